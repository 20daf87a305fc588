using System.Text;
using GruSentiment.Presentation;

namespace GruSentiment.Tests.Presentation;

public class ExplanationPageTests
{
    private static readonly string[] s_hostile = ["bad<script>", "\"good\" & <b>"];
    private static readonly double[] s_adds = [1, -0.5];

    [Fact]
    public void Words_stand_as_they_were_written_with_what_they_add()
    {
        string page = Page(MadeExplanation.Of("Fine, but\nslow", s_adds));

        Assert.Contains("<p class=\"text\" dir=\"auto\"><span class=\"f\" style=\"--_s:0.55\" "
            + "title=\"+1.000 (network +1.000, n-grams 0.000)\">Fine</span>, <span class=\"a\" style=\"--_s:0.275\" "
            + "title=\"-0.500 (network -0.500, n-grams 0.000)\">but</span>\n<span", page, StringComparison.Ordinal);
        Assert.Contains("<h2><bdi>positive 0.800</bdi></h2>", page, StringComparison.Ordinal);
        Assert.Contains("Base 0.25, all words together +1.50, logit 1.75 (above 0: <bdi>positive</bdi>).", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_and_labels_are_escaped()
    {
        string page = Page(MadeExplanation.Of(
            "<script>alert(1)</script> a\u0000\u001b' \"x\" &amp; <img src=x>", s_adds, classes: s_hostile));

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page, c => char.IsControl(c) && c != '\n');
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("&quot;good&quot; &amp; &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("&amp;<span", page, StringComparison.Ordinal); // of "&amp;", as it was written
    }

    [Fact]
    public void It_needs_nothing_from_elsewhere()
    {
        string page = Page(MadeExplanation.Of("Fine but slow", s_adds));

        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_texts_stand_on_one_page_with_their_rows()
    {
        string page = Page(
            MadeExplanation.Of("Fine", s_adds) with { Number = 1 },
            MadeExplanation.Of("", s_adds) with { Number = 1200, Label = "unknown" });

        Assert.Contains("<h2>Row 1: <bdi>positive 0.800</bdi></h2>", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Row 1,200: <bdi>unknown</bdi></h2>", page, StringComparison.Ordinal);
        Assert.Contains("The text has no word that the model reads", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<section>").Length - 1);
    }

    [Fact]
    public void The_threshold_has_its_rule_and_its_line()
    {
        string page = Page(MadeExplanation.Of("Fine but slow", s_adds) with { Threshold = 0.95 });

        Assert.Contains("logit 1.75 (above +2.94: <bdi>positive</bdi>).", page, StringComparison.Ordinal);
        Assert.Contains(">0</text>", page, StringComparison.Ordinal);
        Assert.Contains(">0.95</text>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">1</text>", page, StringComparison.Ordinal); // It would stand upon the threshold's number.
    }

    private static string Page(params LabelledExplanation[] explanations)
    {
        using var stream = new MemoryStream();
        ExplanationPage.Write(stream, explanations);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

using GruSentiment.Data.Labels;

namespace GruSentiment.Data.Tests.Labels;

public class LabelMappingTests
{
    [Theory]
    [InlineData("negative=1,2;positive=4,5", "negative=1,2;positive=4,5")]
    [InlineData(" positive = 4 , 5 ; negative = 1 ", "negative=1;positive=4,5")]
    [InlineData("Positive=good;meh=so so;Negative=bad", "Negative=bad;meh=so so;Positive=good")]
    [InlineData("b=b;a=a", "b=b;a=a")]
    public void A_written_mapping_is_read_negative_first_and_positive_last(string written, string read)
    {
        var mapping = LabelMapping.Parse(written);

        Assert.Equal(read, mapping.ToString());
        Assert.Equal(read, LabelMapping.Parse(mapping.ToString()).ToString());
    }

    [Theory]
    [InlineData("", "'' names 0 classes, expected at least two, as in negative=1,2;positive=4,5.")]
    [InlineData("a=1", "'a=1' names 1 class, expected at least two, as in negative=1,2;positive=4,5.")]
    [InlineData("a;b=1", "'a' names no class and its labels, as in negative=1,2;positive=4,5.")]
    [InlineData("a=;b=1", "'a=' names no class and its labels, as in negative=1,2;positive=4,5.")]
    [InlineData("=1;b=1", "'=1' names no class and its labels, as in negative=1,2;positive=4,5.")]
    [InlineData("a=1;A=2", "the class 'A' stands twice; expected each once, as in negative=1,2;positive=4,5.")]
    [InlineData("a=1;b=1.0", "the label '1.0' stands twice; expected each with one class, as in negative=1,2;positive=4,5.")]
    public void A_mapping_written_wrongly_is_refused(string written, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => LabelMapping.Parse(written)).Message);

    [Theory]
    [InlineData("1", 0)]
    [InlineData(" 2.0 ", 0)]
    [InlineData("\"4\"", 1)]
    [InlineData("5 stars", 1)]
    [InlineData("+5", 1)]
    [InlineData("5/5", 1)]
    [InlineData("__label__1", 0)]
    [InlineData("3", LabelMapping.Skipped)]
    [InlineData("what", LabelMapping.Skipped)]
    public void Labels_are_compared_as_numbers_and_without_what_surrounds_them(string label, int index) =>
        Assert.Equal(index, LabelMapping.Parse("negative=1,2;positive=4,5").ClassOf(label));

    [Theory]
    [InlineData("0 1", "negative=0;positive=1")]
    [InlineData("-1 1", "negative=-1;positive=1")]
    [InlineData("-1 0 1", "negative=-1;neutral=0;positive=1")]
    [InlineData("1 2", "negative=1;positive=2")]
    [InlineData("0 1 2", "negative=0;neutral=1;positive=2")]
    [InlineData("1 2 3", "negative=1;neutral=2;positive=3")]
    [InlineData("0 4", "negative=0;positive=4")]
    [InlineData("0 2 4", "negative=0;neutral=2;positive=4")]
    [InlineData("0 1 2 3 4", "negative=0,1;positive=3,4")]
    [InlineData("1 2 3 4 5", "negative=1,2;positive=4,5")]
    [InlineData("1.0 2.5 3.5 4.5", "negative=1;positive=4.5")]
    [InlineData("1 5", "negative=1;positive=5")]
    [InlineData("1 2 3 4 5 6 7 8 9 10", "negative=1,2,3,4;positive=7,8,9,10")]
    [InlineData("-2 -1 0 1 2", "negative=-2,-1;positive=1,2")]
    [InlineData("1star 5stars", "negative=1;positive=5")]
    [InlineData("NEGATIVE Positive", "negative=negative;positive=positive")]
    [InlineData("neg pos", "negative=neg;positive=pos")]
    [InlineData("False True", "negative=false;positive=true")]
    [InlineData("no yes", "negative=no;positive=yes")]
    [InlineData("negative neutral positive", "negative=negative;neutral=neutral;positive=positive")]
    [InlineData("Very_Negative Negative Positive Extremely-Positive",
        "negative=negative,very_negative;positive=extremely-positive,positive")]
    [InlineData("__label__1 __label__2", "negative=1;positive=2")]
    [InlineData("差评 好评", "negative=差评;positive=好评")]
    public void Known_labels_are_understood(string labels, string mapping) => Assert.Equal(mapping, Find(labels)?.ToString());

    [Theory]
    [InlineData("ham spam")]
    [InlineData("10 50 100")]
    [InlineData("negative maybe")]
    public void Unknown_labels_are_not_guessed(string labels) => Assert.Null(Find(labels));

    [Fact]
    public void The_middle_of_a_scale_is_left_out_and_a_stray_label_is_unknown()
    {
        LabelMapping stars = LabelDiscovery.Find(new Dictionary<string, int> { ["1"] = 400, ["3"] = 200, ["5"] = 400, ["n/a"] = 5 }, null)!;
        LabelMapping binary = LabelDiscovery.Find(new Dictionary<string, int> { ["0"] = 5000, ["1"] = 5000, ["7"] = 1 }, null)!;

        Assert.Equal((LabelMapping.Skipped, LabelMapping.Unknown), (stars.ClassOf("3"), stars.ClassOf("n/a")));
        Assert.Equal((0, 1, LabelMapping.Unknown), (binary.ClassOf("0"), binary.ClassOf("1"), binary.ClassOf("7")));
    }

    [Fact]
    public void A_class_of_a_few_rows_is_no_stray_label()
    {
        LabelMapping binary = LabelDiscovery.Find(new Dictionary<string, int> { ["1"] = 1980, ["0"] = 20 }, null)!;
        var counts = new Dictionary<string, int> { ["5"] = 8000, ["4"] = 1500, ["3"] = 400, ["2"] = 60, ["1"] = 40 };
        LabelMapping stars = LabelDiscovery.Find(counts, null)!;

        Assert.Equal("negative=0;positive=1", binary.ToString());
        Assert.Equal("negative=1,2;positive=4,5", stars.ToString());
    }

    [Theory]
    [InlineData("0 1", "negative positive", "negative=0;positive=1")]
    [InlineData("0 1", "negative neutral positive", "negative=0;neutral=;positive=1")]
    [InlineData("negative neutral positive", "negative positive", "negative=negative;positive=positive")]
    [InlineData("5 4 2", "negative positive", "negative=2;positive=4,5")]
    [InlineData("spam ham", "ham spam", "ham=ham;spam=spam")]
    [InlineData("Positive", "negative positive", "negative=negative;positive=positive")]
    public void Labels_are_brought_to_the_classes_of_a_model(string labels, string classes, string mapping) =>
        Assert.Equal(mapping, Find(labels, classes.Split(' '))?.ToString());

    [Fact]
    public void Labels_with_no_class_of_a_model_are_unknown() => Assert.Null(Find("0 1", ["ham", "spam"]));

    private static LabelMapping? Find(string labels, string[]? classes = null) =>
        LabelDiscovery.Find(labels.Split(' ').ToDictionary(label => label, _ => 10), classes);
}

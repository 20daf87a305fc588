using System.Text;
using GruSentiment.CommandLine.Predictions;
using GruSentiment.Data.Answers;
using GruSentiment.Inference;

namespace GruSentiment.CommandLine.Tests.Predictions;

public class PredictionPromptTests
{
    private static readonly string[] s_labels = ["negative", "positive"];

    private static readonly string s_hint = OperatingSystem.IsWindows()
        ? "Type a text and press Enter. Ctrl-Z and Enter end predict." : "Type a text and press Enter. Ctrl-D ends predict.";

    [Fact]
    public void Each_line_is_answered_and_blank_ones_are_passed_over()
    {
        (string answers, string shown) = Run("Text", "A great film.\n\n \t\nzzqx\n");
        Assert.Matches("^positive\t0\\.[0-9]{3}\tA great film\\.\nunknown\t0\\.[0-9]{3}\tzzqx\n$", answers);
        Assert.Equal($"{s_hint}\n> > > > > \n", shown);
    }

    [Fact]
    public void Each_answer_is_there_before_the_next_text_is_asked_for()
    {
        var answers = new MemoryStream();
        var before = new List<int>();
        var typed = new TypedLines("great\n\nawful\n", () => before.Add(Lines(answers)));
        Run(typed, new StringWriter(), answers, "Text", CancellationToken.None);
        Assert.Equal([0, 1, 1, 2], before);
    }

    [Theory]
    [InlineData("Csv", "^text,label,probability,negative,positive,known\ngreat,positive,.*\n$")]
    [InlineData("Json", "^{\"text\":\"great\",\"label\":\"positive\",\"probability\":0[^}]*},\"known\":1}\n$")]
    public void Every_format_may_be_asked_for(string format, string answers) => Assert.Matches(answers, Run(format, "great\n").Answers);

    [Fact]
    public void An_interruption_ends_it_on_a_new_line()
    {
        using var interruption = new CancellationTokenSource();
        var shown = new StringWriter { NewLine = "\n" };
        Assert.ThrowsAny<OperationCanceledException>(() => Run(
            new TypedLines("never read\n", interruption.Cancel), shown, new MemoryStream(), "Text", interruption.Token));
        Assert.EndsWith("> \n", shown.ToString(), StringComparison.Ordinal);
    }

    private static (string Answers, string Shown) Run(string format, string typed)
    {
        var shown = new StringWriter { NewLine = "\n" };
        var answers = new MemoryStream();
        Run(new StringReader(typed), shown, answers, format, CancellationToken.None);
        return (Encoding.UTF8.GetString(answers.ToArray()), shown.ToString());
    }

    private static void Run(TextReader typed, TextWriter shown, Stream answers, string format, CancellationToken cancellation)
    {
        var form = new AnswerForm(Enum.Parse<PredictionFormat>(format));
        IPredictionWriter writer = PredictionWriter.To(answers, form, s_labels);
        new PredictionPrompt(typed, shown, Predict, new AnswerLabel(null), writer).Run(cancellation);
    }

    /// <summary>Stands in for a model, which does not know the word zzqx.</summary>
    private static Prediction Predict(string text) => new(
        s_labels, text.Contains("awful", StringComparison.Ordinal) ? [0.875f, 0.125f] : [0.25f, 0.75f], threshold: 0.5,
        known: text == "zzqx" ? 0 : 1);

    private static int Lines(MemoryStream answers) => answers.ToArray().Count(value => value == '\n');

    /// <summary>Lines that somebody types, who is looked at before each.</summary>
    private sealed class TypedLines(string lines, Action before) : StringReader(lines)
    {
        public override string? ReadLine()
        {
            before();
            return base.ReadLine();
        }
    }
}

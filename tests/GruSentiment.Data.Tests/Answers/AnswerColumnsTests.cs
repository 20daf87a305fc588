using GruSentiment.Data.Answers;

namespace GruSentiment.Data.Tests.Answers;

public class AnswerColumnsTests
{
    private static readonly string[] s_classes = ["negative", "positive"];

    [Fact]
    public void They_are_named_the_same_beside_every_input_without_such_names() =>
        Assert.Equal(
            ["label", "probability", "negative", "positive", "known"],
            AnswerColumns.Beside(["id", "text", "predicted_label"], s_classes));

    [Theory]
    [InlineData("label")]
    [InlineData("Probability")]
    [InlineData("POSITIVE")]
    [InlineData("known")]
    public void Where_one_is_taken_in_any_case_all_of_them_begin_with_predicted(string taken) =>
        Assert.Equal(
            ["predicted_label", "predicted_probability", "predicted_negative", "predicted_positive", "predicted_known"],
            AnswerColumns.Beside(["text", taken], s_classes));

    [Fact]
    public void Beside_answers_to_answers_they_begin_with_it_once_more() =>
        Assert.Equal(
            "predicted_predicted_label",
            AnswerColumns.Beside(["text", "label", "predicted_label"], s_classes)[0]);
}

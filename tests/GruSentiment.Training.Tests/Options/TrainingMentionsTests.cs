using GruSentiment.Data.Statistics;
using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tests.Options;

public class TrainingMentionsTests
{
    [Fact]
    public void Options_are_named_as_they_are_declared() => Assert.Equal(
        Names(
            TrainingRequest.FoldsOption, TrainingRequest.EmbeddingsOption, TrainingRequest.UnlabelledOption, TrainingOptions.BalanceOption),
        Names(TrainingMentions.Folds, TrainingMentions.Embeddings, TrainingMentions.Unlabelled, TrainingMentions.Balance));

    private static (string, string, string)[] Names(params DeclaredOption[] options) =>
        [.. options.Select(option => (option.Member, option.Key, option.Name))];
}

using GruSentiment.Data.Reviews;
using GruSentiment.Tests;
using GruSentiment.Training.FastText;

namespace GruSentiment.Training.Tests.FastText;

public sealed class FastTextClassifierTests : IDisposable
{
    private static readonly EncodedReview[] s_training = [new([5, 9, 5], 1), new([7], 0)];

    private static readonly EncodedReview[] s_measured = [new([9], 1), new([7, 7], 0), new([5], 1)];

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tokens_are_written_by_number_and_labels_before_them()
    {
        FastTextAnswers answers = Train(FastTextScript.In(_folder));
        Assert.Equal("__label__1 5 9 5\n__label__0 7\n", File.ReadAllText(_folder.File("given.txt")));
        Assert.Equal([1, 0, 1], answers.Classes);
        Assert.Contains(" -wordNgrams 2 -epoch 25 -lr 0.5 ", File.ReadAllText(_folder.File("arguments.txt")), StringComparison.Ordinal);
        Assert.Contains(" -thread 1 -seed 3 ", File.ReadAllText(_folder.File("arguments.txt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 3", ":", "predict: ended with 3")]
    [InlineData("echo __label__1", ":", "fastText answered 1 of 3 rows.")]
    [InlineData("echo nothing", ":", "fastText answered \"nothing\"; a label was expected.")]
    [InlineData("echo", "echo 'Encountered NaN.' >&2; exit 1", "supervised: ended with 1: Encountered NaN.")]
    public void What_it_can_t_do_is_said(string answer, string training, string message)
    {
        var error = Assert.Throws<GruSentimentException>(() => Train(FastTextScript.In(_folder, answer, training)));
        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_none_is_said() => Assert.Contains(
        "can't be started", Assert.Throws<GruSentimentException>(() => Train(new FastTextProgram(_folder.File("none")))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task Cancelling_ends_it()
    {
        FastTextProgram slow = FastTextScript.In(_folder, training: "exec sleep 60");
        using var end = new CancellationTokenSource();
        Task<FastTextAnswers> running = Task.Run(
            () => new FastTextClassifier(slow).Train(s_training, s_measured, 3, end.Token), TestContext.Current.CancellationToken);
        while (!File.Exists(_folder.File("arguments.txt")))
            await Task.Delay(10, TestContext.Current.CancellationToken);
        await end.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void The_real_one_learns_and_answers_the_same_again()
    {
        FastTextProgram? real = FastTextProgram.Find();
        Assert.SkipWhen(real is null, "fastText is not installed.");
        EncodedReview[] training = [.. Enumerable.Range(0, 200).Select(i => new EncodedReview([i % 2 + 2, i % 7 + 10], i % 2))];
        FastTextAnswers answers = Train(real, training, training);
        Assert.Equal(training.Select(review => review.Label), answers.Classes);
        Assert.Equal(answers.Classes, Train(real, training, training).Classes);
    }

    private static FastTextAnswers Train(
        FastTextProgram program, IReadOnlyList<EncodedReview>? training = null, IReadOnlyList<EncodedReview>? measured = null) =>
        new FastTextClassifier(program).Train(training ?? s_training, measured ?? s_measured, 3, TestContext.Current.CancellationToken);
}

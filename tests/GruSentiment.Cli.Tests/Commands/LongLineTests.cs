using System.Diagnostics;
using System.Globalization;
using System.Text;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class LongLineTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private const int Lines = 40, Length = 4_000_000;

    /// <summary>A text is 8 MB, and all of them, if they were held at once, 320 MB.</summary>
    private const int HeapLimit = 200 << 20;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Lines_of_megabytes_are_answered_in_order_within_a_bounded_memory()
    {
        using Process process = CommandLine.Start(
            _directory, [("DOTNET_GCHeapHardLimit", HeapLimit.ToString("X", CultureInfo.InvariantCulture))],
            "predict", "--model", model.Path, "--input", "-", "--quiet");
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task writing = Task.Run(() => Write(process.StandardInput.BaseStream), TestContext.Current.CancellationToken);
        var numbers = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            numbers.Add(line.Split('\t')[2].Split(' ')[0]);
        Assert.Equal((0, ""), (process.WaitForExit(60_000) ? process.ExitCode : -1, await error));
        await writing;
        Assert.Equal(Enumerable.Range(0, Lines).Select(i => i.ToString(CultureInfo.InvariantCulture)), numbers);
    }

    private static void Write(Stream input)
    {
        byte[] words = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(" a great film, an awful lamp", Length / 28)));
        using (input)
        {
            for (int i = 0; i < Lines; i++)
            {
                input.Write(Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture)));
                input.Write(words);
                input.Write("\n"u8);
            }
        }
    }
}

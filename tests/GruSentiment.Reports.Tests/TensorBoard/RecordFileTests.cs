using System.Text;
using GruSentiment.Reports.TensorBoard;
using GruSentiment.Tests;

namespace GruSentiment.Reports.Tests.TensorBoard;

public sealed class RecordFileTests : IDisposable
{
    private static readonly DateTimeOffset s_time = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000);

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Records_read_back_with_the_right_checksums()
    {
        Assert.Equal(0xE3069283, TensorBoardFile.Checksum(Encoding.ASCII.GetBytes("123456789"))); // RFC 3720's polynomial; its check value.
        byte[][] records = [[], [1, 2, 3], [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))]];
        string path;
        using (var file = RecordFile.Create(_folder.Path, s_time))
        {
            path = file.Path;
            foreach (byte[] record in records)
                file.Append(record);
        }
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal(records, TensorBoardFile.Records(bytes));
        Assert.Equal(3 * 16 + 1003, bytes.Length);
    }

    [Fact]
    public void Each_file_has_a_name_of_its_own_that_tensorboard_takes()
    {
        using var one = RecordFile.Create(_folder.Path, s_time);
        using var two = RecordFile.Create(_folder.Path, s_time);
        string begin = $"events.out.tfevents.1795000000.gru-sentiment.{Environment.ProcessId}";
        Assert.Equal([$"{begin}.0", $"{begin}.1"], _folder.Files);
    }
}

using System.Diagnostics;
using CsCheck;
using GruSentiment.Data.Evaluation;
using GruSentiment.Models;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Evaluation;

public sealed class TrainingTextsFileTests : IDisposable
{
    private static readonly Gen<ulong[]> s_texts = Gen.ULong.Array[0, 40];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Its_bytes_are_those_of_the_format()
    {
        byte[] expected =
        [
            .. "GRUTEXTS"u8, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0,
            5, 0, 0, 0, 0, 0, 0, 0, 0x08, 0x07, 0x06, 0x05, 0x04, 0x03, 0x02, 0x01,
            255, 255, 255, 255, 255, 255, 255, 255,
        ];
        Assert.Equal(expected, Written(TrainingTexts.Of([0x0102030405060708, 5, 5], [ulong.MaxValue])));
    }

    [Fact]
    public void Its_counts_are_those_of_different_texts()
    {
        Assert.Null(TrainingTextsFile.CountsIn(_directory.Path));
        _directory.Write(TrainingTextsFile.Name, Written(TrainingTexts.Of([3, 1, 3], [7])));
        Assert.Equal(new TrainingTextsFile.Counts(2, 1), TrainingTextsFile.CountsIn(_directory.Path));
        string path = _directory.Write(TrainingTextsFile.Name, "another file, of more than twenty bytes");
        Assert.Equal($"{path}: is damaged: it does not begin with GRUTEXTS and three numbers.",
            Assert.Throws<ModelException>(() => TrainingTextsFile.CountsIn(_directory.Path)).Message);
    }

    [Fact]
    public void Nothing_waits_for_a_pipe()
    {
        if (OperatingSystem.IsWindows())
            return;
        string path = _directory.File(TrainingTextsFile.Name);
        using (Process make = Process.Start("mkfifo", [path]))
            make.WaitForExit();
        Assert.Equal($"{path}: is empty, or a pipe or a device; a file that a training wrote was expected.",
            Assert.Throws<ModelException>(() => TrainingTextsFile.Read(_directory.Path)).Message);
    }

    [Fact]
    public void A_file_that_promises_more_than_it_holds_is_not_made_room_for()
    {
        string path = _directory.Write(TrainingTextsFile.Name, [.. "GRUTEXTS"u8, 1, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal($"{path}: is damaged: it has 20 bytes; 4294967295 and 4294967295 texts take 68719476740.",
            Assert.Throws<ModelException>(() => TrainingTextsFile.Read(_directory.Path)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_changed_one_is_read_or_refused_in_words() =>
        Gen.Select(s_texts, Gen.Int[0, 400], Gen.Byte.Array[0, 12], Gen.Int[0, 12]).Sample((texts, at, put, taken) =>
        {
            byte[] whole = Written(TrainingTexts.Of(texts, texts));
            at = Math.Min(at, whole.Length);
            byte[] changed = [.. whole[..at], .. put, .. whole[Math.Min(at + taken, whole.Length)..]];
            try
            {
                Read(changed);
            }
            catch (ModelException e)
            {
                Assert.StartsWith(_directory.File(TrainingTextsFile.Name), e.Message, StringComparison.Ordinal);
            }
        }, iter: 500, seed: "0000KFdLmrA5", threads: 1);

    [Fact]
    public void The_same_texts_in_any_order_give_the_same_bytes() =>
        Gen.Select(s_texts, s_texts).Sample((training, validation) => Assert.Equal(
            Written(TrainingTexts.Of(training, validation)),
            Written(TrainingTexts.Of(training.Reverse().Concat(training), validation.Reverse()))));

    [Fact]
    public void What_was_written_is_read_and_recognised() =>
        Gen.Select(s_texts, s_texts, Gen.ULong).Sample((training, validation, other) =>
        {
            TrainingTexts texts = Read(Written(TrainingTexts.Of(training, validation)))!;
            Assert.Equal(training.Distinct().Order(), texts.Training.ToArray());
            Assert.All(training, text => Assert.True(texts.WasTrainedOn(text)));
            Assert.All(validation, text => Assert.True(texts.WasValidatedOn(text)));
            Assert.Equal((training.Contains(other), validation.Contains(other)), (texts.WasTrainedOn(other), texts.WasValidatedOn(other)));
        });

    [Fact]
    public void A_run_without_it_says_nothing() => Assert.Null(TrainingTextsFile.Read(_directory.Path));

    public static TheoryData<byte[], string> DamagedFiles()
    {
        byte[] whole = Written(TrainingTexts.Of([1, 2, 3], [4]));
        return new()
        {
            { [], "is empty, or a pipe or a device; a file that a training wrote was expected." },
            { whole[..19], "is damaged: it does not begin with GRUTEXTS and three numbers." },
            { [(byte)'g', .. whole[1..]], "is damaged: it does not begin with GRUTEXTS and three numbers." },
            { [.. whole[..8], 2, .. whole[9..]], "has format version 2; this program reads 1." },
            { whole[..^1], "is damaged: it has 51 bytes; 3 and 1 texts take 52." },
            { [.. whole, 0], "is damaged: it has 53 bytes; 3 and 1 texts take 52." },
            {
                [.. whole[..12], 255, 255, 255, 255, .. whole[16..]],
                "is damaged: it has 52 bytes; 4294967295 and 1 texts take 34359738388."
            },
            { [.. whole[..20], 9, .. whole[21..]], "is damaged: its texts are not in rising order." },
        };
    }

    [Theory]
    [MemberData(nameof(DamagedFiles), DisableDiscoveryEnumeration = true)]
    public void A_damaged_one_says_how(byte[] bytes, string fault) =>
        Assert.Equal(
            $"{_directory.File(TrainingTextsFile.Name)}: {fault}", Assert.Throws<ModelException>(() => Read(bytes)).Message);

    private static byte[] Written(TrainingTexts texts)
    {
        using var stream = new MemoryStream();
        TrainingTextsFile.Write(stream, texts);
        return stream.ToArray();
    }

    private TrainingTexts? Read(byte[] bytes)
    {
        lock (_directory) // CsCheck samples on several threads.
        {
            _directory.Write(TrainingTextsFile.Name, bytes);
            return TrainingTextsFile.Read(_directory.Path);
        }
    }
}

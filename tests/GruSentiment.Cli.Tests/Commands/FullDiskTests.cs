using System.Diagnostics;
using System.Globalization;
using GruSentiment.Data.Tests.Downloads;
using GruSentiment.Models;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary>Trainings on small disks in memory, which become full at one file or another. Only the superuser can mount them.</summary>
public sealed class FullDiskTests : IDisposable
{
    private static readonly string[] s_train =
        ["train", "--data", "reviews.csv", "--quiet", "--augment", "none", "--embedding-dim", "32", "--hidden-dim", "32", "--epochs", "3"];

    private readonly TemporaryDirectory _directory = new();

    public FullDiskTests() => _directory.Write("reviews.csv", Reviews.TwoClasses(240));

    public void Dispose()
    {
        _ = Run("umount", _directory.File("disk"));
        _directory.Dispose();
    }

    [Fact]
    public void A_training_ends_with_an_error_that_names_the_file_and_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Disks in memory are made otherwise.");
        Directory.CreateDirectory(_directory.File("disk"));
        Assert.SkipWhen(Mount(1_000) != 0, "Mounting is not allowed.");
        Assert.Equal(0, CommandLine.Run(_directory, [.. s_train, "--output", "whole"]).ExitCode);
        var expected = RunResult.Of(_directory, "whole");
        long model = new FileInfo(_directory.File("whole/model.safetensors")).Length / 1024;

        var named = new HashSet<string>();
        // From nothing but a first checkpoint to all but the last pictures.
        for (long kilobytes = model / 2; kilobytes < 6 * model + 400; kilobytes += 2 * model / 3)
        {
            Assert.Equal(0, Mount(kilobytes));
            CommandResult full = CommandLine.Run(_directory, [.. s_train, "--output", "disk/run"]);
            if (full.ExitCode == 0)
                break;
            Assert.Equal((1, ""), (full.ExitCode, full.Output));
            Assert.Matches("^error: .+: can't be written: .*([Nn]o space left|disk is full)", full.FirstError);
            named.Add(Path.GetFileName(full.FirstError["error: ".Length..full.FirstError.IndexOf(": can't", StringComparison.Ordinal)]));
            AssertWhole();
            Assert.Equal(0, Run("mount", "-o", "remount,size=100M", _directory.File("disk")));
            bool canGoOn = Directory.Exists(_directory.File("disk/run/checkpoint"));
            CommandResult rest = CommandLine.Run(
                _directory, canGoOn ? ["train", "--resume", "disk/run", "--quiet"] : [.. s_train, "--output", "disk/run"]);
            Assert.Equal((0, ""), (rest.ExitCode, rest.Error));
            Assert.Equal(expected, RunResult.Of(_directory, "disk/run"));
            Assert.DoesNotContain(_directory.Files, file => Path.GetFileName(file).StartsWith('.'));
        }
        Assert.True(named.Count >= 3, $"Full at {string.Join(", ", named)} alone.");
    }

    [Fact]
    public void A_download_of_word_vectors_keeps_what_had_arrived_and_goes_on_from_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Disks in memory are made otherwise.");
        Directory.CreateDirectory(_directory.File("disk"));
        Assert.SkipWhen(Mount(1_800) != 0, "Mounting is not allowed."); // Enough for words as long as they usually are.
        string[] lines = TestVectors.Lines(1200, 300);
        using var server = new LoopbackServer(new ServedFile(TestVectors.FastText(lines)).Answer);
        string[] download =
            ["download", "fasttext-de", "--words", "1200", "--output", "disk/de", "--quiet", "--url", $"{server.Address()}"];

        CommandResult full = CommandLine.Run(_directory, download);
        Assert.Equal((1, ""), (full.ExitCode, full.Output));
        Assert.Matches("^error: disk/de.*: can't be written: .*([Nn]o space left|disk is full)", full.FirstError);
        Assert.Equal(
            ["disk", "disk/.de.download", "disk/.de.download/archive", "disk/.de.download/archive.json", "reviews.csv"], _directory.Files);

        Assert.Equal(0, Run("mount", "-o", "remount,size=100M", _directory.File("disk")));
        CommandResult rest = CommandLine.Run(_directory, download);
        Assert.Equal((0, "disk/de\n", ""), (rest.ExitCode, rest.Output, rest.Error));
        Assert.Equal(TestVectors.Text(lines.Prepend("1200 300")), TestVectors.Unpacked(_directory.File("disk/de/vectors.txt.gz")));
        Assert.NotNull(server.Requests[^1].Header("Range"));
    }

    /// <summary>What there is of a model can be used; no half file is left.</summary>
    private void AssertWhole()
    {
        Assert.DoesNotContain(_directory.Files, file => file.EndsWith(".partial", StringComparison.Ordinal));
        if (File.Exists(_directory.File("disk/run/model.safetensors")))
            _ = SavedModel.Load(_directory.File("disk/run"));
    }

    private int Mount(long kilobytes)
    {
        string disk = _directory.File("disk");
        _ = Run("umount", disk);
        return Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={kilobytes}k"), "tmpfs", disk);
    }

    private static int Run(string command, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return 1; // There is no such command.
        }
    }
}

using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class RunsOverlayTests : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public RunsOverlayTests(TrainedModel model)
    {
        model.CopyTo(_directory, "runs/first");
        model.CopyTo(_directory, "runs/second");
        model.CopyTo(_directory, "elsewhere/first");
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_curves_are_drawn_into_one_picture_that_is_not_overwritten_unless_it_is_named()
    {
        CommandResult drawn = CommandLine.Run(_directory, "runs", "overlay", "first", "runs/second", "elsewhere/first");
        Assert.Equal((0, "overlay.png", ""), (drawn.ExitCode, drawn.Output.TrimEnd(), drawn.Error));
        byte[] picture = File.ReadAllBytes(_directory.File("overlay.png"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);

        CommandResult again = CommandLine.Run(_directory, "runs", "overlay", "first", "second");
        Assert.Equal(
            (1, "", "error: overlay.png: is there already, and nothing is overwritten unless it is named. "
                + "Name a picture with --output FILE.png."),
            (again.ExitCode, again.Output, again.FirstError));
        Assert.Equal(picture, File.ReadAllBytes(_directory.File("overlay.png")));

        CommandResult named = CommandLine.Run(_directory, "runs", "overlay", "first", "second", "--output", "overlay.png");
        Assert.Equal((0, "overlay.png", ""), (named.ExitCode, named.Output.TrimEnd(), named.Error));
        Assert.NotEqual(picture, File.ReadAllBytes(_directory.File("overlay.png")));
    }

    [Theory]
    [InlineData(2, "runs overlay: 2 to 8 different runs were expected; 1 found on the command line.", "first")]
    [InlineData(2, "runs overlay: 2 to 8 different runs were expected; 1 found on the command line.", "first", "runs/first/")]
    [InlineData(2, "--output: \"reviews.csv\" does not end in .png; the picture is a PNG.", "first", "second", "-o", "reviews.csv")]
    [InlineData(1, "--output a.png: is a directory; a file was expected.", "first", "second", "-o", "a.png")]
    [InlineData(1, "third: there is no such run under runs, and no such directory.", "first", "third")]
    [InlineData(1, "begun: has no history.csv with an epoch; there is nothing to draw yet.", "first", "./begun")]
    public void What_cannot_be_drawn_is_said(int code, string message, params string[] arguments)
    {
        Directory.CreateDirectory(_directory.File("a.png"));
        Directory.CreateDirectory(_directory.File("begun"));
        _directory.Write("begun/config.json", "{}");
        CommandResult result = CommandLine.Run(_directory, ["runs", "overlay", .. arguments]);
        Assert.Equal((code, ""), (result.ExitCode, result.Output));
        Assert.Equal($"error: {message}", result.FirstError.Replace("./begun", "begun", StringComparison.Ordinal));
        Assert.DoesNotContain("overlay.png", _directory.Files);
    }
}

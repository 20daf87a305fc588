using System.Text.RegularExpressions;
using GruSentiment.Encoders;
using GruSentiment.Ngrams;
using GruSentiment.Tests;
using GruSentiment.Text;
using GruSentiment.Training.Options;

namespace GruSentiment.Cli.Tests.Commands;

public sealed partial class HelpTests : IDisposable
{
    /// <summary>What <c>dotnet run</c> takes for itself, even behind the command's name.</summary>
    private static readonly string[] s_dotnetRun =
    [
        "-c", "-f", "-v", "-r", "-a", "-e", "-p", "--device", "--file", "--os", "--arch", "--environment", "--property", "--runtime",
        "--framework", "--configuration", "--verbosity", "--interactive",
    ];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("train")]
    [InlineData("predict")]
    [InlineData("explain")]
    [InlineData("evaluate")]
    [InlineData("check")]
    [InlineData("audit")]
    [InlineData("compare")]
    [InlineData("tune")]
    [InlineData("runs")]
    [InlineData("runs", "show")]
    [InlineData("runs", "overlay")]
    [InlineData("runs", "remove")]
    public void Help_says_the_same_either_way_within_a_hundred_columns(params string[] command)
    {
        CommandResult help = CommandLine.Run(_directory, ["help", .. command]);
        Assert.Equal(0, help.ExitCode);
        Assert.Empty(help.Error);
        Assert.Equal(CommandLine.Run(_directory, [.. command, "--help"]).Output, help.Output);
        Assert.All(help.Lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.DoesNotContain(Flags().Matches(help.Output), flag => s_dotnetRun.Contains(flag.Groups[1].Value + flag.Groups[2].Value));
    }

    [Theory]
    [InlineData("train")]
    [InlineData("audit")]
    [InlineData("compare")]
    [InlineData("tune")]
    public void Options_are_called_as_the_user_would_type_them(string command)
    {
        string help = CommandLine.Run(_directory, "help", command).Output;
        Type[] options =
        [
            typeof(TrainingRequest), typeof(ModelOptions), typeof(TrainingOptions), typeof(VocabularyOptions), typeof(NgramOptions),
            typeof(AugmentationOptions),
        ];
        IEnumerable<string> members = options.SelectMany(one => one.GetProperties()).Select(property => property.Name);
        Assert.All(
            members.Where(member => member.Skip(1).Any(char.IsUpper)),
            member => Assert.DoesNotContain(member, help, StringComparison.Ordinal));
    }

    [Fact]
    public void Defaults_are_written_as_the_user_would_type_them()
    {
        string help = CommandLine.RunWith(_directory, "", [("LC_ALL", "de_DE.UTF-8")], "help", "train").Output;
        Assert.Matches(@"--weight-decay RATE +Weight decay of AdamW, [^\[]*\[default: 0\.01\]", help);
        Assert.Matches(@"--lr RATE +Highest learning rate of AdamW\.\s+By\s+default\s+0\.002;\s+0\.004\s+if\s+sentences\s", help);
        Assert.DoesNotContain("[default: 6]", help, StringComparison.Ordinal); // Epochs are chosen to fit the data.
        Assert.Contains("[default: true]", help, StringComparison.Ordinal);
    }

    [Fact]
    public void A_former_name_is_not_shown()
    {
        string help = CommandLine.Run(_directory, "help", "train").Output;
        Assert.Contains(
            "--pooling last|mean|max   Pooling of the states of a recurrent network",
            help, StringComparison.Ordinal);
        Assert.DoesNotContain("readout", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("completion", "completion SHELL")]
    [InlineData("download", "download [NAME] [options]")]
    [InlineData("help", "help [COMMAND…]")]
    public void An_argument_that_need_not_be_given_stands_in_brackets(string command, string usage)
    {
        string[] lines = CommandLine.Run(_directory, "help", command).Lines;
        string line = Assert.Single(lines, line => line.StartsWith("Usage: ", StringComparison.Ordinal));
        Assert.EndsWith($" {usage}", line.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_of_a_command_is_named_with_it()
    {
        string help = CommandLine.Run(_directory, "help", "runs", "show").Output;
        Assert.Matches(@"(?m)^Usage: .+ runs show RUN \[options\]\r?$", help);
        Assert.Matches(@"Show this help, as\s+`.+ help\s+runs\s+show`\s+does", help);
        Assert.Matches(@"(?m)^  .+ runs show 20261127-050427-reviews\r?$", help);
        Assert.Matches(@"(?m)^Usage: .+ runs \[COMMAND\] \[options\]\r?$", CommandLine.Run(_directory, "help", "runs").Output);
    }

    [Theory]
    [InlineData("runs shwo", "runs has no command \"shwo\". Did you mean show? Its commands are show, overlay, remove.")]
    [InlineData("train x", "train has no command \"x\". It has none.")]
    public void Help_for_what_is_not_there_says_what_is(string names, string message)
    {
        CommandResult help = CommandLine.Run(_directory, ["help", .. names.Split(' ')]);
        Assert.Equal((2, $"error: {message}"), (help.ExitCode, help.FirstError));
    }

    [Fact]
    public void Help_alone_lists_the_commands()
    {
        CommandResult help = CommandLine.Run(_directory, "help");
        Assert.Equal(0, help.ExitCode);
        Assert.All(
            (string[])["train", "predict", "explain", "evaluate", "check", "help"],
            command => Assert.Contains($"\n  {command} ", help.Output, StringComparison.Ordinal));
        Assert.Equal(help.Output, CommandLine.Run(_directory, "--help").Output);
    }

    [GeneratedRegex(@"^  (--?[a-z-]+)|, (-[a-z])\b", RegexOptions.Multiline)]
    private static partial Regex Flags();
}

using System.Diagnostics;
using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class AuditTests : IDisposable
{
    private static readonly int[] s_wrong = [12, 57, 101, 160, 203, 238];

    private readonly TemporaryDirectory _directory = new();

    public AuditTests()
    {
        string[] lines = Reviews.TwoClasses(240).Split('\n');
        foreach (int row in s_wrong)
            lines[row] = lines[row].EndsWith(",positive", StringComparison.Ordinal) ? lines[row].Replace(",positive", ",negative")
                : lines[row].Replace(",negative", ",positive");
        _directory.Write("reviews.csv", string.Join('\n', lines));
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Planted_labels_are_listed_and_the_next_command_trains_without_them()
    {
        CommandResult audit = Run(["audit", "--data", "reviews.csv", "--folds", "4", .. Reviews.Small]);

        Assert.True(audit.ExitCode == 0, audit.Error);
        Assert.Matches(@"^rows +240$", audit.Lines[0]);
        Assert.Matches(@"^folds +4, 4 times$", audit.Lines[1]);
        Assert.Matches(@"^out-of-fold accuracy +97\.50 % \(95 % interval [0-9.]+ to [0-9.]+\)$", audit.Lines[2]);
        Assert.Matches(@"^wrong labels, estimate +[5-8] \([23]\.\d % of the rows\)$", audit.Lines[3]);
        Assert.Equal("given label      true class (estimate)", audit.Lines[4]);
        Assert.Equal("                 negative    positive     wrong", audit.Lines[5]);
        Assert.Matches(@"^negative +\d+ +\d+ +\d+\.\d %$", audit.Lines[6]);
        Assert.Matches(@"^ +row +line  label +suggested  confidence  text$", audit.Lines[8]);
        Assert.Matches(@"^ +\d+ +\d+  (negative|positive) +(negative|positive) +\d+\.\d %  A ", audit.Lines[9]);
        Assert.Matches(
            @"^6 rows are in suspects\.csv, the surest first\. Expect about [56] of them \(\d+ %\) to have a wrong label\.$",
            audit.Lines[^1]);
        string next = audit.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
        Assert.Equal("gru-sentiment train --data reviews.csv --skip-rows suspects.csv", next);
        Assert.Equal(s_wrong, Found("suspects.csv"));

        CommandResult train = Run([.. next.Split(' ')[1..], "--output", "run", .. Reviews.Small]);
        Assert.True(train.ExitCode == 0, train.Error);
        Assert.Contains("\nskipped rows: 6 that suspects.csv lists\n", train.Error, StringComparison.Ordinal);
        Assert.Contains("\"skip_rows\": \"suspects.csv\"", File.ReadAllText(_directory.File("run/config.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_exactly_the_promised_members()
    {
        CommandResult audit = Run(
            ["audit", "--data", "reviews.csv", "--format", "json", "--output", "wrong.csv", "--probabilities", "all.csv", "--quiet",
                .. Reviews.Small]);

        Assert.Equal((0, ""), (audit.ExitCode, audit.Error));
        JsonElement root = JsonDocument.Parse(audit.Output).RootElement;
        Assert.Equal(
            ["data", "rows", "folds", "repeats", "accuracy", "expected_wrong", "noise", "confident_joint", "output", "found",
                "expected_right", "suspects", "seconds"],
            root.EnumerateObject().Select(member => member.Name));
        JsonElement[] suspects = [.. root.GetProperty("suspects").EnumerateArray()];
        Assert.Equal(Found("wrong.csv"), suspects.Select(suspect => suspect.GetProperty("row").GetInt32()).Order());
        Assert.All(suspects, suspect => Assert.Equal(
            ["row", "line", "label", "suggested", "confidence", "reason", "text"],
            suspect.EnumerateObject().Select(member => member.Name)));
        string[] all = File.ReadAllLines(_directory.File("all.csv"));
        Assert.Equal(("row,line,label,negative,positive", 241), (all[0], all.Length));
    }

    [Fact]
    public void A_list_that_is_there_and_the_data_are_never_overwritten()
    {
        _directory.Write("suspects.csv", "row\n1\n");
        Assert.Equal(
            (2, "error: suspects.csv is there already; --output FILE was expected, or --output suspects.csv to replace it."),
            Refused("audit", "--data", "reviews.csv"));
        Assert.Equal(
            (2, "error: --output ./reviews.csv is a file that is read; another one was expected."),
            Refused("audit", "--data", "reviews.csv", "--output", "./reviews.csv"));
        Assert.Equal("row\n1\n", File.ReadAllText(_directory.File("suspects.csv")));
        string[] audit = ["audit", "--data", "reviews.csv", "--output", "x.csv", "--probabilities"];
        Assert.Equal(
            (2, "error: --probabilities ./reviews.csv is a file that is read; another one was expected."),
            Refused([.. audit, "./reviews.csv"]));
        Assert.Equal(
            (2, "error: --probabilities ./x.csv is the file of --output too; another one was expected."), Refused([.. audit, "./x.csv"]));
        Assert.Equal(
            (2, $"error: --probabilities none/x.csv: there is no directory {_directory.File("none")}."), Refused([.. audit, "none/x.csv"]));
        (int exitCode, string error) = Refused("audit", "--data", "reviews.csv", "--output", "none/x.csv");
        Assert.Equal((2, $"error: --output none/x.csv: there is no directory {_directory.File("none")}."), (exitCode, error));
    }

    [Fact]
    public void A_list_of_another_file_is_refused_with_the_row()
    {
        _directory.Write("suspects.csv", "row,text\n2,Not this one.\n");
        Assert.Equal(
            (1, "error: suspects.csv, line 2: row 2 has another text than in reviews.csv. Either the list is of another file, "
                + "or rows were added or removed since, or a spreadsheet changed its characters."),
            Refused("train", "--data", "reviews.csv", "--skip-rows", "suspects.csv"));
    }

    [Fact]
    public void A_text_that_a_spreadsheet_would_run_gets_an_apostrophe_and_is_still_known()
    {
        string reviews = File.ReadAllText(_directory.File("reviews.csv")).Replace("\"A ", "\"=A ", StringComparison.Ordinal);
        _directory.Write("reviews.csv", reviews);
        CommandResult audit = Run(["audit", "--data", "reviews.csv", "--spreadsheet-safe", .. Reviews.Small]);
        Assert.True(audit.ExitCode == 0, audit.Error);
        Assert.All(File.ReadAllLines(_directory.File("suspects.csv"))[1..], line => Assert.Contains("\"'=A ", line));

        CommandResult train = Run(["train", "--data", "reviews.csv", "--skip-rows", "suspects.csv", .. Reviews.Small]);
        Assert.True(train.ExitCode == 0, train.Error);
    }

    [Fact]
    public void After_a_signal_nothing_is_left()
    {
        Signals.SkipWithout("TERM");
        string[] many = ["--epochs", "100", "--patience", "100", "--folds", "20"];
        using Process process = CommandLine.Start(_directory, [], ["audit", "--data", "reviews.csv", .. many]);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (process.StandardError.ReadLine() is { } line && !line.StartsWith("Chosen to fit", StringComparison.Ordinal))
            continue;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Signals.Send("TERM", process);

        CommandResult result = CommandLine.End(process, output, error);
        Assert.Equal((143, ""), (result.ExitCode, result.Output));
        Assert.Equal(["reviews.csv"], _directory.Files);
    }

    private IEnumerable<int> Found(string list) => File.ReadAllLines(_directory.File(list))[1..]
        .Select(line => int.Parse(line.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)).Order();

    private (int ExitCode, string Error) Refused(params string[] arguments)
    {
        CommandResult result = Run(arguments);
        return (result.ExitCode, result.FirstError);
    }

    private CommandResult Run(string[] arguments) => CommandLine.Run(_directory, arguments);
}

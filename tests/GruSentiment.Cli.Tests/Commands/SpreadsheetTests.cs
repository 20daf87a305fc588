using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class SpreadsheetTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Cells_that_a_spreadsheet_would_run_come_behind_an_apostrophe_if_asked_for()
    {
        _directory.Write("table.csv", "id,text,=name\n-1,=1+1 good film,@a\n+2,\"\tbad, film\",b=c\n3,plain good,\uFF1Da\n");
        string[] arguments = ["predict", "--model", model.Path, "--input", "table.csv", "--text-column", "text", "--format", "csv"];

        CommandResult plain = CommandLine.Run(_directory, arguments);
        CommandResult safe = CommandLine.Run(_directory, [.. arguments, "--spreadsheet-safe"]);

        Assert.Equal(["id,text,=name", "-1,=1+1 good film,@a", "+2,\"\tbad, film\",b=c", "3,plain good,\uFF1Da"], Kept(plain));
        Assert.Equal(["id,text,'=name", "'-1,'=1+1 good film,'@a", "'+2,\"'\tbad, film\",b=c", "3,plain good,'\uFF1Da"], Kept(safe));
    }

    [Fact]
    public void It_is_for_csv_alone() => Assert.Equal(
        (2, "error: predict: --spreadsheet-safe is for --format csv."),
        CommandLine.Run(_directory, "predict", "--model", model.Path, "good", "--spreadsheet-safe") is var result
            ? (result.ExitCode, result.FirstError) : default);

    /// <summary>Rows without the columns of the answer.</summary>
    private static string[] Kept(CommandResult result)
    {
        Assert.Equal(0, result.ExitCode);
        return [.. result.Lines.Select(line => string.Join(',', line.Split(',')[..^5]))];
    }
}

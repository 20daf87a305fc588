using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary><c>predict --input</c> of a table: what of it comes back.</summary>
public sealed class PredictTableTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    /// <summary>A probability; one very near 0 has an exponent.</summary>
    private const string Number = "([01]\\.[0-9]+|[0-9](\\.[0-9]+)?E-[0-9]+)";

    private const string Answer = $"[a-z]+,{Number},{Number},{Number},[01](\\.[0-9]+)?";

    private static readonly string[] s_answer = ["label", "probability", "negative", "positive", "known"];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Every_column_comes_back_as_it_was_with_the_answer_behind()
    {
        string[][] rows =
        [
            ["id", "the text", "note"], ["007", "A \"great\" film,\nand a lovely lamp", " spaces "], ["", "=1+1;\"", "awful\r\nsoup"],
            ["3", "one\rtwo", ""], ["4", "a\tb", "é 好 😀"],
        ];
        _directory.Write("in.csv", string.Concat(rows.Select(row => string.Join(',', row.Select(Quoted)) + "\r\n")));
        string output = Predict("in.csv", "--format", "csv", "--text-column", "the text").Output;
        string[][] read = Read(output);
        Assert.Equal(rows, read.Select(row => row[..3]));
        Assert.Equal(s_answer, read[0][3..]);
        Assert.All(read[1..], row => Assert.Matches($"^{Answer}$", string.Join(',', row[3..])));
        Assert.Equal(output, Predict("in.csv", "--format", "csv", "--text-column", "the text", "--columns", "all").Output);

        static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    [Fact]
    public void A_table_of_tabs_comes_back_as_csv_and_names_that_are_taken_keep_their_meaning()
    {
        _directory.Write("in.tsv", "text\tLabel\ngreat, lovely\t5\nawful\t1\n");
        Assert.Matches(
            "^text,Label,predicted_label,predicted_probability,predicted_negative,predicted_positive,predicted_known\n"
            + $"\"great, lovely\",5,{Answer}\nawful,1,{Answer}\n$",
            Predict("in.tsv", "--format", "csv").Output);
    }

    [Fact]
    public void Without_a_header_the_columns_have_numbers()
    {
        _directory.Write("in.csv", "1,A great film and a lovely lamp\n0,An awful film and a broken lamp\n");
        Assert.Matches(
            $"^1,2,label,probability,negative,positive,known\n1,A great film and a lovely lamp,{Answer}\n0,An [a-z ]+,{Answer}\n$",
            Predict("in.csv", "--format", "csv").Output);
    }

    [Fact]
    public void The_text_alone_is_written_as_that_of_lines_is()
    {
        _directory.Write("in.csv", "id,label,body\n1,5,great\n2,1,\"awful, \"\"so\"\"\"\n");
        _directory.Write("in.txt", "great\nawful, \"so\"\n");
        string lines = Predict("in.txt", "--format", "csv").Output;
        Assert.Equal(lines, Predict("in.csv", "--format", "csv", "--columns", "text").Output);
        Assert.Equal(lines, Predict("in.txt", "--format", "csv", "--columns", "all").Output);
        Assert.StartsWith("text,label,probability,negative,positive,known\ngreat,positive,", lines, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("body,id", "body,id")]
    [InlineData("ID", "id")]
    [InlineData("3, 1", "body,id")]
    [InlineData("id,id", "id")]
    [InlineData("\"a,b\",id", "\"a,b\",id")]
    [InlineData("'a,b' , 1", "\"a,b\",id")]
    public void Columns_are_kept_by_name_or_number_in_the_order_asked_for(string asked, string header)
    {
        _directory.Write("in.csv", "id,\"a,b\",body\n1,x,great\n2,y,awful\n");
        Assert.Equal(
            $"{header},label,probability,negative,positive,known", Predict("in.csv", "--format", "csv", "--columns", asked).Lines[0]);
    }

    [Fact]
    public void Json_has_the_row_and_the_id_and_the_columns_asked_for()
    {
        _directory.Write("in.csv", "ID,user,text,text\n7,ann,\"great\nfilm\",x\n8,bob,awful,\n");
        string[] flags = ["--format", "json", "--text-column", "3"];
        Assert.EndsWith(",\"known\":1,\"row\":2,\"id\":\"8\"}", Predict("in.csv", flags).Lines[1], StringComparison.Ordinal);
        Assert.EndsWith(
            ",\"row\":1,\"id\":\"ann\"}", Predict("in.csv", [.. flags, "--id-column", "user"]).Lines[0], StringComparison.Ordinal);
        using var answer = JsonDocument.Parse(Predict("in.csv", [.. flags, "--columns", "all"]).Lines[0]);
        Assert.Equal(
            ["text", "label", "probability", "probabilities", "known", "row", "id", "columns"],
            answer.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            "{\"ID\":\"7\",\"user\":\"ann\",\"text\":\"great\\nfilm\",\"text (column 4)\":\"x\"}",
            answer.RootElement.GetProperty("columns").GetRawText());
        _directory.Write("in.txt", "great\n\nawful\n");
        Assert.Equal(
            ["row\":1}", "row\":2}", "row\":3}"], Predict("in.txt", "--format", "json").Lines.Select(line => line.Split(",\"")[^1]));
    }

    [Fact]
    public void Parts_of_an_input_without_row_numbers_have_the_answers_of_the_whole()
    {
        string[] lines = [.. Enumerable.Range(1, 7).Select(i => $"{{\"id\":{i},\"text\":\"{(i % 3 == 0 ? "awful" : "great")}\"}}\n")];
        string whole = Answers(lines);
        Assert.Equal(whole, Answers(lines[..3]) + Answers(lines[3..4]) + Answers(lines[4..]));
        Assert.Equal(7, whole.Split(",\"known\":1,\"id\":\"").Length - 1);
        _directory.Write("in.txt", "great\n");
        Assert.EndsWith(",\"known\":1}", Predict("in.txt", "--format", "json", "--no-row").Lines[0], StringComparison.Ordinal);

        string Answers(string[] input) => CommandLine.RunWithInput(
            _directory, string.Concat(input), "predict", "--model", model.Path, "--quiet", "--input", "-", "--input-format", "jsonl",
            "--format", "json", "--no-row").Output;
    }

    [Theory]
    [InlineData("", "--input-format", "jsonl", "--format", "json", "--id-column", "id", "--no-row")]
    [InlineData("\n\n", "--input-format", "jsonl", "--text-column", "text", "--encoding", "utf-8")]
    [InlineData("", "--input-format", "text", "--format", "json")]
    [InlineData("")]
    public void A_part_without_a_text_has_no_answers(string input, params string[] flags) => Assert.Equal(
        new CommandResult(0, "", ""),
        CommandLine.RunWithInput(_directory, input, ["predict", "--model", model.Path, "--quiet", "--input", "-", .. flags]));

    [Theory]
    [InlineData("jsonl", "--columns", "id,text")]
    [InlineData("text")]
    public void A_part_without_a_text_has_the_header_that_texts_have(string format, params string[] flags) => Assert.Equal(
        new CommandResult(0, "text,label,probability,negative,positive,known\n", ""),
        CommandLine.RunWithInput(_directory, "", [
            "predict", "--model", model.Path, "--quiet", "--input", "-", "--input-format", format, "--format", "csv", .. flags]));

    [Fact]
    public void A_file_of_JSON_lines_may_be_empty_and_another_table_may_not()
    {
        string[] predict = ["predict", "--model", model.Path, "--quiet", "--input", "-", "--input-format"];
        Assert.Equal(
            new CommandResult(1, "", "error: standard input: empty, expected rows of text and label.\n"),
            CommandLine.RunWithInput(_directory, "", [.. predict, "csv"]));
        _directory.Write("part.jsonl", "");
        Assert.Equal(new CommandResult(0, "", $"model: {model.Path}\n"), Predict("part.jsonl"));
        Assert.Equal(
            new CommandResult(0, "", ""),
            CommandLine.RunWithInput(_directory, "", ["explain", .. predict[1..], "jsonl", "--format", "json"]));
    }

    [Fact]
    public void Rows_of_another_number_of_fields_have_an_answer_in_their_place()
    {
        string many = string.Concat(Enumerable.Repeat("9,great,5\n", 20));
        _directory.Write("in.csv", $"id,text,stars\n1\n2,awful,1,more\n{many}");
        CommandResult result = Predict("in.csv", "--format", "csv");
        Assert.Equal(23, result.Lines.Length);
        Assert.Matches($"^1,,,unknown,.*\n2,awful,1,{Answer}\n9,great,5,", string.Join('\n', result.Lines[1..4]));
        Assert.Contains(
            "\nwarning: in.csv: 1 row has more fields than there are columns (3), the first in line 3; "
            + "the fields after the last column are left out.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_standard_input_is_a_table_where_that_is_said()
    {
        const string Table = "id,text\n1,\"great\nfilm\"\n2,awful\n";
        string[] flags = ["predict", "--model", model.Path, "--quiet", "--input", "-", "--format", "csv"];
        Assert.Matches(
            $"^id,text,label,probability,negative,positive,known\n1,\"great\nfilm\",{Answer}\n2,awful,{Answer}\n$",
            CommandLine.RunWithInput(_directory, Table, [.. flags, "--input-format", "csv"]).Output);
        Assert.Equal(5, CommandLine.RunWithInput(_directory, Table, flags).Lines.Length);
        Assert.Matches(
            $"^text,\"b,c\",label,.*\ngreat,\"1,2\",{Answer}\n",
            CommandLine.RunWithInput(_directory, "text\tb,c\ngreat\t1,2\n", [.. flags, "--input-format", "TSV"]).Output);
    }

    [Fact]
    public async Task A_slow_pipe_of_a_table_has_answers_as_rows_come_once_its_columns_are_known()
    {
        using Process process = CommandLine.Start(
            _directory, [], "predict", "--model", model.Path, "--input", "-", "--input-format", "csv", "--format", "json");
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        const int Rows = 30_000;
        await process.StandardInput.WriteAsync("id,text\n");
        Task reading = ReadUntil($"\"id\":\"{Rows}\"");
        for (int i = 1; i <= Rows; i++)
            await process.StandardInput.WriteAsync($"{i},a great film\n");
        await process.StandardInput.FlushAsync(cancellation);
        await reading.WaitAsync(TimeSpan.FromSeconds(30), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);

        async Task ReadUntil(string end)
        {
            while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line && !line.Contains(end, StringComparison.Ordinal))
                continue;
        }
    }

    [Theory]
    [InlineData("good --columns all", "predict: --columns is for --input FILE.")]
    [InlineData("good --input-format csv", "predict: --input-format is for --input FILE.")]
    [InlineData("good --id-column x --format json", "predict: --id-column is for --input FILE.")]
    [InlineData("--input in.csv --columns all", "predict: --columns is for --format csv and --format json.")]
    [InlineData("--input in.csv --format csv --id-column id", "predict: --id-column is for --format json.")]
    [InlineData("good --no-row --format json", "predict: --no-row is for --input FILE.")]
    [InlineData("--input in.csv --no-row", "predict: --no-row is for --format json.")]
    [InlineData("--stream --input in.txt --no-row --format json",
        "predict: --no-row is not for --stream, which tells texts apart by the row.")]
    [InlineData("--input in.csv --input-format xml", "--input-format: \"xml\" is none of csv, tsv, jsonl, text.")]
    [InlineData("--input in.csv --format csv --columns id,nope",
        "--columns: in.csv has no column \"nope\". The columns are 'id', 'text', 3 (without a name).")]
    [InlineData("--input in.csv --format json --id-column 4",
        "--id-column: in.csv has no column \"4\". The columns are 'id', 'text', 3 (without a name).")]
    [InlineData("--input in.csv --format csv --columns id,'text", "--columns: the quote before \"text\" never closes, as it does in "
        + "id,'name, first'.")]
    [InlineData("--input in.txt --format csv --columns id",
        "--columns: in.txt is read as lines, which have no columns; --input-format csv reads it as a table.")]
    public void What_cant_be_meant_is_a_usage_error(string line, string message)
    {
        _directory.Write("in.csv", "id,text,\n1,great,\n2,awful,\n");
        _directory.Write("in.txt", "great\n");
        CommandResult result = CommandLine.Run(_directory, ["predict", "--model", model.Path, .. line.Split(' ')]);
        Assert.Equal((2, "", $"error: {message}"), (result.ExitCode, result.Output, result.FirstError));
    }

    private static string[][] Read(string csv)
    {
        using var parser = new CsvParser(new StringReader(csv), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (parser.Read())
            rows.Add(parser.Record!);
        return [.. rows];
    }

    private CommandResult Predict(string file, params string[] flags)
    {
        CommandResult result = CommandLine.Run(_directory, ["predict", "--model", model.Path, "--input", file, .. flags]);
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }
}

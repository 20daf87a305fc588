using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace GruSentiment.NativeCli.Tests;

/// <summary>What the program is: its commands, its errors, its server, its size, and what it needs.</summary>
[Collection(OnePublishedProgram.Name)]
public sealed class ProgramTests
{
    private const int LargestBytes = 15_000_000;

    private readonly NativeProgramFixture _fixture;

    public ProgramTests(NativeProgramFixture fixture)
    {
        _fixture = fixture;
        Assert.SkipWhen(fixture.WhyNot is not null, fixture.WhyNot ?? "");
    }

    [Fact]
    public void Help_lists_the_commands_that_it_has()
    {
        Ended help = _fixture.Native("help");

        string[] commands = [.. help.Output.Split("Commands:\n")[1].Split("\n\n")[0].Split('\n')
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line.Split(' ')[2])];
        Assert.Equal(["predict", "explain", "evaluate", "check", "stats", "runs", "serve", "help", "completion"], commands);
        Assert.Equal((0, ""), (help.Code, help.Errors));
    }

    [Theory]
    [InlineData("train", "--data", "reviews.csv")]
    [InlineData("help", "export")]
    [InlineData("runs", "overlay", "first", "second")]
    [InlineData("help", "runs", "overlay")]
    public void A_command_that_only_the_program_on_dotnet_has_is_said_to_be_there(params string[] arguments)
    {
        string name = arguments.Contains("runs") ? "runs overlay" : arguments[0] == "help" ? arguments[1] : arguments[0];

        Assert.Equal(
            new Ended(2, "", $"error: this program needs no .NET, and has no \"{name}\". The program that has it runs on .NET 10: in a "
                + $"clone of GruSentiment, `dotnet run {name}`, or as a tool, `dotnet tool install gru-sentiment`. What it trains can be "
                + "used here.\n"),
            _fixture.Native(arguments));
    }

    [Fact]
    public void Runs_are_listed_shown_and_removed_as_on_dotnet()
    {
        Assert.Equal(0, _fixture.Both("runs", "show", NativeProgramFixture.Model, "--format", "json").Code);
        Assert.Equal(0, _fixture.Both("runs", "show", NativeProgramFixture.Model).Code);
        Assert.Equal(1, _fixture.Both("runs", "show", "nowhere").Code);
        Assert.Equal(2, _fixture.Both("runs", "remove", NativeProgramFixture.Model).Code);
        Directory.CreateDirectory(_fixture.InFolder("runs/first"));
        foreach (string file in Directory.GetFiles(_fixture.InFolder(NativeProgramFixture.Model)))
            File.Copy(file, Path.Combine(_fixture.InFolder("runs/first"), Path.GetFileName(file)));
        Assert.Contains("runs/first", _fixture.Native("runs").Output, StringComparison.Ordinal);
        Ended removed = _fixture.Native("runs", "remove", "first", "--yes");
        Assert.Equal((0, "removed runs/first\n"), (removed.Code, removed.Output));
        Assert.False(Directory.Exists(_fixture.InFolder("runs/first")));
        Assert.Equal($"`predict` takes {NativeProgramFixture.Model} next.\n", removed.Errors);
    }

    [Fact]
    public void Mistakes_are_said_as_on_dotnet()
    {
        Assert.Equal(2, _fixture.Both("predict", "--modl", "x", "good").Code);
        Assert.Equal(2, _fixture.Both("predict", "good", "--input", "x.csv").Code);
        Assert.Equal(1, _fixture.Both("predict", "--model", "nowhere", "good").Code);
        Assert.Equal(1, _fixture.Both("stats", "--data", "nowhere.csv").Code);
        Assert.Equal(1, _fixture.Both("predict", "--model", "native", "good").Code);
        Assert.StartsWith(
            "error: there is no command \"predct\". Did you mean", _fixture.Native("predct").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_serves_until_it_is_told_to_stop()
    {
        using Process server = _fixture.Start(_fixture.Program, "serve", "--model", NativeProgramFixture.Model, "--port", "0");
        string model = await server.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
        Assert.Equal($"model: {NativeProgramFixture.Model}", model);
        string line = await server.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
        Assert.StartsWith("serving http://127.0.0.1:", line, StringComparison.Ordinal);
        using var client = new HttpClient { BaseAddress = new Uri(line["serving ".Length..]) };

        using HttpResponseMessage answer = await client.PostAsync(
            "predict", JsonContent.Create(new { text = "good film 😀" }), TestContext.Current.CancellationToken);
        string json = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string page = await client.GetStringAsync("", TestContext.Current.CancellationToken);
        using HttpResponseMessage bad = await client.PostAsync(
            "predict", new StringContent("{"), TestContext.Current.CancellationToken);
        _fixture.Run("kill", "-TERM", server.Id.ToString(CultureInfo.InvariantCulture));
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);

        using JsonDocument predicted = JsonDocument.Parse(_fixture.Native("predict", "--format", "json", "good film 😀").Output);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains(predicted.RootElement.GetProperty("label").GetString()!, json, StringComparison.Ordinal);
        Assert.Contains("<html", page, StringComparison.Ordinal);
        Assert.InRange((int)bad.StatusCode, 400, 415);
        Assert.Equal(143, server.ExitCode);
    }

    [Fact]
    public void It_is_one_small_file()
    {
        Assert.Equal([_fixture.Program], Directory.GetFiles(_fixture.InFolder("native")));
        Assert.InRange(new FileInfo(_fixture.Program).Length, 1, LargestBytes);
    }

    [Fact]
    public void It_is_linked_to_nothing_but_libc()
    {
        string[] names = [.. Libraries().Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
        Assert.Equal(["ld-linux-x86-64.so.2", "libc.so.6", "libm.so.6"], names);
    }

    [Fact]
    public void It_runs_where_there_is_nothing_but_libc()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may change to another root.");

        string root = _fixture.InFolder("root");
        foreach (string library in Libraries())
            Copy(library, root + library);
        Copy(_fixture.Program, root + "/gru-sentiment");
        foreach (string file in Directory.GetFiles(_fixture.InFolder(NativeProgramFixture.Model)))
            Copy(file, $"{root}/model/{Path.GetFileName(file)}");
        string[] asked = ["--quiet", "--format", "json", "good film", "不好看 😀", "cre\u0300me كِتَابٌ"];
        Ended inside = _fixture.Run("chroot", [root, "/gru-sentiment", "predict", "--model", "/model", .. asked]);

        Assert.Equal(_fixture.Native(["predict", .. asked]), inside);
        Assert.Equal(0, inside.Code);
    }

    /// <summary>What the program is linked to, as the loader finds it; what the kernel brings has no path.</summary>
    private string[] Libraries() => [.. _fixture.Run("ldd", _fixture.Program).Output.Split(['\n', ' ', '\t']).Where(Path.IsPathRooted)];

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}

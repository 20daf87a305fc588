using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GruSentiment.Packages.Tests;

[Collection(Packed.Name)]
public partial class SampleTests(PackedPackages packages)
{
    private const long Megabyte = 1_000_000;

    [Fact]
    public async Task The_samples_train_predict_and_serve()
    {
        string train = await Build("Train"), predict = await Build("Predict"), serve = await Build("AspNet");
        Assert.InRange(SizeOf(train), 200 * Megabyte, 700 * Megabyte);
        Assert.InRange(SizeOf(predict), 0, 10 * Megabyte);

        string[] trained = (await Dotnet.Run(packages.Elsewhere, Path.Combine(train, "Train.dll"))).Split('\n');
        Assert.Matches(@"^runs/[-0-9]+-in-memory: accuracy 100\s?%$", trained[0]);
        Assert.Matches(@"^positive \([0-9]+\s?%\): An excellent chair\.$", trained[1]);
        Assert.Matches(@"^negative \([0-9]+\s?%\): The song is dreadful\.$", trained[2]);
        Directory.Delete(train, recursive: true);
        string model = Path.Combine(packages.Elsewhere, trained[0].Split(':')[0]);

        string answers = await Dotnet.Run(predict, "Predict.dll", model, "What a wonderful lamp!", "The film is useless.");
        Assert.Equal("positive: What a wonderful lamp!\nnegative: The film is useless.\n", Number().Replace(answers, ""));

        Assert.StartsWith("{\"label\":\"negative\",\"probability\":0.", await Ask(serve, model, "The%20kettle%20is%20dreadful."));
        (int code, _, string error) = await Dotnet.Try("dotnet", serve, "AspNet.dll", "--urls", "http://127.0.0.1:0", "--model", "nowhere");
        Assert.NotEqual(0, code);
        Assert.Contains("ModelException: nowhere", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_samples_name_the_version_that_is_packed()
    {
        static string Value(string file, string property) =>
            XDocument.Load(Path.Combine(SourceTree.Root, file)).Descendants(property).Single().Value;
        Assert.Equal(Value("Directory.Build.props", "Version"), Value("samples/Directory.Build.props", "GruSentimentVersion"));
    }

    /// <summary>Builds a sample.</summary>
    /// <returns>Its output folder.</returns>
    private async Task<string> Build(string sample)
    {
        string folder = Path.Combine(packages.Elsewhere, "samples", sample);
        await Dotnet.Run(folder, "build", "-v:q", $"-p:GruSentimentVersion={packages.Version}", "-p:UseSharedCompilation=false",
            "-p:TreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=NU1900");
        return Path.Combine(folder, "bin", "Debug", "net10.0");
    }

    private static async Task<string> Ask(string folder, string model, string text)
    {
        using Process server = Dotnet.Start("dotnet", folder, "AspNet.dll", "--urls", "http://127.0.0.1:0", "--model", model);
        try
        {
            string? line;
            do
            {
                line = await server.StandardOutput.ReadLineAsync();
            }
            while (line?.Contains("Now listening on: ", StringComparison.Ordinal) == false);
            Assert.NotNull(line);
            using var client = new HttpClient { BaseAddress = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]) };
            return await client.GetStringAsync(new Uri($"predict?text={text}", UriKind.Relative));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static long SizeOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    [GeneratedRegex(@" \([01]\.[0-9]{2}\)")]
    private static partial Regex Number();
}

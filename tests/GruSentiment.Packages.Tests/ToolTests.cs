using System.IO.Compression;
using System.Runtime.InteropServices;

namespace GruSentiment.Packages.Tests;

[Collection(Packed.Name)]
public class ToolTests(PackedPackages packages)
{
    private static readonly string s_end = OperatingSystem.IsWindows() ? ".exe" : "";

    /// <summary>The package with the program that runs here.</summary>
    public static string PackageOfThisRuntime => $"gru-sentiment.{RuntimeInformation.RuntimeIdentifier}";

    [Fact]
    public async Task The_tool_is_installed_from_a_folder_and_answers()
    {
        string tools = Path.Combine(packages.Elsewhere, "tools");
        try
        {
            await Dotnet.Run(packages.Elsewhere, "tool", "install", "gru-sentiment", "--tool-path", tools, "--source", packages.Folder,
                "--version", packages.Version);
            string program = Path.Combine(tools, $"gru-sentiment{s_end}");
            (int code, string output, string error) = await Dotnet.Try(program, packages.Elsewhere, "help");
            Assert.True(code == 0, error);
            Assert.Contains("predict", output, StringComparison.Ordinal);

            (code, output, error) = await Dotnet.Try(program, packages.Elsewhere, "train", "--data", Reviews(), "--epochs", "2",
                "--hidden-dim", "8", "--seed", "1", "--output", "tool-model");
            Assert.True(code == 0, error);
            (code, output, error) = await Dotnet.Try(program, packages.Elsewhere, "predict", "--model", "tool-model", "It is great.");
            Assert.True(code == 0, error);
            Assert.Matches("^(positive|negative)\t0\\.[0-9]{3}\tIt is great\\.\n$", output);
        }
        finally
        {
            if (Directory.Exists(tools))
                Directory.Delete(tools, recursive: true);
        }
    }

    [Fact]
    public void The_package_asked_for_names_those_of_the_runtimes_that_libtorch_has()
    {
        using ZipArchive package = ZipFile.OpenRead(packages.FileOf("gru-sentiment"));
        using var settings = new StreamReader(package.GetEntry("tools/any/any/DotnetToolSettings.xml")!.Open());
        string text = settings.ReadToEnd();
        Assert.All((string[])["linux-x64", "win-x64", "osx-arm64"],
            runtime => Assert.Contains($"Id=\"gru-sentiment.{runtime}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_program_brings_the_licences_of_what_it_contains()
    {
        using ZipArchive package = ZipFile.OpenRead(packages.FileOf(PackageOfThisRuntime));
        string[] files = [.. package.Entries.Select(entry => entry.FullName)];
        Assert.All((string[])["licences/LICENSE", "licences/THIRD-PARTY-NOTICES.md", "licences/Inter/OFL.txt", "LICENSE-LIBTORCH.txt"],
            licence => Assert.Contains(files, file => file.EndsWith(licence, StringComparison.Ordinal)));
    }

    private string Reviews()
    {
        string file = Path.Combine(packages.Elsewhere, "reviews.csv");
        IEnumerable<string> rows = Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? $"It is great {i},1" : $"It is bad {i},0");
        File.WriteAllLines(file, ["text,label", .. rows]);
        return file;
    }
}

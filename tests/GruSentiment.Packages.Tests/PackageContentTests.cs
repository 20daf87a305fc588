using System.IO.Compression;
using System.Xml.Linq;

namespace GruSentiment.Packages.Tests;

[Collection(Packed.Name)]
public class PackageContentTests(PackedPackages packages)
{
    /// <summary>The product's projects that are packed, by package.</summary>
    public static TheoryData<string> Libraries => [.. ProductProjects.Libraries];

    [Fact]
    public void Pack_makes_the_packages_of_the_libraries_and_the_tool_and_no_other()
    {
        string[] expected =
        [
            .. ProductProjects.Libraries.SelectMany(id => new[] { packages.FileOf(id), packages.FileOf(id, "snupkg") }),
            packages.FileOf("gru-sentiment"), packages.FileOf(ToolTests.PackageOfThisRuntime),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Directory.EnumerateFiles(packages.Folder).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_has_its_documentation_and_symbols(string id)
    {
        using ZipArchive package = ZipFile.OpenRead(packages.FileOf(id)), symbols = ZipFile.OpenRead(packages.FileOf(id, "snupkg"));
        Assert.NotNull(package.GetEntry($"lib/net10.0/{id}.dll"));
        Assert.NotNull(package.GetEntry($"lib/net10.0/{id}.xml"));
        Assert.NotNull(symbols.GetEntry($"lib/net10.0/{id}.pdb"));
    }

    [Fact]
    public void A_package_has_licence_readme_icon_description_and_tags()
    {
        Assert.All(Directory.EnumerateFiles(packages.Folder, "*.nupkg"), file =>
        {
            using ZipArchive package = ZipFile.OpenRead(file);
            XElement metadata = Metadata(package);
            Assert.Equal(("MIT", "README.md", "icon.png"), (Text(metadata, "license"), Text(metadata, "readme"), Text(metadata, "icon")));
            Assert.Equal("Copyright (c) 2026 The GruSentiment authors", Text(metadata, "copyright"));
            Assert.Contains("sentiment-analysis", Text(metadata, "tags"), StringComparison.Ordinal);
            Assert.True(Text(metadata, "description").Length > 50);
            Assert.NotEqual("Package Description", Text(metadata, "description"));
            Assert.Null(metadata.Elements().SingleOrDefault(e => e.Name.LocalName == "projectUrl"));
            foreach (string name in (string[])["README.md", "icon.png", "LICENSE", "THIRD-PARTY-NOTICES.md"])
                Assert.True(package.GetEntry(name) is { Length: > 500 }, $"{Path.GetFileName(file)}: {name}");
        });
    }

    [Theory]
    [InlineData("GruSentiment")]
    [InlineData("GruSentiment.Onnx", "GruSentiment")]
    [InlineData("GruSentiment.Data", "GruSentiment", "CsvHelper", "ExcelDataReader")]
    [InlineData(
        "GruSentiment.DependencyInjection", "GruSentiment", "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Options")]
    public void A_library_without_native_code_depends_on_little(string id, params string[] dependencies)
    {
        using ZipArchive package = ZipFile.OpenRead(packages.FileOf(id));
        IEnumerable<string> found = Metadata(package).Descendants()
            .Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);
        Assert.Equal(dependencies.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_build_step_that_mends_libtorch_and_the_licence_of_the_letters_go_along()
    {
        using ZipArchive training = ZipFile.OpenRead(packages.FileOf("GruSentiment.Training"));
        Assert.NotNull(training.GetEntry("buildTransitive/GruSentiment.Training.targets"));
        Assert.NotNull(training.GetEntry("buildTransitive/WeakenLibstdcxxVersion.cs"));
        using ZipArchive reports = ZipFile.OpenRead(packages.FileOf("GruSentiment.Reports"));
        Assert.NotNull(reports.GetEntry("licences/Inter/OFL.txt"));
    }

    private static XElement Metadata(ZipArchive package)
    {
        using Stream nuspec = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    private static string Text(XElement metadata, string name) =>
        metadata.Elements().Single(element => element.Name.LocalName == name).Value;
}

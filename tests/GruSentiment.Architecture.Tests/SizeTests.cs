using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GruSentiment.Architecture.Tests;

public class SizeTests
{
    private const int LongestFile = 250;
    private const int LongestMethod = 60;
    private const int LongestLine = 140;

    /// <summary>Lines that were longer when this rule came: they may become fewer, never more.</summary>
    private const int LongerLines = 310;

    private static readonly string[] s_sources = [.. Product.Sources("src", "tests", "benchmarks", "build")];

    [Fact]
    public void No_file_is_longer_than_one_idea() =>
        Assert.DoesNotContain(Product.Sources("src", "benchmarks", "build"), file => File.ReadLines(file).Count() > LongestFile);

    [Fact]
    public void No_line_is_longer_than_a_screen_is_wide()
    {
        IEnumerable<string> documents = Directory.EnumerateFiles(Product.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Product.Root, "docs"), "*.md"));
        Assert.Empty(documents.SelectMany(LongLines));
        Assert.InRange(s_sources.SelectMany(LongLines).Count(), 0, LongerLines);
    }

    [Fact]
    public void No_method_is_longer_than_a_screen() => Assert.Empty(s_sources.SelectMany(LongMethods));

    private static IEnumerable<string> LongLines(string file) => File.ReadLines(file).Where(line => line.Length > LongestLine);

    private static IEnumerable<string> LongMethods(string file)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot();
        return
            from method in root.DescendantNodes().Where(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax)
            let span = method.GetLocation().GetLineSpan()
            let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
            where lines > LongestMethod
            select $"{Path.GetRelativePath(Product.Root, file)}:{span.StartLinePosition.Line + 1} has a method of {lines} lines";
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GruSentiment.Architecture.Tests;

public class SizeTests
{
    private const int LongestFile = 250;
    private const int LongestMethod = 60;
    private const int LongestLine = 140;

    private static readonly string[] s_sources = [.. Product.Sources("src", "tests", "benchmarks", "build")];

    private static readonly string[] s_documents =
        [.. Directory.EnumerateFiles(Product.Root, "*.md"), .. Directory.EnumerateFiles(Path.Combine(Product.Root, "docs"), "*.md")];

    [Fact]
    public void No_file_is_longer_than_one_idea() => AssertNone(s_sources.SelectMany(LongFiles));

    [Fact]
    public void No_line_is_longer_than_a_screen_is_wide() => AssertNone(s_documents.Concat(s_sources).SelectMany(LongLines));

    [Fact]
    public void No_method_is_longer_than_a_screen() => AssertNone(s_sources.SelectMany(LongMethods));

    /// <summary>Fails with a line for each fault: <c>Assert.Empty</c> would cut them off before they say where.</summary>
    private static void AssertNone(IEnumerable<string> faults)
    {
        string[] all = [.. faults];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }

    private static IEnumerable<string> LongFiles(string file)
    {
        int lines = File.ReadLines(file).Count();
        if (lines > LongestFile)
            yield return $"{Path.GetRelativePath(Product.Root, file)} has {lines} lines";
    }

    private static IEnumerable<string> LongLines(string file) =>
        from line in File.ReadLines(file).Index()
        where line.Item.Length > LongestLine
        select $"{Path.GetRelativePath(Product.Root, file)}:{line.Index + 1} has a line of {line.Item.Length} characters";

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

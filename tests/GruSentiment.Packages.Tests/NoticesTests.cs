using System.Text.Json.Nodes;

namespace GruSentiment.Packages.Tests;

public class NoticesTests
{
    [Fact]
    public void Every_package_that_the_product_uses_is_listed_with_its_version()
    {
        string notices = File.ReadAllText(Path.Combine(SourceTree.Root, "THIRD-PARTY-NOTICES.md"));
        IEnumerable<string> used = Used().Distinct().Order(StringComparer.Ordinal);
        string[] missing = [.. used.Where(package => !notices.Contains(package, StringComparison.Ordinal))];
        Assert.True(missing.Length == 0, "THIRD-PARTY-NOTICES.md lists none of:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void Only_packages_that_the_product_uses_are_listed()
    {
        HashSet<string> used = [.. Used()];
        IEnumerable<string> listed = File.ReadLines(Path.Combine(SourceTree.Root, "THIRD-PARTY-NOTICES.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| package", StringComparison.Ordinal)
                && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Select(line => string.Join('|', line.Split('|')[..3]) + "|");
        Assert.DoesNotContain(listed, line => !used.Contains(line));
    }

    /// <summary>The beginning of the line that lists each package.</summary>
    private static IEnumerable<string> Used() =>
        from file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "packages.lock.json", SearchOption.AllDirectories)
        from framework in JsonNode.Parse(File.ReadAllText(file))!["dependencies"]!.AsObject()
        from package in framework.Value!.AsObject()
        where (string?)package.Value!["type"] != "Project"
        select $"| {package.Key} | {(string?)package.Value!["resolved"]} |";
}

using GruSentiment.Tests.Documents;

namespace GruSentiment.Reports.Tests.Documents;

/// <summary>Compares the documents' examples in C# with the tests that run them, line for line.</summary>
public class CodeExampleTests
{
    public static TheoryData<string, int> Examples
    {
        get
        {
            var examples = new TheoryData<string, int>();
            foreach (Document document in Document.All)
            {
                foreach (CodeBlock block in CSharp(document))
                    examples.Add(document.Name, block.Line);
            }
            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_stands_in_a_test(string document, int line)
    {
        string[] lines = [.. CSharp(Document.Named(document)).Single(block => block.Line == line).Lines.Select(text => text.Trim())];
        string[] usings = [.. lines.TakeWhile(text => text.StartsWith("using ", StringComparison.Ordinal) && !text.Contains('='))];
        string[] statements = [.. lines.Skip(usings.Length).SkipWhile(text => text.Length == 0)];
        Assert.Contains(Sources(), source => usings.All(source.Contains) && Holds(source, statements));
    }

    private static IEnumerable<CodeBlock> CSharp(Document document) => document.Code.Where(block => block.Language == "csharp");

    /// <summary>What stands in the folders <c>Documents</c> of all test projects.</summary>
    private static IEnumerable<string[]> Sources() =>
        from project in Directory.EnumerateDirectories(Path.Combine(Document.Root, "tests"), "*.Tests")
        let folder = Path.Combine(project, "Documents")
        where Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, "*.cs")
        select File.ReadLines(file).Select(line => line.Trim()).ToArray();

    private static bool Holds(string[] source, string[] lines) =>
        Enumerable.Range(0, source.Length).Any(start => source.AsSpan(start).StartsWith(lines));
}

using System.Text.RegularExpressions;

namespace GruSentiment.Tests.Documents;

/// <summary>A page that a user reads: README.md, CHANGELOG.md, or one of docs/ and data/.</summary>
public sealed partial class Document
{
    private readonly List<string> _prose = [];
    private readonly List<CodeBlock> _code = [];

    private Document(string path)
    {
        Path = path;
        Name = System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/');
        (string Language, int Line, List<string> Lines)? open = null;
        foreach ((int index, string line) in File.ReadLines(path).Index())
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                (open?.Lines ?? _prose).Add(line);
            }
            else if (open is { } block)
            {
                _code.Add(new CodeBlock(block.Language, block.Line, block.Lines));
                open = null;
            }
            else
            {
                open = (line[3..].Trim(), index + 1, []);
            }
        }
    }

    /// <summary>The top folder of the project.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Document> All { get; } =
        [.. new[] { "", "docs", "data" }.SelectMany(folder => Directory.EnumerateFiles(System.IO.Path.Combine(Root, folder), "*.md"))
            .Order(StringComparer.Ordinal).Select(path => new Document(path))];

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The file as seen from the top folder.</summary>
    public string Name { get; }

    /// <summary>Its blocks of code and of output.</summary>
    public IReadOnlyList<CodeBlock> Code => _code;

    /// <summary>Where its links lead, as they are written.</summary>
    public IEnumerable<string> Links => Link().Matches(string.Join('\n', _prose)).Select(match => match.Groups[1].Value);

    /// <summary>The code within its sentences.</summary>
    public IEnumerable<string> InlineCode =>
        Inline().Matches(string.Join('\n', _prose)).Select(match => match.Groups[1].Value.Replace('\n', ' '));

    /// <summary>The names by which a link reaches its headings, made as GitHub makes them.</summary>
    public IEnumerable<string> Anchors => _prose.Where(line => line.StartsWith('#')).Select(heading =>
        NotInAnchor().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>One of them.</summary>
    public static Document Named(string name) => All.Single(document => document.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "GruSentiment.sln")))
            folder = System.IO.Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();
}

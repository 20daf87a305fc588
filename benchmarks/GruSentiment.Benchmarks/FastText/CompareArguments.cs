using System.Globalization;
using GruSentiment.Data.Labels;

namespace GruSentiment.Benchmarks.FastText;

/// <summary>What the command line asks for.</summary>
internal sealed record CompareArguments
{
    public const string Usage = """
        Usage: compare FILE [--test FILE] [--text-column NAME] [--label-column NAME] [--labels MAPPING]
                       [FILE …] [--seeds 1,2,3] [--threads N] [--format text|json]

        Trains GruSentiment, as `train` does with no flags, and fastText on the same parts of each FILE, and measures both
        on the same test part: a fifth of the file, drawn anew for each seed, or the file that --test names.
        --test, --text-column, --label-column and --labels hold for the FILE before them, the other flags for all.
        """;

    private static readonly string[] s_flags =
        ["--test", "--text-column", "--label-column", "--labels", "--seeds", "--threads", "--format"];

    /// <summary>The files, at least one.</summary>
    public required IReadOnlyList<ComparedFile> Files { get; init; }

    /// <summary>Each a training of its own; where there is no test file, each a division of its own.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [1, 2, 3];

    /// <summary>Processor threads, for both.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>A JSON object a line for each result instead of tables.</summary>
    public bool Json { get; init; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">It is not one; the message says what was found and expected.</exception>
    public static CompareArguments Parse(ReadOnlySpan<string> args)
    {
        var arguments = new CompareArguments { Files = [] };
        for (int i = 0; i < args.Length; i++)
        {
            string flag = args[i];
            if (!flag.StartsWith("--", StringComparison.Ordinal))
            {
                arguments = arguments with { Files = [.. arguments.Files, new ComparedFile(flag)] };
                continue;
            }
            if (!s_flags.Contains(flag))
                throw new FormatException($"{flag}: unknown, expected {string.Join(", ", s_flags.SkipLast(1))} or {s_flags[^1]}.");
            if (++i == args.Length)
                throw new FormatException($"{flag}: the last argument, expected a value behind it.");
            string value = args[i];
            arguments = flag switch
            {
                "--seeds" => arguments with { Seeds = ParseSeeds(value) },
                "--threads" => arguments with { Threads = Number(flag, value, least: 1) },
                "--format" => arguments with { Json = IsJson(value) },
                _ => arguments.OnLast(flag, file => Apply(file, flag, value)),
            };
        }
        return arguments.Files.Count > 0 ? arguments : throw new FormatException("No FILE, expected at least one.");
    }

    private static ComparedFile Apply(ComparedFile file, string flag, string value) => flag switch
    {
        "--test" => file with { Test = value },
        "--text-column" => file with { Reader = file.Reader with { TextColumn = value } },
        "--label-column" => file with { Reader = file.Reader with { LabelColumn = value } },
        _ => file with { Reader = file.Reader with { Labels = LabelMapping.Parse(value) } },
    };

    private static bool IsJson(string format) => format switch
    {
        "json" => true,
        "text" => false,
        _ => throw new FormatException($"--format: found {format}, expected text or json."),
    };

    private static int[] ParseSeeds(string text)
    {
        int[] seeds = [.. text.Split(',').Select(seed => Number("--seeds", seed, least: 0))];
        if (seeds.Distinct().Count() < seeds.Length)
            throw new FormatException($"--seeds: found {text}, expected each seed once.");
        return seeds;
    }

    private static int Number(string flag, string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw new FormatException($"{flag}: found {text}, expected a whole number from {least} on.");

    private CompareArguments OnLast(string flag, Func<ComparedFile, ComparedFile> change)
    {
        ComparedFile file = change(Files.Count > 0 ? Files[^1] : new ComparedFile(""));
        return file.Data.Length > 0
            ? this with { Files = [.. Files.SkipLast(1), file] }
            : throw new FormatException($"{flag}: stands before any FILE, expected behind the FILE it holds for.");
    }
}

namespace GruSentiment.NativeCli;

/// <summary>A command that only the program on .NET has: what to say to who types it here.</summary>
internal static class CommandElsewhere
{
    private static readonly string[] s_names = ["train", "audit", "compare", "tune", "download", "export", "runs overlay"];

    /// <summary>What is wrong with a command line that names such a command; null where none is named.</summary>
    public static string? Fault(string[] args)
    {
        string? name = args switch
        {
            ["runs", "overlay", ..] or ["help", "runs", "overlay", ..] => "runs overlay",
            ["help", var asked, ..] => asked,
            [var typed, ..] => typed,
            _ => null,
        };
        return s_names.Contains(name)
            ? $"this program needs no .NET, and has no \"{name}\". The program that has it runs on .NET 10: in a clone of GruSentiment, "
                + $"`dotnet run {name}`, or as a tool, `dotnet tool install gru-sentiment`. What it trains can be used here."
            : null;
    }
}

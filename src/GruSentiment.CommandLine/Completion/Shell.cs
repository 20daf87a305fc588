namespace GruSentiment.CommandLine.Completion;

/// <summary>The shells whose tab key can be served.</summary>
internal enum Shell
{
    /// <summary>GNU's, version 3.2 or later.</summary>
    Bash,

    /// <summary>The Z shell.</summary>
    Zsh,

    /// <summary>The friendly interactive shell.</summary>
    Fish,

    /// <summary>PowerShell, on every system.</summary>
    Pwsh,
}

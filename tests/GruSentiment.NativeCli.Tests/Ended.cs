namespace GruSentiment.NativeCli.Tests;

/// <summary>What a program that has ended leaves.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote to the standard output.</param>
/// <param name="Errors">What it wrote to the standard error.</param>
internal sealed record Ended(int Code, string Output, string Errors);

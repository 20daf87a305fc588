using GruSentiment.Tests;

namespace GruSentiment.Reports.Tests.Documents;

/// <summary>
/// A working directory in which the documents' examples find the files that they name, and a console that a test can read. Both belong to
/// the whole process: nothing else runs at the time.
/// </summary>
public sealed class ExampleDirectory : IDisposable
{
    /// <summary>The collection of tests that have one.</summary>
    public const string Collection = "examples of the documents";

    private readonly TemporaryDirectory _directory = new();
    private readonly string _before = Environment.CurrentDirectory;
    private readonly TextWriter _console = Console.Out;
    private readonly StringWriter _output = new();

    public ExampleDirectory()
    {
        Environment.CurrentDirectory = _directory.Path;
        Console.SetOut(_output);
    }

    /// <summary>What was written to the console.</summary>
    public string[] Output => _output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Everything in it.</summary>
    public string[] Files => _directory.Files;

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text) => _directory.Write(name, text);

    public void Dispose()
    {
        Console.SetOut(_console);
        Environment.CurrentDirectory = _before;
        _directory.Dispose();
        _output.Dispose();
    }
}

/// <summary>Tests that change what belongs to the process: after all others, one at a time.</summary>
[CollectionDefinition(ExampleDirectory.Collection, DisableParallelization = true)]
public class DocumentExamples;

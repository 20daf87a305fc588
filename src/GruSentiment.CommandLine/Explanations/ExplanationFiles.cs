using System.Globalization;
using GruSentiment.Models;
using GruSentiment.Presentation;

namespace GruSentiment.CommandLine.Explanations;

/// <summary>The pictures of explained texts, one each, and the page with all of them.</summary>
internal sealed class ExplanationFiles
{
    /// <summary>The page.</summary>
    public const string Page = "explanation.html";

    /// <summary>Of so many texts there is a picture: more are neither looked at nor shared.</summary>
    public const int MostTexts = 20;

    private readonly string _directory;
    private readonly IPictures? _pictures;
    private readonly List<LabelledExplanation> _explanations = [];
    private long _texts;

    /// <param name="directory">Where they go; made where there is none.</param>
    /// <param name="pictures">Draws them; null where the program can't draw: then there is the page alone.</param>
    /// <exception cref="GruSentimentException">It can't be made.</exception>
    public ExplanationFiles(string directory, IPictures? pictures)
    {
        _pictures = pictures;
        _directory = directory;
        OutputDirectory.Make(directory);
    }

    /// <summary>Takes an explanation, unless there are enough already.</summary>
    public void Add(LabelledExplanation explanation)
    {
        if (_texts++ < MostTexts)
            _explanations.Add(explanation);
    }

    /// <summary>Writes them.</summary>
    /// <returns>What a user should know, a line each.</returns>
    /// <exception cref="GruSentimentException">They can't be written.</exception>
    public IReadOnlyList<string> Write(CancellationToken cancellation)
    {
        if (_texts == 0)
            return ["no text: there is no picture and no page"];
        var pictures = new List<string>();
        foreach (LabelledExplanation explanation in _pictures is null ? [] : _explanations)
        {
            cancellation.ThrowIfCancellationRequested();
            string path = Path.Combine(_directory, NameOf(pictures.Count));
            AtomicFile.Write(path, stream => _pictures!.WriteExplanation(stream, explanation));
            pictures.Add(path);
        }
        string page = Path.Combine(_directory, Page);
        AtomicFile.Write(page, stream => ExplanationPage.Write(stream, _explanations));
        string shown = pictures.Count > 2 ? $"{pictures[0]} to {Path.GetFileName(pictures[^1])}" : string.Join(", ", pictures);
        var lines = new List<string>();
        if (pictures.Count > 0)
            lines.Add($"{(pictures.Count == 1 ? "picture" : "pictures")}: {shown}");
        lines.Add($"page: {page}");
        if (_texts > MostTexts)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"Pictures and page have the first {MostTexts} of {_texts:N0} texts."));
        return lines;
    }

    private string NameOf(int index) => _explanations.Count == 1 ? PictureName.Explanation
        : string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(PictureName.Explanation)}-{index + 1}.png");
}

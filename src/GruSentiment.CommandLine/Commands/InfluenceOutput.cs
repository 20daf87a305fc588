using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Influence;

namespace GruSentiment.CommandLine.Commands;

/// <summary>The files of <c>explain --data</c>.</summary>
/// <param name="directory">Where they go; null for none.</param>
/// <param name="pictures">Draws them; null where the program can't draw.</param>
internal sealed class InfluenceOutput(string? directory, IPictures? pictures)
{
    /// <summary>Writes them, and says so.</summary>
    public void Save(ModelInfluence influence, InfluenceReport report)
    {
        if (directory is null)
            return;
        var files = new List<string> { InfluenceFile.Save(directory, influence.Classes) };
        if (pictures is not null)
            files.Add(pictures.SaveInfluence(directory, influence));
        report.Files(files);
    }
}

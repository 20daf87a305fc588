namespace GruSentiment.Presentation;

/// <summary>The names of the pictures that commands write where the user asks for them.</summary>
internal static class PictureName
{
    /// <summary>Of one explained text; of several, <c>explanation-1.png</c> and so on.</summary>
    public const string Explanation = "explanation.png";

    /// <summary>Of what moves a model on a file.</summary>
    public const string Influence = "influence.png";

    /// <summary>Of a file's classes and lengths.</summary>
    public const string Statistics = "stats.png";

    /// <summary>Of the curves of several runs.</summary>
    public const string Overlay = "overlay.png";
}

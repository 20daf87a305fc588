using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Influence;
using GruSentiment.Data.Statistics;
using GruSentiment.Presentation;
using GruSentiment.Runs;

namespace GruSentiment.CommandLine;

/// <summary>Draws what commands show as pictures, for a program that has a plotting library.</summary>
internal interface IPictures
{
    /// <summary>Draws a measured model.</summary>
    /// <param name="evaluation">What was measured.</param>
    /// <param name="directory">Where the pictures go; made where there is none.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="GruSentimentException">They can't be written.</exception>
    IReadOnlyList<string> SaveEvaluation(ModelEvaluation evaluation, string directory);

    /// <summary>Draws an explained text.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="explanation">What is drawn.</param>
    void WriteExplanation(Stream png, LabelledExplanation explanation);

    /// <summary>Draws what moves a model on a file.</summary>
    /// <returns>The picture's path.</returns>
    /// <exception cref="GruSentimentException">It can't be written.</exception>
    string SaveInfluence(string directory, ModelInfluence influence);

    /// <summary>Draws a file's classes and lengths.</summary>
    /// <returns>The picture's path.</returns>
    /// <exception cref="GruSentimentException">It can't be written.</exception>
    string SaveStatistics(string directory, SetStatistics set, int maxLength, string title);

    /// <summary>Draws the curves of several runs.</summary>
    /// <param name="png">Where they go; stays open.</param>
    /// <param name="runs">Two to <see cref="RunCurves.Most"/>.</param>
    void WriteOverlay(Stream png, IReadOnlyList<RunCurves> runs);
}

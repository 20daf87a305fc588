using System.Text.Encodings.Web;
using System.Text.Json;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Options;

namespace GruSentiment.Data.Statistics;

/// <summary>
/// Statistics as one JSON object. The keys are always the same; what could not be found out is null. Shares are from 0 to 1, lengths in
/// tokens, lines from 1.
/// </summary>
internal static class StatisticsJson
{
    /// <summary>The most repeated texts of a kind that are listed.</summary>
    private const int MostListed = 100;

    private static readonly JsonWriterOptions s_options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text.</summary>
    /// <param name="statistics">What was found.</param>
    /// <param name="seconds">How long that took; written to the millisecond.</param>
    /// <param name="word">How a message is worded; by the members of options when null.</param>
    public static string Of(ReviewStatistics statistics, double seconds, Func<UserMessage, string>? word = null)
    {
        word ??= message => message.ToString();
        ArgumentNullException.ThrowIfNull(statistics);
        return JsonText.Of(s_options, json =>
        {
            WriteFile(json, statistics, word);
            WriteSet(json, statistics);
            WriteList(json, "suggestions", statistics.Suggestions, suggestion => json.WriteStringValue(word(suggestion)));
            json.WriteNumber("seconds", Math.Round(seconds, 3));
        });
    }

    private static void WriteFile(Utf8JsonWriter json, ReviewStatistics statistics, Func<UserMessage, string> word)
    {
        FileSurvey file = statistics.File;
        json.WriteString("data", file.Name);
        json.WriteBoolean("trainable", statistics.Fault is null);
        json.WriteString("fault", statistics.Fault is { } fault ? word(fault) : null);
        json.WriteNumber("rows", file.Rows);
        json.WriteBoolean("read_to_the_end", file.IsWhole);
        json.WriteStartObject("columns");
        json.WriteString("text", file.Columns.Names[file.Columns.Text]);
        json.WriteString("label", file.Columns.Label is { } label ? file.Columns.Names[label] : null);
        json.WriteBoolean("header", file.Columns.HasHeader);
        TableFormat format = file.Columns.Format;
        json.WriteString("format", format.Kind == TableKind.Delimited ? "csv" : format.Kind.ToString().ToLowerInvariant());
        json.WriteString("delimiter", format.Delimiter);
        json.WriteString("sheet", format.Sheet);
        json.WriteEndObject();
        json.WriteString("encoding_warning", file.EncodingWarning is { } warning ? word(warning) : null);
        WriteList(json, "left_out", file.Skipped, skipped =>
        {
            json.WriteStartObject();
            json.WriteString("reason", Named(skipped.Reason));
            json.WriteNumber("rows", skipped.Count);
            json.WriteBoolean("fault", skipped.IsFault);
            WriteList(json, "first_lines", skipped.FirstLines, json.WriteNumberValue);
            json.WriteEndObject();
        });
        WriteList(json, "labels_found", statistics.Set is null ? file.Labels.Take(MostListed) : null, label =>
        {
            json.WriteStartObject();
            json.WriteString("label", label.Label);
            json.WriteNumber("rows", label.Rows);
            json.WriteEndObject();
        });
    }

    /// <summary>A reason as programs know it since the first version.</summary>
    private static string Named(SkipReason reason) =>
        reason == SkipReason.LabelSkipped ? "label_left_out" : JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());

    private static void WriteSet(Utf8JsonWriter json, ReviewStatistics statistics)
    {
        SetStatistics? set = statistics.Set;
        json.WriteNumber("max_length", statistics.MaxLength);
        WriteList(json, "classes", set?.Classes, one => WriteClass(json, one, statistics.MaxLength));
        WriteObject(json, "words", set, found => WriteLengths(json, found.Lengths, statistics.MaxLength));
        WriteObject(json, "duplicates", set?.Repeats, repeats =>
        {
            json.WriteNumber("repeated_rows", repeats.SameRows);
            json.WriteNumber("identical_rows", repeats.IdenticalRows);
            json.WriteNumber("repeated_texts", repeats.Same.Count);
            WriteList(json, "repeated", repeats.Same.Take(MostListed), text => WriteRepeated(json, text, set!));
            json.WriteNumber("near_texts", repeats.NearTexts);
            json.WriteNumber("near_similarity", NearDuplicates.Threshold);
            WriteList(json, "near", repeats.Near.Take(MostListed), text => WriteRepeated(json, text, set!));
            json.WriteNumber("texts_with_several_labels", repeats.Contradictory.Count);
            WriteList(json, "several_labels", repeats.Contradictory.Take(MostListed), text => WriteRepeated(json, text, set!));
        });
        WriteObject(json, "vocabulary", set?.Vocabulary, words =>
        {
            json.WriteNumber("words", words.Words);
            json.WriteNumber("seen_once", words.SeenOnce);
            json.WriteNumber("held_out_rows", words.HeldOutReviews);
            json.WriteNumber("held_out_words", words.HeldOutTokens);
            WriteList(json, "coverage", words.Coverage, coverage => WriteCoverage(json, coverage));
            WriteObject(json, "default", words.Default, coverage =>
            {
                json.WriteNumber("size", coverage.Size);
                json.WriteNumber("known", coverage.Known);
            });
        });
    }

    private static void WriteClass(Utf8JsonWriter json, ClassStatistics one, int maxLength)
    {
        json.WriteStartObject();
        json.WriteString("name", one.Name);
        WriteList(json, "labels", one.Labels, json.WriteStringValue);
        json.WriteNumber("rows", one.Rows);
        json.WriteNumber("share", one.Share);
        WriteObject(json, "words", one.Lengths, lengths => WriteLengths(json, lengths, maxLength));
        WriteList(json, "telling_words", one.InformativeWords, word =>
        {
            json.WriteStartObject();
            json.WriteString("word", word.Word);
            json.WriteNumber("z", Math.Round(word.Score, 2));
            json.WriteNumber("rows", word.Texts);
            json.WriteNumber("rows_of_all_classes", word.AllTexts);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteLengths(Utf8JsonWriter json, TextLengths lengths, int maxLength)
    {
        json.WriteNumber("total", lengths.Total);
        json.WriteNumber("mean", Math.Round(lengths.Mean, 2));
        json.WriteNumber("median", lengths.Median);
        json.WriteNumber("percentile_95", lengths.Percentile95);
        json.WriteNumber("longest", lengths.Longest);
        json.WriteNumber("rows_over_max_length", lengths.LongerThan(maxLength));
    }

    private static void WriteRepeated(Utf8JsonWriter json, RepeatedText text, SetStatistics set)
    {
        json.WriteStartObject();
        WriteList(json, "lines", text.Lines, json.WriteNumberValue);
        WriteList(json, "classes", text.Classes, index => json.WriteStringValue(set.Classes[index].Name));
        json.WriteEndObject();
    }

    private static void WriteCoverage(Utf8JsonWriter json, VocabularyCoverage coverage)
    {
        json.WriteStartObject();
        json.WriteNumber("size", coverage.Size);
        json.WriteNumber("known", coverage.Known);
        json.WriteEndObject();
    }

    private static void WriteObject<T>(Utf8JsonWriter json, string name, T? value, Action<T> write) where T : class
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        write(value);
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T>? items, Action<T> write)
    {
        if (items is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartArray(name);
        foreach (T item in items)
            write(item);
        json.WriteEndArray();
    }
}

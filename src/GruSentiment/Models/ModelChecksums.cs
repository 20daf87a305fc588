using System.Text;
using System.Text.Json;
using GruSentiment.Options;

namespace GruSentiment.Models;

/// <summary>
/// The SHA-256 sums by which a model's files are known to be those that one training wrote: the member <c>checksums</c> of
/// <c>config.json</c>. The sum of <c>config.json</c> itself is that of its bytes with a zero for each digit of this sum.
/// </summary>
/// <param name="Vocabulary">The sum of <c>vocabulary.txt</c>.</param>
/// <param name="Weights">The sum of <c>model.safetensors</c>.</param>
/// <param name="Previous">
/// The sum of the weights that <c>model.safetensors</c> held before, and still holds where a training was ended between two renames;
/// null where there are none.
/// </param>
internal sealed record ModelChecksums(string Vocabulary, string Weights, string? Previous = null)
{
    private const string Member = "checksums";

    private static readonly string s_zeros = new('0', Sha256Sum.Digits);

    /// <summary>Writes the member, with zeros for the sum of <c>config.json</c>; nothing but the object's end may follow.</summary>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject(Member);
        json.WriteString(ModelFile.Config, s_zeros);
        json.WriteString(ModelFile.Vocabulary, Vocabulary);
        if (Previous is null || Previous == Weights)
        {
            json.WriteString(ModelFile.Weights, Weights);
        }
        else
        {
            json.WriteStartArray(ModelFile.Weights);
            json.WriteStringValue(Weights);
            json.WriteStringValue(Previous);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    /// <summary>Puts the sum of <c>config.json</c> in the place of the zeros of <see cref="Write"/>.</summary>
    /// <param name="file">The whole file.</param>
    public static void Seal(Span<byte> file)
    {
        int place = file.LastIndexOf(Encoding.ASCII.GetBytes(s_zeros));
        Encoding.ASCII.GetBytes(Sha256Sum.Of(file), file[place..]);
    }

    /// <summary>Reads the member, and proves that nothing in <c>config.json</c> was changed.</summary>
    /// <param name="path">How errors name the file.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="root">Its JSON.</param>
    /// <returns>Null for a model of before there were sums.</returns>
    /// <exception cref="ModelException">The file is not as it was written.</exception>
    public static ModelChecksums? Read(string path, ReadOnlySpan<byte> file, JsonElement root)
    {
        if (Find(root) is not { } sums)
            return null;
        string stated = Text(sums, ModelFile.Config);
        byte[] copy = file.ToArray();
        byte[] digits = Encoding.UTF8.GetBytes(stated);
        int place = digits.Length == Sha256Sum.Digits ? file.LastIndexOf(digits) : -1;
        if (place >= 0)
            copy.AsSpan(place, Sha256Sum.Digits).Fill((byte)'0');
        string found = Sha256Sum.Of(copy);
        if (found != stated)
        {
            throw new ModelException(path, $"is not the file that the training wrote (its SHA-256, with zeros in the place of its own, is "
                + $"{found}, it says {Shortened(stated)}). Restore it, or train again. If you changed it on purpose, remove \"{Member}\".");
        }
        JsonElement weights = sums.GetProperty(ModelFile.Weights);
        return weights.ValueKind == JsonValueKind.Array
            ? new ModelChecksums(Text(sums, ModelFile.Vocabulary), weights[0].GetString() ?? "", weights[1].GetString())
            : new ModelChecksums(Text(sums, ModelFile.Vocabulary), weights.GetString() ?? "");
    }

    /// <summary>Refuses a vocabulary that is not the training's.</summary>
    /// <param name="path">The file.</param>
    /// <param name="found">Its sum.</param>
    /// <exception cref="ModelException">It is another.</exception>
    public void CheckVocabulary(string path, string found)
    {
        if (found != Vocabulary)
            throw Other(path, found, Vocabulary);
    }

    /// <summary>Refuses weights that are not the training's.</summary>
    /// <inheritdoc cref="CheckVocabulary"/>
    public void CheckWeights(string path, string found)
    {
        if (found != Weights && found != Previous)
            throw Other(path, found, Weights);
    }

    /// <summary>
    /// The member by its name, or by what it holds: a file whose <c>checksums</c> became another word is none of before there were sums.
    /// </summary>
    private static JsonElement? Find(JsonElement root)
    {
        foreach (JsonProperty member in root.EnumerateObject())
        {
            bool holdsSum = member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty(ModelFile.Config, out _);
            if (holdsSum || member.Name == Member)
                return member.Value;
        }
        return null;
    }

    private static string Text(JsonElement sums, string file) => sums.GetProperty(file).GetString() ?? "";

    private static ModelException Other(string path, string found, string stated) => new(path,
        $"is not the file that the training wrote (its SHA-256 is {found}, {ModelFile.Config} says {Shortened(stated)}). "
        + $"Restore it, or train again.");

    private static string Shortened(string sum) => ShortText.Of(sum, Sha256Sum.Digits);
}

using System.Text.Json;
using GruSentiment.Server.Http;
using GruSentiment.Server.Settings;
using Microsoft.AspNetCore.Http;
using static System.FormattableString;

namespace GruSentiment.Server.Requests;

/// <summary>Reads <c>{"text":…,"model":…}</c> and <c>{"texts":[…],"model":…}</c>.</summary>
/// <param name="options">How many texts, and how long.</param>
/// <param name="mayBeList">Whether there may be many texts.</param>
internal sealed class TextRequestParser(ServerOptions options, bool mayBeList)
{
    private string Expected => mayBeList ? "{\"text\":\"…\"} or {\"texts\":[\"…\"]}" : "{\"text\":\"…\"}";

    /// <summary>Reads a body.</summary>
    /// <exception cref="RequestFault">It is no such JSON.</exception>
    public TextRequest Parse(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        try
        {
            return Read(ref json);
        }
        catch (JsonException e)
        {
            string place = Invariant($"body, line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
            throw Bad($"{place}: no JSON; {Expected} was expected.");
        }
        catch (InvalidOperationException)
        {
            throw Bad($"body: a member's name is no Unicode text; {Expected} was expected.");
        }
    }

    private TextRequest Read(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw Bad($"body: {Found(json.TokenType)}; {Expected} was expected.");
        string[]? texts = null;
        bool isList = false;
        string? model = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("text"u8))
            {
                CheckFirst(texts, "text");
                json.Read();
                texts = [Text(ref json, "\"text\"")];
            }
            else if (mayBeList && json.ValueTextEquals("texts"u8))
            {
                CheckFirst(texts, "texts");
                json.Read();
                (texts, isList) = (List(ref json), true);
            }
            else if (json.ValueTextEquals("model"u8))
            {
                json.Read();
                if (model is not null)
                    throw Bad("body: two members \"model\"; one was expected.");
                model = json.TokenType == JsonTokenType.Null ? null : String(ref json, "\"model\"");
            }
            else
            {
                throw Bad($"body: a member \"{Name(ref json)}\"; {Expected} was expected, and perhaps \"model\".");
            }
        }
        json.Read(); // Throws where something follows.
        return texts is null ? throw Bad($"body: no member \"text\"; {Expected} was expected.") : new TextRequest(texts, isList, model);
    }

    private void CheckFirst(string[]? texts, string name)
    {
        if (texts is not null)
            throw Bad($"body: \"{name}\" beside another \"text\" or \"texts\"; {Expected} was expected.");
    }

    private string[] List(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            throw Bad($"\"texts\": {Found(json.TokenType)}; an array of strings was expected.");
        var texts = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (texts.Count == options.MaxTexts)
                throw new RequestFault(
                    StatusCodes.Status413PayloadTooLarge, $"\"texts\": too many; at most {options.MaxTexts:N0} texts were expected.");
            texts.Add(Text(ref json, Invariant($"\"texts\", item {texts.Count + 1}")));
        }
        return [.. texts];
    }

    private string Text(ref Utf8JsonReader json, string place)
    {
        string text = String(ref json, place);
        if (text.Length > options.MaxTextLength)
        {
            throw new RequestFault(
                StatusCodes.Status413PayloadTooLarge,
                $"{place}: {text.Length:N0} characters; at most {options.MaxTextLength:N0} were expected.");
        }
        return text;
    }

    private static string String(ref Utf8JsonReader json, string place)
    {
        if (json.TokenType != JsonTokenType.String)
            throw Bad($"{place}: {Found(json.TokenType)}; a string was expected.");
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Bad($"{place}: bytes or escapes that are no Unicode text; UTF-8 was expected.");
        }
    }

    private static string Name(ref Utf8JsonReader json)
    {
        const int MostShown = 40;
        try
        {
            string name = json.GetString()!;
            return name.Length <= MostShown ? name : $"{name.AsSpan(0, MostShown)}…";
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    private static string Found(JsonTokenType token) => token switch
    {
        JsonTokenType.None => "nothing",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };

    private static RequestFault Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}

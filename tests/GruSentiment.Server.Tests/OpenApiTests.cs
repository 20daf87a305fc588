using System.Text.Json;

namespace GruSentiment.Server.Tests;

public class OpenApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_document_has_every_path_and_no_other()
    {
        using JsonDocument document = await Document();
        string[] documented = [.. document.RootElement.GetProperty("paths")
            .EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal)];
        string error = await RunningServer.ErrorOf(await server.Client.GetAsync("/none"));
        string listed = error["path: \"/none\"; one of ".Length..^" was expected.".Length];

        Assert.Equal(listed.Split(", ").Order(StringComparer.Ordinal), documented);
    }

    [Theory]
    [InlineData("/predict", """{"text":"good film"}""", "Prediction")]
    [InlineData("/predict", """{"texts":["good film",""]}""", "Predictions")]
    [InlineData("/explain", """{"text":"not good film !"}""", "Explanation")]
    [InlineData("/explain", """{"text":""}""", "Explanation")]
    [InlineData("/explain", "{}", "Error")]
    [InlineData("/model", null, "Models")]
    [InlineData("/health", null, "Health")]
    public async Task Answers_are_as_the_document_says(string path, string? body, string schema)
    {
        HttpResponseMessage response = body is null ? await server.Client.GetAsync(path) : await server.Post(path, body);
        using JsonDocument document = await Document();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        JsonElement schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        Assert.Equal("", Fault(schemas, schemas.GetProperty(schema), answer.RootElement, schema));
    }

    private async Task<JsonDocument> Document() => JsonDocument.Parse(await server.Client.GetStringAsync("/openapi.json"));

    /// <summary>The first place where a value is not as a schema says; empty where there is none.</summary>
    private static string Fault(JsonElement schemas, JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
            return Fault(schemas, schemas.GetProperty(reference.GetString()!.Split('/')[^1]), value, place);
        switch (schema.GetProperty("type").GetString())
        {
            case "object":
                return ObjectFault(schemas, schema, value, place);
            case "array" when value.ValueKind == JsonValueKind.Array:
                return value.EnumerateArray().Select((item, i) => Fault(schemas, schema.GetProperty("items"), item, $"{place}[{i}]"))
                    .FirstOrDefault(fault => fault.Length > 0) ?? "";
            case "string" when value.ValueKind == JsonValueKind.String:
            case "number" when value.ValueKind == JsonValueKind.Number:
            case "integer" when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _):
            case "boolean" when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                return "";
            default:
                return $"{place} is {value.ValueKind}";
        }
    }

    private static string ObjectFault(JsonElement schemas, JsonElement schema, JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return $"{place} is {value.ValueKind}";
        if (schema.TryGetProperty("required", out JsonElement required)
            && required.EnumerateArray().Select(name => name.GetString()!)
                .FirstOrDefault(name => !value.TryGetProperty(name, out _)) is { } absent)
        {
            return $"{place} has no {absent}";
        }
        foreach (JsonProperty member in value.EnumerateObject())
        {
            JsonElement other = schema.GetProperty("additionalProperties");
            bool isKnown = schema.TryGetProperty("properties", out JsonElement known) & known.ValueKind == JsonValueKind.Object
                && known.TryGetProperty(member.Name, out _);
            if (!isKnown && other.ValueKind == JsonValueKind.False)
                return $"{place} has {member.Name}";
            string fault = Fault(schemas, isKnown ? known.GetProperty(member.Name) : other, member.Value, $"{place}.{member.Name}");
            if (fault.Length > 0)
                return fault;
        }
        return "";
    }
}

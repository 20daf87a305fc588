using System.Text.Json;
using System.Text.Json.Serialization;

namespace GruSentiment.Models;

/// <summary>Writes a name of an enumeration as the command line does, <c>head-tail</c>; reads it in any case; no numbers.</summary>
internal sealed class KebabCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

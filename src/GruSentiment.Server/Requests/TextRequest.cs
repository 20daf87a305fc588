namespace GruSentiment.Server.Requests;

/// <summary>A request's texts, and the model they are for.</summary>
/// <param name="Texts">The texts, one at least unless it is a list.</param>
/// <param name="IsList">Whether they came as a list, and are answered by one.</param>
/// <param name="Model">The model's name; null where the request names none.</param>
internal sealed record TextRequest(string[] Texts, bool IsList, string? Model);

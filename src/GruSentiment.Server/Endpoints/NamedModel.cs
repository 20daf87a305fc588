using GruSentiment.Options;
using GruSentiment.Server.Http;
using GruSentiment.Server.Models;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Endpoints;

/// <summary>Finds the model that a request names.</summary>
internal static class NamedModel
{
    /// <summary>Begins a use of it.</summary>
    /// <exception cref="RequestFault">There is none of this name.</exception>
    public static ModelUse Use(ServedModels models, string? name)
    {
        if (models.Use(name) is { } use)
            return use;
        string known = ShortList.Of(models.Slots.Select(slot => slot.Current.Name));
        throw new RequestFault(
            StatusCodes.Status400BadRequest, $"\"model\": \"{ShortText.Of(name!, 100)}\"; one of {known} was expected.");
    }
}

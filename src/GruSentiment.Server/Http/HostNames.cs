using System.Net;
using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Http;

/// <summary>
/// The names by which a server may be called. One that listens on this machine alone is called by its names only: a page from elsewhere
/// whose name has been made to lead here (DNS rebinding) is refused.
/// </summary>
/// <param name="address">Where the server listens.</param>
internal sealed class HostNames(IPAddress address)
{
    private readonly bool _isOpen = !IPAddress.IsLoopback(address);

    /// <summary>Refuses a request that calls the server by another name.</summary>
    /// <exception cref="RequestFault">It does.</exception>
    public void Check(HttpRequest request)
    {
        if (_isOpen)
            return;
        string host = request.Host.Host;
        if (host == "127.0.0.1" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return;
        if (!IPAddress.TryParse(host, out IPAddress? named) || !IPAddress.IsLoopback(named))
            throw new RequestFault(StatusCodes.Status400BadRequest, $"Host: \"{host}\"; localhost or 127.0.0.1 was expected.");
    }
}

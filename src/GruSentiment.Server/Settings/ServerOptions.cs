using System.Net;
using GruSentiment.Options;

namespace GruSentiment.Server.Settings;

/// <summary>Where a server listens, and how much it takes on. Immutable.</summary>
internal sealed record ServerOptions : OptionSet
{
    private const string Loopback = "127.0.0.1";

    private static readonly OptionGroup s_group = new(OptionTopic.Answers, "");

    internal static readonly DeclaredOption<string?> HostOption = s_group.Add<string?>(new(nameof(Host), "host", OptionTypes.Text)
    {
        Default = Loopback,
        Unit = "ADDRESS",
        Help = "The address to listen on. By default only programs of this machine can connect. 0.0.0.0 is all addresses: then anybody "
            + "who reaches this machine can use the server.",
        Faults = (option, host) => host == "localhost" || IPAddress.TryParse(host, out _) ? []
            : [$"{option}: \"{host}\" is no address; an IP address like {Loopback} or 0.0.0.0 was expected."],
    });

    /// <summary>The IP address to listen on.</summary>
    public string? Host { get => Get(HostOption); init => Set(HostOption, value); }

    internal static readonly DeclaredOption<int> PortOption = s_group.Add<int>(new(nameof(Port), "port", OptionTypes.Whole)
    {
        Default = 8080,
        Range = new(0, 65535) { LeastMeans = "any free port" },
        Unit = "PORT",
        Help = "The port to listen on; 0 takes one that is free.",
    });

    /// <summary>The port to listen on; 0: one that is free.</summary>
    public int Port { get => Get(PortOption); init => Set(PortOption, value); }

    internal static readonly DeclaredOption<bool> WatchOption = s_group.Add<bool>(new(nameof(Watch), "watch", OptionTypes.Switch)
    {
        Help = "Load a model again when its files change; without a named model, also a newer run. No request is lost.",
    });

    /// <summary>Whether models are loaded again when their files change.</summary>
    public bool Watch { get => Get(WatchOption); init => Set(WatchOption, value); }

    internal static readonly DeclaredOption<int> MaxBodyOption = s_group.Add<int>(new(nameof(MaxBody), "max_body", OptionTypes.Whole)
    {
        Default = 1 << 20,
        Range = new(1024, 1 << 30),
        Unit = "BYTES",
        Help = "Largest body of a request with texts; a file may be larger.",
    });

    /// <summary>Bytes that the body of a request has at most, unless it is a file.</summary>
    public int MaxBody { get => Get(MaxBodyOption); init => Set(MaxBodyOption, value); }

    internal static readonly DeclaredOption<int> MaxTextsOption = s_group.Add<int>(new(nameof(MaxTexts), "max_texts", OptionTypes.Whole)
    {
        Default = 1000,
        Range = new(1, 1_000_000),
        Unit = "TEXTS",
        Help = "Most texts in one request.",
    });

    /// <summary>Texts that a request has at most.</summary>
    public int MaxTexts { get => Get(MaxTextsOption); init => Set(MaxTextsOption, value); }

    internal static readonly DeclaredOption<int> MaxTextLengthOption =
        s_group.Add<int>(new(nameof(MaxTextLength), "max_text_length", OptionTypes.Whole)
        {
            Default = 50_000,
            Range = new(1, 10_000_000),
            Unit = "CHARACTERS",
            Help = "Longest text in a request.",
        });

    /// <summary>Characters that a text in a request has at most.</summary>
    public int MaxTextLength { get => Get(MaxTextLengthOption); init => Set(MaxTextLengthOption, value); }

    internal static readonly DeclaredOption<int> MaxFileOption = s_group.Add<int>(new(nameof(MaxFile), "max_file", OptionTypes.Whole)
    {
        Default = 1024,
        Range = new(1, 1_000_000),
        Unit = "MB",
        Help = "Largest file in a request, in megabytes. It is kept on disk while it comes, never in memory whole.",
    });

    /// <summary>Megabytes that a file in a request has at most.</summary>
    public int MaxFile { get => Get(MaxFileOption); init => Set(MaxFileOption, value); }

    internal static readonly DeclaredOption<int> ConcurrencyOption =
        s_group.Add<int>(new(nameof(Concurrency), "concurrency", OptionTypes.Whole)
        {
            DefaultOf = () => Environment.ProcessorCount,
            Range = new(1, 1024),
            Unit = "REQUESTS",
            Help = "Requests of a kind that are answered at the same time; by default as many as this machine has processor threads.",
        });

    /// <summary>Requests of a kind that are answered at the same time.</summary>
    public int Concurrency { get => Get(ConcurrencyOption); init => Set(ConcurrencyOption, value); }

    internal static readonly DeclaredOption<int> QueueOption = s_group.Add<int>(new(nameof(Queue), "queue", OptionTypes.Whole)
    {
        Default = 256,
        Range = new(0, 100_000),
        Unit = "REQUESTS",
        Help = "Requests of a kind that wait for their turn; further ones are refused with status 429.",
    });

    /// <summary>Requests of a kind that wait for their turn at most.</summary>
    public int Queue { get => Get(QueueOption); init => Set(QueueOption, value); }

    internal static readonly DeclaredOption<int> MaxConnectionsOption =
        s_group.Add<int>(new(nameof(MaxConnections), "max_connections", OptionTypes.Whole)
        {
            Default = 1024,
            Range = new(1, 1_000_000),
            Unit = "CONNECTIONS",
            Help = "Most connections at the same time; further ones are closed at once.",
        });

    /// <summary>Connections at the same time at most.</summary>
    public int MaxConnections { get => Get(MaxConnectionsOption); init => Set(MaxConnectionsOption, value); }

    /// <summary>How long running requests may take to end when the server is told to stop.</summary>
    public TimeSpan StopTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often files are looked at for a new model.</summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a client may take to send a request's headers.</summary>
    public TimeSpan HeadersTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a client whose body comes too slowly is waited for.</summary>
    public TimeSpan SlowBodyTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The address of <see cref="Host"/>.</summary>
    public IPAddress Address => IPAddress.TryParse(Host, out IPAddress? address) ? address : IPAddress.Loopback;

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;
}

using System.Globalization;
using System.Text;

namespace GruSentiment.Server.Metrics;

/// <summary>Metrics in Prometheus's text format.</summary>
internal static class MetricsText
{
    /// <summary>The type of the text.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private const string Prefix = "gru_sentiment_";

    /// <summary>The metrics at this moment.</summary>
    public static string Of(ServerMetrics metrics)
    {
        var text = new StringBuilder();
        Head(text, "requests_total", "counter", "Requests by path and status.");
        foreach ((string route, int status, long count) in metrics.Requests())
            Line(text, $"requests_total{{route=\"{route}\",status=\"{status}\"}}", count);
        Head(text, "request_seconds", "histogram", "How long requests took.");
        foreach ((string route, LatencyHistogram latencies) in metrics.Latencies())
            Histogram(text, route, latencies);
        Single(text, "texts_total", "counter", "Texts answered.", metrics.Texts);
        Single(text, "requests_in_flight", "gauge", "Requests under way.", metrics.InFlight);
        Single(text, "model_reloads_total", "counter", "Models loaded in the place of others.", metrics.Reloads);
        Single(text, "model_reload_failures_total", "counter", "New models that could not be loaded.", metrics.FailedReloads);
        Single(text, "resident_memory_bytes", "gauge", "Memory of the process.", Environment.WorkingSet);
        Single(text, "heap_bytes", "gauge", "Managed memory in use.", GC.GetTotalMemory(forceFullCollection: false));
        Single(text, "collections_total", "counter", "Collections of garbage.", GC.CollectionCount(0));
        Single(text, "cpu_seconds_total", "counter", "Processor time of the process.", CpuSeconds());
        return text.ToString();
    }

    private static double CpuSeconds() => OperatingSystem.IsIOS() || OperatingSystem.IsTvOS() || OperatingSystem.IsBrowser()
        ? 0 : Environment.CpuUsage.TotalTime.TotalSeconds;

    private static void Histogram(StringBuilder text, string route, LatencyHistogram latencies)
    {
        long count = 0;
        for (int i = 0; i <= LatencyHistogram.Bounds.Count; i++)
        {
            count += latencies.CountOf(i);
            string bound = i < LatencyHistogram.Bounds.Count ? LatencyHistogram.Bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
            Line(text, $"request_seconds_bucket{{route=\"{route}\",le=\"{bound}\"}}", count);
        }
        Line(text, $"request_seconds_sum{{route=\"{route}\"}}", latencies.Seconds);
        Line(text, $"request_seconds_count{{route=\"{route}\"}}", count);
    }

    private static void Single(StringBuilder text, string name, string type, string help, double value)
    {
        Head(text, name, type, help);
        Line(text, name, value);
    }

    private static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append("# HELP ").Append(Prefix).Append(name).Append(' ').Append(help).Append('\n')
            .Append("# TYPE ").Append(Prefix).Append(name).Append(' ').Append(type).Append('\n');

    private static void Line(StringBuilder text, string name, double value) =>
        text.Append(Prefix).Append(name).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
}

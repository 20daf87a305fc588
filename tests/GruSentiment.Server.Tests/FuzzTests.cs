using System.Collections.Concurrent;
using System.Text;

namespace GruSentiment.Server.Tests;

public class FuzzTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] s_requests =
    [
        Request("POST /predict", "application/json", """{"text":"good film"}"""),
        Request("POST /predict", "application/json", """{"texts":["good","b\u00e4d 😀"],"model":"two"}"""),
        Request("POST /explain", "application/json", """{"text":"not good"}"""),
        Request("POST /predict/file?name=a.csv&text_column=text", "text/csv", "id,text\n1,\"good, film\"\n2,bad\n"),
        Request("POST /predict/file?name=a.jsonl", "application/json", "{\"text\":\"good\"}\n[1]\n"),
        Request("GET /model", null, ""),
        Request("GET /metrics", null, ""),
        "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
            + "Transfer-Encoding: chunked\r\n\r\nd\r\n{\"text\":\"abc\"\r\n1\r\n}\r\n0\r\n\r\n",
    ];

    /// <summary>How many: more with <c>FUZZ_REQUESTS</c>.</summary>
    private static readonly int s_count = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_REQUESTS"), out int count) ? count : 1000;

    [Fact]
    public async Task No_mutated_request_makes_the_server_fail()
    {
        var random = new Random(15);
        byte[][] requests = [.. Enumerable.Range(0, s_count)
            .Select(_ => Mutated(random, Encoding.UTF8.GetBytes(s_requests[random.Next(s_requests.Length)])))];
        var failed = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (request, _) =>
        {
            string answer = await server.Raw(request, milliseconds: 200);
            if (answer.Contains("HTTP/1.1 500", StringComparison.Ordinal))
                failed.Enqueue(Encoding.Latin1.GetString(request) + answer);
        });

        Assert.True(failed.IsEmpty && !server.Notes.Any(), string.Join('\n', failed.Concat(server.Notes)));
        Assert.Equal("""{"status":"ok"}""", await server.Client.GetStringAsync("/health"));
    }

    private static string Request(string line, string? type, string body) =>
        $"{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{(type is null ? "" : $"Content-Type: {type}\r\n")}"
        + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    private static byte[] Mutated(Random random, byte[] request)
    {
        var bytes = new List<byte>(request);
        for (int left = random.Next(1, 5); left > 0 && bytes.Count > 0; left--)
        {
            // Half of the changes in the body, which is behind a long head.
            int at = random.Next(2) == 0 ? random.Next(bytes.Count) : random.Next(bytes.Count / 2, bytes.Count);
            int length = Math.Min(random.Next(1, 8), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(random.Next(4) switch
                    {
                        0 => "\\ud800",
                        1 => "\u0000",
                        2 => new string('[', 100),
                        _ => "%00../",
                    }));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }
}

using System.Net;
using GruSentiment.Models;
using GruSentiment.Server.Settings;
using GruSentiment.Tests.Inference;
using GruSentiment.Tests.Models;

namespace GruSentiment.Server.Tests;

public class ReloadTests
{
    private static readonly ServerOptions s_watching = new() { Watch = true, WatchInterval = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public async Task A_new_model_takes_over_without_a_lost_request()
    {
        await using RunningServer server = await RunningServer.Start(s_watching);
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        int failures = 0, asked = 0;
        bool isOver = false;
        Task[] clients = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref isOver))
            {
                HttpResponseMessage response = await server.Post("/predict", """{"text":"good film"}""");
                Interlocked.Add(ref failures, response.StatusCode == HttpStatusCode.OK ? 0 : 1);
                Interlocked.Increment(ref asked);
            }
        }))];
        for (int i = 0; i < 4; i++)
        {
            string[] labels = [$"bad {i}", $"good {i}"];
            ModelDirectory.Write(server.Model, ToyModel.Of(labels, ["good", "film", $"word{i}"]), withSums: true);
            while (!(await server.Client.GetStringAsync("/model")).Contains($"good {i}", StringComparison.Ordinal))
                await Task.Delay(20, enough.Token);
        }
        Volatile.Write(ref isOver, true);
        await Task.WhenAll(clients);

        Assert.Equal(0, failures);
        Assert.True(asked > 20, $"{asked} requests");
        Assert.Equal($"model: {server.Model}", server.Log.First());
        Assert.Equal(4, server.Log.Count(line => line == $"model: {server.Model}, loaded again"));
        Assert.Contains("gru_sentiment_model_reloads_total 4\n", await server.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_model_leaves_the_one_before_in_use()
    {
        await using RunningServer server = await RunningServer.Start(s_watching);
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await File.WriteAllTextAsync(Path.Combine(server.Model, ModelFile.Config), "{");
        while (!server.Notes.Any())
            await Task.Delay(20, enough.Token);

        string warning = Assert.Single(server.Notes);
        Assert.StartsWith("warning: ", warning, StringComparison.Ordinal);
        Assert.EndsWith(" The model before stays in use.", warning, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.Post("/predict", """{"text":"good"}""")).StatusCode);
    }
}

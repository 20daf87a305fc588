using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Tests;
using GruSentiment.Tests.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GruSentiment.DependencyInjection.Tests;

public sealed class SentimentServicesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public SentimentServicesTests()
    {
        ModelDirectory.Write(_directory.File("two"), SmallModel.Of(seed: 1), withSums: true);
        ModelDirectory.Write(_directory.File("three"), SmallModel.Of(seed: 2, classes: 3), withSums: true);
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void There_is_one_predictor_for_all_who_ask()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddSentimentPredictor(_directory.File("two"), threads: 3, threshold: 0.25).BuildServiceProvider();
        SentimentPredictor predictor = provider.GetRequiredService<SentimentPredictor>();
        using (IServiceScope scope = provider.CreateScope())
            Assert.Same(predictor, scope.ServiceProvider.GetRequiredService<SentimentPredictor>());
        Assert.Equal((3, 0.25), (predictor.Threads, predictor.Threshold));
        Assert.Contains(predictor.Predict("good film").Label, predictor.Labels);
    }

    [Fact]
    public void The_container_disposes_of_it()
    {
        SentimentPredictor predictor;
        using (ServiceProvider provider = new ServiceCollection().AddSentimentPredictor(_directory.File("two")).BuildServiceProvider())
            predictor = provider.GetRequiredService<SentimentPredictor>();
        Assert.Throws<ObjectDisposedException>(() => predictor.Predict("good"));
    }

    [Fact]
    public void Each_key_has_its_own_model()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddSentimentPredictor(_directory.File("two"))
            .AddKeyedSentimentPredictor("stars", _directory.File("three"), threads: 1)
            .BuildServiceProvider();
        Assert.Equal(2, provider.GetRequiredService<SentimentPredictor>().Labels.Count);
        Assert.Equal(3, provider.GetRequiredKeyedService<SentimentPredictor>("stars").Labels.Count);
        Assert.Null(provider.GetKeyedService<SentimentPredictor>("films"));
    }

    [Fact]
    public async Task A_host_loads_it_when_it_starts()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using IHost host = Host(services => services.AddSentimentPredictor(_directory.File("two")));
        await host.StartAsync(cancellation);
        Directory.Delete(_directory.File("two"), recursive: true);
        Assert.Equal(2, host.Services.GetRequiredService<SentimentPredictor>().Labels.Count);
        await host.StopAsync(cancellation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_host_without_its_model_does_not_start_and_says_why(bool keyed)
    {
        string gone = _directory.File("gone");
        using IHost host = Host(services => _ = keyed
            ? services.AddSentimentPredictor(_directory.File("two")).AddKeyedSentimentPredictor("films", gone)
            : services.AddSentimentPredictor(gone));
        ModelException fault = await Assert.ThrowsAsync<ModelException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith(gone, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_is_not_configured_is_refused_at_once()
    {
        var services = new ServiceCollection();
        Assert.Throws<ArgumentNullException>("directory", () => services.AddSentimentPredictor(null!));
        Assert.Throws<ArgumentException>("directory", () => services.AddKeyedSentimentPredictor("films", " "));
        Assert.Throws<ArgumentNullException>("key", () => services.AddKeyedSentimentPredictor(null!, "films"));
    }

    private static IHost Host(Action<IServiceCollection> configure) =>
        new HostBuilder().ConfigureServices(configure).Build();
}

namespace GruSentiment.DependencyInjection;

/// <summary>Options without content: a host that checks its options at its start thereby loads the models.</summary>
internal sealed class StartupLoading;

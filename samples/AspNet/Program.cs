using GruSentiment.Inference;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

// Loaded once, when the program starts. Each request uses one thread, so that many are answered at once.
builder.Services.AddSentimentPredictor(builder.Configuration["model"] ?? "model", threads: 1);

WebApplication app = builder.Build();
app.MapGet("/predict", (string text, SentimentPredictor predictor) =>
{
    Prediction prediction = predictor.Predict(text);
    return new Answer(prediction.Label, prediction.Probability);
});
app.Run();

/// <summary>What a request gets.</summary>
internal sealed record Answer(string Label, float Probability);

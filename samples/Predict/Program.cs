using GruSentiment.Inference;

// The first argument is a run directory, as `gru-sentiment train` writes it; the others are texts.
if (args.Length < 2)
{
    Console.Error.WriteLine("Usage: dotnet run RUN_DIRECTORY TEXT…");
    return 2;
}
using SentimentPredictor predictor = SentimentPredictor.Load(args[0]);
foreach (string text in args[1..])
{
    Prediction prediction = predictor.Predict(text);
    Console.WriteLine($"{prediction.Label} ({prediction.Probability:0.00}): {text}");
}
return 0;

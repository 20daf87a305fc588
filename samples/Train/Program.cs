using GruSentiment.Inference;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;

// Train, and save the run: the model, its metrics, the training curves as a picture.
var request = new TrainingRequest { Training = new TrainingOptions { Epochs = 10, Seed = 1 } };
using var recorder = new RunRecorder(RunDirectory.For(request, DateTimeOffset.Now));
TrainingResult result = new TrainingSession(request, new TrainingReviews(Reviews()), recorder).Run();
Console.WriteLine($"{recorder.Directory.Path}: accuracy {result.Metrics.Validation.Accuracy:P0}");

// Load it, as another program would, and ask.
using SentimentPredictor predictor = SentimentPredictor.Load(recorder.Directory.Path);
foreach (string text in (string[])["An excellent chair.", "The song is dreadful."])
{
    Prediction answer = predictor.Predict(text);
    Console.WriteLine($"{answer.Label} ({answer.Probability:P0}): {text}");
}

// Made-up reviews in memory; yours may come from a database, row by row.
static IEnumerable<(string Text, string Label)> Reviews()
{
    foreach (string thing in (string[])["lamp", "kettle", "chair", "film", "song", "soup", "phone", "train ride"])
    {
        yield return ($"A lovely {thing}, I would buy it again.", "positive");
        yield return ($"The {thing} is excellent.", "positive");
        yield return ($"What a wonderful {thing}!", "positive");
        yield return ($"A dreadful {thing}, I want my money back.", "negative");
        yield return ($"The {thing} is useless.", "negative");
        yield return ($"What a boring {thing}!", "negative");
    }
}

using GruSentiment.Inference;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;

// Reviews that the program has, from a database for instance; here they are made up.
string[] good = ["lovely", "great", "a joy", "well made"], bad = ["dreadful", "dull", "a bore", "badly made"];
string[] things = ["The film", "This book", "The soup", "My new lamp", "The hotel", "Her song"];
IEnumerable<(string Text, string Label)> reviews =
    from thing in things
    from word in good.Concat(bad)
    from form in (string[])["{0} is {1}.", "{0} was {1}, I must say.", "I think {0} is {1}!"]
    select (string.Format(form, thing, word), good.Contains(word) ? "positive" : "negative");

// The first argument is the directory that the model is kept in.
var request = new TrainingRequest { Output = args[0], Training = new TrainingOptions { Epochs = 4, Seed = 7 } };
using (var recorder = new RunRecorder(RunDirectory.For(request, DateTimeOffset.Now)))
{
    TrainingResult result = new TrainingSession(request, new TrainingReviews(reviews), recorder).Run();
    Console.WriteLine($"{recorder.Directory.Path}: validation accuracy {result.Metrics.Validation.Accuracy:0.00}");
}

using SentimentPredictor predictor = SentimentPredictor.Load(args[0]);
Console.WriteLine(predictor.Predict("Her song was great, I must say.").Label);

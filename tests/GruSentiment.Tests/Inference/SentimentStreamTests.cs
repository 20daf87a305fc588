using GruSentiment.Encoders;
using GruSentiment.Inference;
using GruSentiment.Kernels;
using GruSentiment.Models;

namespace GruSentiment.Tests.Inference;

public class SentimentStreamTests
{
    private static readonly string[][] s_texts = OneWayModel.Texts(2000);

    public static TheoryData<string, string, int, int, int, int, double> Models => new()
    {
        { "Gru", "Max", 1, 1, 2, 2, 0 },
        { "Gru", "Max", 2, 3, 2, 2, 80 },
        { "Gru", "Mean", 1, 1, 3, 0, 0 },
        { "Gru", "Mean", 3, 2, 2, 3, 0 },
        { "Gru", "Last", 2, 1, 3, 1, 20 },
        { "Gru", "Last", 3, 1, 2, 0, 0 },
        { "Lstm", "Max", 1, 1, 2, 2, 0 },
        { "Lstm", "Mean", 2, 2, 3, 0, 0 },
        { "Rnn", "Last", 2, 1, 2, 2, 0 },
        { "Mean", "Max", 1, 1, 2, 2, 0 },
        { "Mean", "Max", 1, 2, 3, 0, 0 },
    };

    [Theory, MemberData(nameof(Models))]
    public void At_the_end_of_each_of_2000_texts_the_answer_is_that_of_Predict_to_the_last_bit(
        string encoder, string pooling, int layers, int networks, int classes, int ngrams, double halfLength)
    {
        using SentimentPredictor predictor = Predictor(encoder, pooling, layers, networks, classes, ngrams, halfLength);
        Prediction[] whole = predictor.Predict([.. s_texts.Select(words => string.Join(' ', words))]);
        SentimentStream stream = predictor.StartStream();
        for (int i = 0; i < s_texts.Length; i++)
        {
            Prediction last = stream.Current;
            foreach (string word in s_texts[i])
                last = stream.Push(word);
            AssertSame(whole[i], last);
            Assert.Same(last, stream.Current);
            stream.Reset();
        }
    }

    [Theory, MemberData(nameof(Models))]
    public void After_each_word_the_answer_is_that_of_Predict_to_the_last_bit(
        string encoder, string pooling, int layers, int networks, int classes, int ngrams, double halfLength)
    {
        using SentimentPredictor predictor = Predictor(encoder, pooling, layers, networks, classes, ngrams, halfLength);
        SentimentStream stream = predictor.StartStream();
        foreach (string[] words in s_texts.Take(60))
        {
            for (int i = 0; i < words.Length; i++)
                AssertSame(predictor.Predict(string.Join(' ', words[..(i + 1)])), stream.Push(words[i]));
            stream.Reset();
        }
    }

    [Fact]
    public void Ngrams_of_characters_are_those_of_Predict_to_the_last_bit()
    {
        using var predictor = new SentimentPredictor(OneWayModel.Of(new ModelOptions(), halfLength: 20, characters: 5), threads: 1);
        SentimentStream stream = predictor.StartStream();
        foreach (string[] words in s_texts.Take(60))
        {
            for (int i = 0; i < words.Length; i++)
                AssertSame(predictor.Predict(string.Join(' ', words[..(i + 1)])), stream.Push(words[i]));
            stream.Reset();
        }
    }

    [Fact]
    public void Without_a_word_the_answer_is_that_of_the_empty_text()
    {
        using SentimentPredictor predictor = Predictor("Gru", "Max", 2, 2, 2, 2, 0);
        SentimentStream stream = predictor.StartStream();
        AssertSame(predictor.Predict(""), stream.Current);
        AssertSame(predictor.Predict("<br"), stream.Push("<br"));
        AssertSame(predictor.Predict(""), stream.Push("/>"));
        AssertSame(predictor.Predict("good"), stream.Push("good"));
        stream.Reset();
        AssertSame(predictor.Predict(""), stream.Current);
        Assert.False(stream.Current.IsKnown);
    }

    [Fact]
    public void The_threshold_counts_as_in_Predict()
    {
        SavedModel model = OneWayModel.Of(new ModelOptions());
        float probability = new SentimentPredictor(model).Predict("good film").Probabilities[1];
        foreach ((double threshold, int expected) in ((double, int)[])[(probability * 0.99, 1), (Math.Min(1, probability * 1.01), 0)])
        {
            using var predictor = new SentimentPredictor(model, 1, threshold);
            Assert.Equal(expected, predictor.StartStream().Push("good film").Class);
        }
    }

    [Fact]
    public void Streams_of_one_predictor_in_many_threads_do_not_disturb_each_other()
    {
        using SentimentPredictor predictor = Predictor("Gru", "Max", 2, 1, 2, 2, 0);
        Prediction[] whole = predictor.Predict([.. s_texts.Take(200).Select(words => string.Join(' ', words))]);
        Parallel.For(0, 200, i =>
        {
            SentimentStream stream = predictor.StartStream();
            foreach (string word in s_texts[i])
                stream.Push(word);
            AssertSame(whole[i], stream.Current);
        });
    }

    [Fact]
    public void A_model_that_reads_from_both_ends_is_refused_with_what_to_train()
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(2));
        Assert.Equal(
            "This model reads a text from both ends, so it has no answer before the text has ended. Train one that reads from the start "
            + "alone, with Bidirectional = false.",
            Assert.Throws<GruSentimentException>(predictor.StartStream).Message);
    }

    [Fact]
    public void A_predictor_that_was_disposed_of_answers_no_more()
    {
        SentimentPredictor predictor = Predictor("Gru", "Max", 1, 1, 2, 2, 0);
        SentimentStream stream = predictor.StartStream();
        stream.Push("good");
        predictor.Dispose();
        Assert.Throws<ObjectDisposedException>(() => stream.Push("film"));
        Assert.Throws<ObjectDisposedException>(() => stream.Current);
        Assert.Throws<ObjectDisposedException>(predictor.StartStream);
        stream.Reset();
    }

    [Fact]
    public void An_answer_that_is_no_number_is_refused()
    {
        SavedModel model = OneWayModel.Of(new ModelOptions());
        model.Weights[WeightNames.LinearBias].Values[0] = float.PositiveInfinity;
        model.Weights[WeightNames.BlendScale].Values[0] = 0;
        using var predictor = new SentimentPredictor(model);
        Assert.Throws<ModelException>(() => predictor.StartStream().Push("good"));
    }

    [Fact]
    public void A_word_allocates_little_more_than_its_answer()
    {
        using SentimentPredictor predictor = Predictor("Gru", "Max", 2, 2, 2, 2, 0);
        SentimentStream stream = predictor.StartStream();
        string[] words = ["good", "film,", "not", "bad!"];
        void Push(int times)
        {
            for (int i = 0; i < times; i++)
                stream.Push(words[i % words.Length]);
        }
        Push(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Push(1000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000 * 200);
    }

    private static SentimentPredictor Predictor(
        string encoder, string pooling, int layers, int networks, int classes, int ngrams, double halfLength)
    {
        var options = new ModelOptions
        {
            Encoder = Enum.Parse<EncoderKind>(encoder),
            Pooling = Enum.Parse<PoolingKind>(pooling),
            Layers = layers,
            Ensemble = networks,
        };
        return new SentimentPredictor(OneWayModel.Of(options, classes, ngrams, halfLength), threads: 1);
    }

    private static void AssertSame(Prediction expected, Prediction actual)
    {
        Assert.Equal(expected.Probabilities, actual.Probabilities);
        Assert.Equal((expected.Known, expected.Class, expected.Label), (actual.Known, actual.Class, actual.Label));
    }
}

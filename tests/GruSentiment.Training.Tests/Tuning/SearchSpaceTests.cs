using GruSentiment.Encoders;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Training.Options;
using GruSentiment.Training.Tuning;

namespace GruSentiment.Training.Tests.Tuning;

public class SearchSpaceTests
{
    [Fact]
    public void Values_are_what_the_option_allows_and_their_places_lead_back_to_them()
    {
        foreach (DeclaredOption option in OptionNames.Known.Where(known => known.Search is not null))
        {
            for (double place = -0.1; place <= 1.1; place += 0.01)
            {
                object value = option.Search!.ValueAt(place);
                Assert.Empty(option.Check(value));
                Assert.Equal(value, option.Search.ValueAt(option.Search.PlaceOf(value)));
                Assert.Null(option.Parse(option.Format(value), out object? read));
                Assert.Equal(value, read);
            }
        }
    }

    [Fact]
    public void What_is_given_is_not_searched()
    {
        var request = new TrainingRequest { Data = "x", Training = new TrainingOptions { LearningRate = 0.01 } };
        string[] all = Names(new TrainingRequest { Data = "x" });
        Assert.Equal(all.Except(["lr"]), Names(request));
        Assert.Contains("encoder", all);
        Assert.DoesNotContain("augment-share", all);
    }

    [Fact]
    public void What_nothing_depends_on_is_not_searched()
    {
        Assert.DoesNotContain("embedding-dim", Names(new TrainingRequest { Data = "x", Embeddings = "vectors.txt" }));
        Assert.DoesNotContain("layers", Names(new TrainingRequest { Data = "x", Model = new ModelOptions { Encoder = EncoderKind.Cnn } }));
        Assert.Contains("char-ngrams", Names(new TrainingRequest { Data = "x" }));
        Assert.DoesNotContain("char-ngrams", Names(new TrainingRequest { Data = "x", Ngrams = new NgramOptions { Order = 0 } }));
        Assert.Contains("augment-share", Names(new TrainingRequest
        {
            Data = "x",
            Augmentation = new AugmentationOptions { Language = AugmentationLanguage.En },
        }));
    }

    [Fact]
    public void Names_of_a_list_alone_are_searched()
    {
        var options = new TuningOptions { Only = OptionNames.Parse("lr, encoder") };
        Assert.Equal(["encoder", "lr"], Names(new TrainingRequest { Data = "x" }, options));
        Assert.False(SearchSpace.Of(new TrainingRequest { Data = "x" }, options).HasEnsemble);
    }

    [Fact]
    public void An_option_that_is_given_and_named_is_a_fault_and_one_without_effect_too()
    {
        var options = new TuningOptions { Only = OptionNames.Parse("lr,layers") };
        var request = new TrainingRequest
        {
            Data = "x",
            Training = new TrainingOptions { LearningRate = 0.01 },
            Model = new ModelOptions { Encoder = EncoderKind.Mean },
        };
        Assert.Equal(
            ["LearningRate is given, and Only names it to be searched; one of the two was expected."],
            TuningSession.Faults(request, options).Select(fault => fault.ToString()));
        Assert.Equal(
            ["Only names Layers, which nothing depends on here; remove it."],
            SearchSpace.Of(request, options).FaultsOf(options).Select(fault => fault.ToString()));
    }

    private static string[] Names(TrainingRequest request, TuningOptions? options = null) =>
        [.. SearchSpace.Of(request, options ?? new()).Options.Select(option => option.Option.Name)];
}

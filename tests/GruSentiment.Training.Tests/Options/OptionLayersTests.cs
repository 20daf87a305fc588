using GruSentiment.Data.Splits;
using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Options;
using GruSentiment.Text;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tests.Options;

public class OptionLayersTests
{
    public static TheoryData<string> Settable => [.. TrainingRequest.AllDeclarations
        .Where(option => option.IsSettable && Another(option) is not null)
        .Select(option => option.Name)];

    [Theory]
    [MemberData(nameof(Settable))]
    public void Each_option_outweighs_what_is_below_it_and_leaves_the_rest(string name)
    {
        DeclaredOption option = Named(name);
        OptionValues below = Preset.Tutorial.Options.From(OptionSource.FromPreset).AllValues;
        option.Parse(Another(option)!, out object? value);
        OptionValues both = TrainingRequest.Of(OptionValues.None.With(option, value)).Over(TrainingRequest.Of(below)).AllValues;
        Assert.Equal((value, OptionSource.Given), (both[option], both.SourceOf(option)));
        Assert.All(
            TrainingRequest.AllDeclarations.Where(one => one != option),
            one => Assert.Equal((below[one], below.SourceOf(one)), (both[one], both.SourceOf(one))));
    }

    [Fact]
    public void What_is_left_open_stays_at_the_default()
    {
        TrainingRequest request = new TrainingRequest
        {
            Data = "reviews.csv",
            Model = new ModelOptions { HiddenDim = 7 },
            Training = new TrainingOptions { Epochs = 3 },
            Vocabulary = new VocabularyOptions { MinFreq = 5 },
            Validation = Holdout.Part(0.3),
        }.Resolve();

        Assert.Equal(new ModelOptions { HiddenDim = 7 }, request.Model);
        Assert.Equal(new TrainingOptions { Epochs = 3 }, request.Training);
        Assert.Equal(new VocabularyOptions { MinFreq = 5 }, request.Vocabulary);
        Assert.Equal(0.3, request.Validation.Fraction);
        Assert.Equal(OptionSource.Default, request.Model.SourceOf(ModelOptions.EmbeddingDimOption));
        Assert.Equal(OptionSource.Given, request.Model.SourceOf(ModelOptions.HiddenDimOption));
    }

    [Fact]
    public void Given_outweighs_preset_which_outweighs_what_fits_the_data()
    {
        var fitting = new TrainingRequest { Training = new() { Epochs = 9, BatchSize = 32, Patience = 5 } }.From(OptionSource.FittedToData);
        var given = new TrainingRequest { Preset = Preset.Tutorial, Training = new() { Epochs = 6 } };
        TrainingOptions resolved = given.Resolve(fitting).Training;

        Assert.Equal((6, OptionSource.Given), (resolved.Epochs, resolved.SourceOf(TrainingOptions.EpochsOption)));
        Assert.Equal((2, OptionSource.FromPreset), (resolved.BatchSize, resolved.SourceOf(TrainingOptions.BatchSizeOption)));
        Assert.Equal((0.01, OptionSource.FromPreset), (resolved.LearningRate, resolved.SourceOf(TrainingOptions.LearningRateOption)));
    }

    [Fact]
    public void An_option_given_at_its_default_is_given()
    {
        var fitting = new TrainingRequest { Training = new TrainingOptions { Epochs = 9 } }.From(OptionSource.FittedToData);
        Assert.Equal(9, new TrainingRequest().Resolve(fitting).Training.Epochs);
        var given = new TrainingRequest { Training = new TrainingOptions { Epochs = new TrainingOptions().Epochs } };
        Assert.Equal(6, given.Resolve(fitting).Training.Epochs);
    }

    [Fact]
    public void Faults_are_those_of_what_would_be_trained() => Assert.Equal(
        ["Epochs is 0; it must be from 1 to 10000."],
        Said(new TrainingRequest { Data = "reviews.csv", Training = new TrainingOptions { Epochs = 0 } }.Faults()));

    [Fact]
    public void What_is_set_is_told_in_the_order_of_the_declarations()
    {
        var request = new TrainingRequest
        {
            Model = new ModelOptions { Pooling = PoolingKind.Last, Bidirectional = false },
            Training = new TrainingOptions { Schedule = ScheduleShape.Constant, LearningRate = 0.00002 },
            Validation = Holdout.Part(0.2),
        };
        Assert.Equal(
            "Validation = 0.2, Bidirectional = false, Pooling = last, LearningRate = 0.00002, Schedule = constant",
            string.Join(", ", request.SetBy(OptionSource.Given)));
        Assert.Empty(request.SetBy(OptionSource.FittedToData, OptionSource.FittedToVectors));
    }

    private static DeclaredOption Named(string name) => TrainingRequest.AllDeclarations.Single(option => option.Name == name);

    /// <summary>A value that an option does not have by default, nor in the preset.</summary>
    private static string? Another(DeclaredOption option) => option switch
    {
        DeclaredOption<int> or DeclaredOption<int?> => "13",
        DeclaredOption<double> => "0.125",
        DeclaredOption<bool> => "true",
        DeclaredOption<string?> => "something",
        DeclaredOption<Holdout?> => "0.4",
        DeclaredOption<Preset?> => null,
        _ => option.Unit.Split('|') is { Length: > 1 } listed ? listed[0] : null,
    };

    private static IEnumerable<string> Said(IEnumerable<UserMessage> messages) => messages.Select(message => message.ToString());
}

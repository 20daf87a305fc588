using System.Reflection;
using GruSentiment.Data.Splits;
using GruSentiment.Options;
using GruSentiment.Text;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tests.Options;

public class TrainingChoicesTests
{
    private static readonly PropertyInfo[] s_choices = typeof(TrainingChoices).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    [Fact]
    public void Each_choice_outweighs_what_is_below_it_and_leaves_the_rest()
    {
        TrainingChoices below = Preset.Tutorial.Choices;
        foreach (PropertyInfo choice in s_choices)
        {
            var above = new TrainingChoices();
            choice.SetValue(above, Another(choice, below));
            TrainingChoices both = above.Over(below);
            Assert.All(s_choices, one => Assert.Equal(one.GetValue(one == choice ? above : below), one.GetValue(both)));
        }
    }

    [Fact]
    public void What_is_left_open_stays_at_the_default()
    {
        TrainingRequest request = new TrainingRequest { Data = "reviews.csv", Choices = new TrainingChoices { HiddenDim = 7, Epochs = 3, MinFreq = 5, Validation = Holdout.Part(0.3) } }.Resolve();

        Assert.Equal(new ModelOptions { HiddenDim = 7 }, request.Model);
        Assert.Equal(new TrainingOptions { Epochs = 3 }, request.Training);
        Assert.Equal(new VocabularyOptions { MinFreq = 5 }, request.Vocabulary);
        Assert.Equal(0.3, request.Validation.Fraction);
    }

    [Fact]
    public void Faults_are_those_of_what_would_be_trained() => Assert.Equal(
        ["--epochs is 0; it must be from 1 to 10000."],
        new TrainingRequest { Data = "reviews.csv", Choices = new TrainingChoices { Epochs = 0 } }.Faults());

    [Fact]
    public void Choices_read_as_flags() => Assert.Equal(
        "--bidirectional false --readout last --lr 0.01 --schedule constant --validation 0.2",
        new TrainingChoices { Bidirectional = false, Readout = GruSentiment.Kernels.TimeReadout.Last, LearningRate = 0.01, Schedule = ScheduleShape.Constant, Validation = Holdout.Part(0.2) }.ToString());

    private static object Another(PropertyInfo choice, TrainingChoices than) => choice.GetValue(than) switch
    {
        int number => number + 1,
        double number => number + 0.25,
        bool flag => !flag,
        Enum value => Enum.GetValues(value.GetType()).Cast<object>().First(other => !other.Equals(value)),
        Holdout => Holdout.Part(0.4),
        _ => Activator.CreateInstance(Nullable.GetUnderlyingType(choice.PropertyType)!)!,
    };
}

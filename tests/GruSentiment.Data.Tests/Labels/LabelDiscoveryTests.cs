using GruSentiment.Data.Labels;

namespace GruSentiment.Data.Tests.Labels;

public class LabelDiscoveryTests
{
    [Theory]
    [InlineData("0 1", "negative=0;positive=1")]
    [InlineData("-1 1", "negative=-1;positive=1")]
    [InlineData("-1 0 1", "negative=-1;neutral=0;positive=1")]
    [InlineData("1 2", "negative=1;positive=2")]
    [InlineData("0 1 2", "negative=0;neutral=1;positive=2")]
    [InlineData("1 2 3", "negative=1;neutral=2;positive=3")]
    [InlineData("0 4", "negative=0;positive=4")]
    [InlineData("0 2 4", "negative=0;neutral=2;positive=4")]
    [InlineData("0 1 2 3 4", "negative=0,1;positive=3,4")]
    [InlineData("1 2 3 4 5", "negative=1,2;positive=4,5")]
    [InlineData("1.0 2.5 3.5 4.5", "negative=1;positive=4.5")]
    [InlineData("1 5", "negative=1;positive=5")]
    [InlineData("1 2 3 4 5 6 7 8 9 10", "negative=1,2,3,4;positive=7,8,9,10")]
    [InlineData("-2 -1 0 1 2", "negative=-2,-1;positive=1,2")]
    [InlineData("1star 5stars", "negative=1;positive=5")]
    [InlineData("NEGATIVE Positive", "negative=negative;positive=positive")]
    [InlineData("neg pos", "negative=neg;positive=pos")]
    [InlineData("False True", "negative=false;positive=true")]
    [InlineData("no yes", "negative=no;positive=yes")]
    [InlineData("negative neutral positive", "negative=negative;neutral=neutral;positive=positive")]
    [InlineData("Very_Negative Negative Positive Extremely-Positive",
        "negative=negative,very_negative;positive=extremely-positive,positive")]
    [InlineData("__label__1 __label__2", "negative=1;positive=2")]
    [InlineData("差评 好评", "negative=差评;positive=好评")]
    public void Known_labels_are_understood(string labels, string mapping) => Assert.Equal(mapping, Find(labels)?.ToString());

    [Theory]
    [InlineData("1,0 4,5 5,0", "negative=1;positive=4.5,5")]
    [InlineData("10 20 30 40 50", "negative=10,20;positive=40,50")]
    [InlineData("15 35 45", "negative=15;positive=45")]
    [InlineData("10 50 100", "negative=10;positive=100")]
    [InlineData("0 25 40 55 70 100", "negative=0,25,40;positive=70,100")]
    [InlineData("37 52 88.5", "negative=37;positive=88.5")]
    [InlineData("0 0.25 0.4 0.5 0.6 0.65 1", "negative=0,0.25,0.4;positive=0.65,1")]
    [InlineData("0.0 1.0", "negative=0;positive=1")]
    public void Scales_of_counts_or_shares_are_understood_only_in_a_column_of_labels(string labels, string mapping)
    {
        bool isPlain = labels is "1,0 4,5 5,0" or "0.0 1.0";

        Assert.Equal(mapping, Find(labels.Split(' '), isNamed: true)?.ToString());
        Assert.Equal(isPlain ? mapping : null, Find(labels.Split(' '), isNamed: false)?.ToString());
    }

    [Theory]
    [InlineData("1.0 out of 5 stars|3.0 out of 5 stars|5.0 out of 5 stars", "negative=1;positive=5")]
    [InlineData("1/10|4/10|5/10", "negative=1,4;positive=")]
    [InlineData("1/5|4/5|5/5", "negative=1;positive=4,5")]
    [InlineData("1/5|2/5", "negative=1,2;positive=")]
    [InlineData("20 %|55 %|80 %", "negative=20;positive=80")]
    [InlineData("0 %|1 %", "negative=0,1;positive=")]
    [InlineData("1/4|2/4|3/4|4/4", "negative=1;positive=3,4")]
    [InlineData("2 of 7|4 of 7|5 of 7", "negative=2;positive=5")]
    [InlineData("★☆☆☆☆|★★★☆☆|★★★★★", "negative=1;positive=5")]
    [InlineData("★|★★|★★★★|★★★★★", "negative=1,2;positive=4,5")]
    [InlineData("-|+", "negative=-;positive=+")]
    [InlineData("ja|nein", "negative=nein;positive=ja")]
    [InlineData("sí|no", "negative=no;positive=sí")]
    [InlineData("1 - Very bad|2 - Good", "negative=1 - very bad;positive=2 - good")]
    public void What_a_label_says_of_its_scale_is_heard(string labels, string mapping) =>
        Assert.Equal(mapping, Find(labels.Split('|'), isNamed: false)?.ToString());

    [Fact]
    public void Many_different_numbers_are_one_scale()
    {
        var hundred = Enumerable.Range(0, 101).ToDictionary(number => $"{number}", number => number == 3 ? 12 : 10);
        var averages = Enumerable.Range(100, 401).ToDictionary(number => $"{number / 100}.{number % 100:00}", _ => 2);

        LabelMapping ofHundred = LabelDiscovery.Find(hundred, null, LabelNaming.Rating)!;
        LabelMapping ofFive = LabelDiscovery.Find(averages, null, LabelNaming.Rating)!;

        Assert.Equal((0, LabelMapping.Skipped, 1), (ofHundred.ClassOf("40"), ofHundred.ClassOf("41"), ofHundred.ClassOf("70")));
        Assert.Equal((0, LabelMapping.Skipped, 1), (ofFive.ClassOf("2"), ofFive.ClassOf("3.99"), ofFive.ClassOf("4.01")));
    }

    [Fact]
    public void A_few_large_numbers_do_not_make_ratings_of_ten_a_percentage()
    {
        var counts = new Dictionary<string, int> { ["1"] = 300, ["5"] = 300, ["4"] = 300, ["37"] = 20, ["99"] = 15 };

        Assert.Equal("negative=1;positive=4,5", LabelDiscovery.Find(counts, null, LabelNaming.Rating)!.ToString());
    }

    [Theory]
    [InlineData("ham spam")]
    [InlineData("negative maybe")]
    [InlineData("3 7 12 90 400")]
    [InlineData("11 12 13")]
    [InlineData("4/5 8/10")]
    [InlineData("ja ham")]
    [InlineData("+ ham")]
    public void Unknown_labels_are_not_guessed(string labels) => Assert.Null(Find(labels));

    [Fact]
    public void The_middle_of_a_scale_is_left_out_and_a_stray_label_is_unknown()
    {
        var counts = new Dictionary<string, int> { ["1"] = 400, ["3"] = 200, ["5"] = 400, ["n/a"] = 5 };
        LabelMapping stars = LabelDiscovery.Find(counts, null, LabelNaming.Rating)!;
        counts = new Dictionary<string, int> { ["0"] = 5000, ["1"] = 5000, ["7"] = 1 };
        LabelMapping binary = LabelDiscovery.Find(counts, null, LabelNaming.Rating)!;

        Assert.Equal((LabelMapping.Skipped, LabelMapping.Unknown), (stars.ClassOf("3"), stars.ClassOf("n/a")));
        Assert.Equal((0, 1, LabelMapping.Unknown), (binary.ClassOf("0"), binary.ClassOf("1"), binary.ClassOf("7")));
    }

    [Fact]
    public void A_class_of_a_few_rows_is_no_stray_label()
    {
        LabelMapping binary = LabelDiscovery.Find(new Dictionary<string, int> { ["1"] = 1980, ["0"] = 20 }, null, LabelNaming.Rating)!;
        var counts = new Dictionary<string, int> { ["5"] = 8000, ["4"] = 1500, ["3"] = 400, ["2"] = 60, ["1"] = 40 };
        LabelMapping stars = LabelDiscovery.Find(counts, null, LabelNaming.Rating)!;

        Assert.Equal("negative=0;positive=1", binary.ToString());
        Assert.Equal("negative=1,2;positive=4,5", stars.ToString());
    }

    [Theory]
    [InlineData("0 1", "negative positive", "negative=0;positive=1")]
    [InlineData("0 1", "negative neutral positive", "negative=0;neutral=;positive=1")]
    [InlineData("negative neutral positive", "negative positive", "negative=negative;positive=positive")]
    [InlineData("5 4 2", "negative positive", "negative=2;positive=4,5")]
    [InlineData("spam ham", "ham spam", "ham=ham;spam=spam")]
    [InlineData("Positive", "negative positive", "negative=negative;positive=positive")]
    public void Labels_are_brought_to_the_classes_of_a_model(string labels, string classes, string mapping) =>
        Assert.Equal(mapping, Find(labels, classes.Split(' '))?.ToString());

    [Fact]
    public void Labels_with_no_class_of_a_model_are_unknown() => Assert.Null(Find("0 1", ["ham", "spam"]));

    private static LabelMapping? Find(string[] labels, bool isNamed) =>
        LabelDiscovery.Find(labels.ToDictionary(label => label, _ => 10), null, isNamed ? LabelNaming.Rating : LabelNaming.None);

    private static LabelMapping? Find(string labels, string[]? classes = null, bool isNamed = true) =>
        LabelDiscovery.Find(
            labels.Split(' ').ToDictionary(label => label, _ => 10), classes, isNamed ? LabelNaming.Rating : LabelNaming.None);
}

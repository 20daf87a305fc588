using CsCheck;
using GruSentiment.Data.Labels;

namespace GruSentiment.Data.Tests.Labels;

public class LabelMappingTests
{
    [Theory]
    [InlineData("negative=1,2;positive=4,5", "negative=1,2;positive=4,5")]
    [InlineData(" positive = 4 , 5 ; negative = 1 ", "negative=1;positive=4,5")]
    [InlineData("Positive=good;meh=so so;Negative=bad", "Negative=bad;meh=so so;Positive=good")]
    [InlineData("b=b;a=a", "b=b;a=a")]
    [InlineData("a=don't;b=rock 'n' roll", "a=don't;b=rock 'n' roll")]
    [InlineData("negative='bad, very bad',poor;positive=good", "negative='bad, very bad',poor;positive=good")]
    [InlineData("negative= \"bad, very bad\" , poor ;positive=good", "negative='bad, very bad',poor;positive=good")]
    [InlineData("'a;b'='x=y';\"c=d\"=\"it's, \"\"so\"\" bad\"", "'a;b'='x=y';'c=d'='it''s, \"so\" bad'")]
    [InlineData("a=b=c;d=e", "a='b=c';d=e")]
    [InlineData("a='1,5';b=2", "a=1.5;b=2")]
    [InlineData("a=1 star,one star,1;b=5", "a=1;b=5")]
    public void A_written_mapping_is_read_negative_first_and_positive_last(string written, string read)
    {
        var mapping = LabelMapping.Parse(written);

        Assert.Equal(read, mapping.ToString());
        Assert.Equal(read, LabelMapping.Parse(mapping.ToString()).ToString());
    }

    [Theory]
    [InlineData("", "'' names 0 classes, expected at least two, as in negative=1,2;positive=4,5.")]
    [InlineData("a=1", "'a=1' names 1 class, expected at least two, as in negative=1,2;positive=4,5.")]
    [InlineData("a;b=1", "'a' names no class and its labels, as in negative=1,2;positive=4,5.")]
    [InlineData("a=;b=1", "'a=' names no class and its labels, as in negative=1,2;positive=4,5.")]
    [InlineData("=1;b=1", "'=1' names no class and its labels, as in negative=1,2;positive=4,5.")]
    [InlineData("a=1;A=2", "the class 'A' stands twice; expected each once, as in negative=1,2;positive=4,5.")]
    [InlineData("a=1;b=1.0", "the label '1.0' stands twice; expected each with one class, as in negative=1,2;positive=4,5.")]
    [InlineData("a='x;b=1", "the quote before \"x;b=1\" never closes, as it does in negative='bad, very bad',poor;positive=good.")]
    [InlineData("a='x' y;b=1", "\"y\" follows the quotes of 'x', expected a comma or a semicolon, as in negative='bad, very bad',poor;"
        + "positive=good.")]
    [InlineData("a=x;b=y,'x'", "the label 'x' stands twice; expected each with one class, as in negative=1,2;positive=4,5.")]
    public void A_mapping_written_wrongly_is_refused(string written, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => LabelMapping.Parse(written)).Message);

    [Theory]
    [InlineData("1", 0)]
    [InlineData(" 2.0 ", 0)]
    [InlineData("\"4\"", 1)]
    [InlineData("5 stars", 1)]
    [InlineData("+5", 1)]
    [InlineData("5/5", 1)]
    [InlineData("__label__1", 0)]
    [InlineData("3", LabelMapping.Skipped)]
    [InlineData("what", LabelMapping.Skipped)]
    public void Labels_are_compared_as_numbers_and_without_what_surrounds_them(string label, int index) =>
        Assert.Equal(index, LabelMapping.Parse("negative=1,2;positive=4,5").ClassOf(label));

    [Fact]
    public void Any_labels_can_be_written_and_are_read_back() => Gen.Select(
            Gen.String[Gen.OneOf(Gen.Char["ab,;='\" \t…1"], Gen.Char), 0, 6].Array[1, 4],
            Gen.String[Gen.OneOf(Gen.Char["xy,;='\" "], Gen.Char), 1, 4].Array[2, 3])
        .Sample((labels, names) =>
        {
            string[] distinct = [.. labels.DistinctBy(LabelValue.Normalise)];
            string[] classes = [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
            if (classes.Length < 2 || distinct.Length < classes.Length)
                return;
            string written = string.Join(';', classes.Select((name, index) => LabelMappingText.Quote(name) + "="
                + string.Join(',', distinct.Where((_, i) => i % classes.Length == index).Select(LabelMappingText.Quote))));

            var mapping = LabelMapping.Parse(written);
            var again = LabelMapping.Parse(mapping.ToString());

            Assert.Equal(classes.Order(StringComparer.Ordinal), mapping.ClassNames.Order(StringComparer.Ordinal));
            Assert.Equal(mapping.ClassNames, again.ClassNames);
            for (int i = 0; i < distinct.Length; i++)
            {
                Assert.Equal(classes[i % classes.Length], mapping.ClassNames[mapping.ClassOf(distinct[i])]);
                Assert.Equal(mapping.ClassOf(distinct[i]), again.ClassOf(distinct[i]));
            }
        }, seed: "0000KOIPe5t5");

    [Fact]
    public void A_normalised_label_stays_as_it_is() => Gen.OneOf(
            Gen.String, Gen.String[Gen.Char["0123456789.,/-+ %★☆*'\"_laeboufstr"], 0, 12],
            Gen.Select(Gen.OneOfConst("__label__", "__LABEL__", "'", ""), Gen.Int[-20, 120], Gen.OneOfConst(" stars", "/5", "%", "½", ""),
                (before, number, after) => before + number + after))
        .Sample(label => LabelValue.Normalise(LabelValue.Normalise(label)) == LabelValue.Normalise(label), seed: "0000KOIPe5t5");
}

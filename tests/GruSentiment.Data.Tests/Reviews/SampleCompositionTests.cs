using System.Text.RegularExpressions;
using GruSentiment.Data.Reviews;

namespace GruSentiment.Data.Tests.Reviews;

/// <summary>That <c>data/reviews.csv</c> has what <c>data/README.md</c> says people say, and about what.</summary>
public class SampleCompositionTests
{
    private static readonly Lazy<ReviewRow[]> s_rows = new(() =>
    {
        using ReviewReader reader = ReviewReader.Open(Path.Combine(SampleReviewsTests.Top(), "data", "reviews.csv"));
        return [.. reader.Rows()];
    });

    [Theory]
    [InlineData("negation", 3000, 3000, @"\b(not|never|no|nothing|nobody|none|hardly|without|cannot)\b|n['’]?t\b")]
    [InlineData("praise denied", 400, 100,
        @"(\b(not|never|hardly)|n['’]t)( \w+){0,2} (good|great|nice|worth|recommend|like|enjoy|impressed|work|special|fun|interesting)\b")]
    [InlineData("blame denied", 40, 220,
        @"(\b(not|never|no|nothing|without)|n['’]t)( \w+){0,2} (bad|boring|problems?|complaints?|complain|wrong|trouble|regret|hate)\b")]
    [InlineData("contrast", 400, 600, @"\b(but|although|though|however|yet|despite|even so)\b")]
    [InlineData("change", 300, 350, @"\b(used to|no longer|any ?more|at first|once|since the|after the update|downhill|now)\b")]
    [InlineData("comparison", 350, 400, @"\b(better|worse|best|worst|as good as|nothing like|prefer)\b")]
    [InlineData("advice", 150, 90, @"\b(recommend|avoid|skip|stay away|save your money|don['’]t miss|give it a (try|go)|look elsewhere)\b")]
    [InlineData("expectation", 150, 200, @"\b(thought|expected|expecting|feared|hoped|hoping|was told|afraid)\b")]
    [InlineData("others", 120, 120, @"\b(everyone|everybody|critics|my friends|people say|reviewers?|other reviews|they say)\b")]
    [InlineData("question", 180, 120, @"\?")]
    [InlineData("degree", 900, 1000, @"\b(very|really|extremely|absolutely|quite|fairly|a bit|rather|slightly|barely|so)\b")]
    public void Each_way_of_saying_it_is_there_with_both_labels(string what, int negative, int positive, string pattern)
    {
        Assert.NotEmpty(what);
        string[] labels = [.. Matching(pattern).Select(row => row.Label!)];
        Assert.InRange(labels.Count(label => label == "negative"), negative, int.MaxValue);
        Assert.InRange(labels.Count(label => label == "positive"), positive, int.MaxValue);
    }

    [Theory]
    [InlineData("films", 1000, @"\b(film|movie|series|episode|actor|plot|scene)")]
    [InlineData("books", 300, @"\b(book|novel|chapter|author|read)\b")]
    [InlineData("restaurants", 500, @"\b(food|restaurant|waiter|menu|meal|dish|pizza|soup|caf[eé])\b")]
    [InlineData("hotels", 400, @"\b(hotel|room|bed|reception|breakfast)\b")]
    [InlineData("products", 600, @"\b(battery|screen|camera|phone|charger|laptop|kettle|headphones|printer|vacuum)\b")]
    [InlineData("apps and games", 250, @"\b(app|update|login|game|software)\b")]
    [InlineData("travel", 180, @"\b(flight|airline|train|seat|crew|pilot|luggage)\b")]
    [InlineData("services", 400, @"\b(service|bank|doctor|dentist|plumber|staff|delivery|support)\b")]
    public void Each_subject_is_there(string what, int rows, string pattern)
    {
        Assert.NotEmpty(what);
        Assert.InRange(Matching(pattern).Count(), rows, int.MaxValue);
    }

    private static IEnumerable<ReviewRow> Matching(string pattern)
    {
        const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
        var regex = new Regex(pattern, Options, TimeSpan.FromSeconds(5));
        return s_rows.Value.Where(row => regex.IsMatch(row.Text));
    }
}

using System.Diagnostics;
using GruSentiment.Data.Tables;
using GruSentiment.Data.Tables.Csv;

namespace GruSentiment.Data.Tests.Tables.Csv;

public class QuoteStructureTests
{
    /// <summary>Half a second; two minutes, were each field to look at all behind it.</summary>
    [Fact]
    public void A_record_of_very_many_quoted_fields_takes_time_that_grows_with_its_length()
    {
        string raw = "\"two\nlines\"," + string.Concat(Enumerable.Repeat("\"field\",", 800_000)) + "\"last\"\n";
        long start = Stopwatch.GetTimestamp();
        Assert.Null(QuoteStructure.FindFault(raw, new CsvDialect(",", Quoting.Rfc4180)));
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("\"a\n\\\"b\" c,d\n", true)]
    [InlineData("\"a\nb\" c,d\n", false)]
    public void Quotes_behind_a_backslash_are_noticed_where_there_is_a_fault(string raw, bool areEscaped) =>
        Assert.Equal(areEscaped, QuoteStructure.FindFault(raw, new CsvDialect(",", Quoting.Rfc4180))?.EscapedByBackslash);
}

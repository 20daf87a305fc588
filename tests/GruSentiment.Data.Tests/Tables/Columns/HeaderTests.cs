using GruSentiment.Data.Reviews;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Tables.Columns;

public sealed class HeaderTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("No,Review,Stars\n1,A fine film,5\n2,A bad film,1\n", "No Review Stars")]
    [InlineData("date,tweet,like,sentiment\n20210101,A fine film,3,1\n20210102,A bad film,4,0\n", "date tweet like sentiment")]
    [InlineData("text,negative,positive\nA fine film,0,1\nA bad film,1,0\n", "text negative positive")]
    [InlineData("0,1\nA fine film it was,1\nA bad film it was,0\n", "0 1")]
    [InlineData(",0,1\n0,A fine film it was,1\n1,A bad film it was,0\n", " 0 1")]
    [InlineData("review,recommended\nA fine film it was,recommended\nA bad film it was,not recommended\n", "review recommended")]
    [InlineData("Metin,Durum\nGüzel bir film,1\nKötü bir film,0\n", "Metin Durum")]
    [InlineData("a,stars\nA fine film it was,1\nA bad film it was,0\n", "a stars")]
    [InlineData("review,spam,label\nA fine film,ham,positive\nA bad film,spam,negative\nA fine one,ham,positive\n", "review spam label")]
    [InlineData("A fine film,1\nA bad film,0\n", null)]
    [InlineData("No,0\nFine and good,1\nBad and dull,0\n", null)]
    [InlineData("like,A fine film\nhate,A bad film\nlike,A good film\n", null)]
    [InlineData("positive,A fine film\nnegative,A bad film\npositive,A good film\n", null)]
    [InlineData("1,0\nA fine film it was,1\nA bad film it was,0\n", null)]
    [InlineData("0,0\n1,1\nA bad film it was,0\nA good film it was,1\n", null)]
    public void A_row_of_names_is_told_from_a_row_of_data(string content, string? names)
    {
        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.csv", content));

        Assert.Equal(names, reader.Columns.HasHeader ? string.Join(' ', reader.Columns.Names) : null);
    }
}

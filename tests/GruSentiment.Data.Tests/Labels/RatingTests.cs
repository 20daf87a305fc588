using GruSentiment.Data.Labels;

namespace GruSentiment.Data.Tests.Labels;

public class RatingTests
{
    [Theory]
    [InlineData("5.0 out of 5 stars", 5, 5)]
    [InlineData("4.0 out of 5", 4, 5)]
    [InlineData("Rated 1 out of 5", 1, 5)]
    [InlineData("Rated 5 stars out of five", 5, 5)]
    [InlineData("Rated five stars out of five", 5, 5)]
    [InlineData("3 of 5", 3, 5)]
    [InlineData("1,0 von 5 Sternen", 1, 5)]
    [InlineData("4,0 su 5 stelle", 4, 5)]
    [InlineData("5,0 de 5 estrellas", 5, 5)]
    [InlineData("4 sur 5 étoiles", 4, 5)]
    [InlineData("5.0 de 5 estrelas", 5, 5)]
    [InlineData("5 van 5 sterren", 5, 5)]
    [InlineData("2,0 av 5 stjärnor", 2, 5)]
    [InlineData("5,0 z 5 gwiazdek", 5, 5)]
    [InlineData("4 из 5 звёзд", 4, 5)]
    [InlineData("5つ星のうち4.0", 4, 5)]
    [InlineData("5 yıldız üzerinden 4,0", 4, 5)]
    [InlineData("별 5개 중 4.0개", 4, 5)]
    [InlineData("5점 만점에 2점", 2, 5)]
    [InlineData("4.0 颗星，最多 5 颗星", 4, 5)]
    [InlineData("4.0 من 5 نجوم", 4, 5)]
    [InlineData("5 में से 4.0 स्टार", 4, 5)]
    [InlineData("8/10", 8, 10)]
    [InlineData("8 / 10", 8, 10)]
    [InlineData("8.5 out of 10", 8.5, 10)]
    [InlineData("3/4", 3, 4)]
    [InlineData("80 %", 80, 100)]
    [InlineData("80\u202F%", 80, 100)]
    [InlineData("%80", 80, 100)]
    [InlineData("87/100", 87, 100)]
    [InlineData("★★★★☆", 4, 5)]
    [InlineData("★★★½☆", 3.5, 5)]
    [InlineData("☆☆☆☆☆", 0, 5)]
    public void A_rating_may_say_its_maximum(string label, double value, double maximum)
    {
        Assert.Equal(new Rating(value, maximum), Rating.Read(label));
        Assert.Equal(maximum, LabelValue.MaximumOf(label));
    }

    [Theory]
    [InlineData("4,5", "4.5")]
    [InlineData("0,875", "0.875")]
    [InlineData("5-Star", "5")]
    [InlineData("1 star", "1")]
    [InlineData("5stars", "5")]
    [InlineData("5 - stars", "5")]
    [InlineData("one star", "1")]
    [InlineData("Five Stars", "5")]
    [InlineData("2 étoiles", "2")]
    [InlineData("3 Sterne", "3")]
    [InlineData("4 ⭐", "4")]
    [InlineData("★ 4", "4")]
    [InlineData("★★★", "3")]
    [InlineData("⭐⭐⭐⭐⭐", "5")]
    [InlineData("⭐️⭐️", "2")]
    [InlineData("✭✭", "2")]
    [InlineData("*****", "5")]
    [InlineData("3½", "3.5")]
    [InlineData("５", "5")]
    [InlineData("٤٫٥", "4.5")]
    [InlineData("4\u00A0stars", "4")]
    [InlineData("−1", "-1")]
    [InlineData("7/5", "7")]
    [InlineData("5分", "5")]
    [InlineData("1.0", "1")]
    [InlineData("\"__label__2\"", "2")]
    [InlineData("__label____label__2", "2")]
    public void A_rating_is_its_number(string label, string number) => Assert.Equal(number, LabelValue.Normalise(label));

    [Theory]
    [InlineData("1,234")]
    [InlineData("1,234,567")]
    [InlineData("12345678")]
    [InlineData("3/8")]
    [InlineData("6/4")]
    [InlineData("2020-01-02")]
    [InlineData("12:30")]
    [InlineData("one")]
    [InlineData("five of")]
    [InlineData("star")]
    [InlineData("a star")]
    [InlineData("b+")]
    [InlineData("5 stars and more")]
    [InlineData("★ good")]
    [InlineData("4..5")]
    [InlineData("")]
    public void What_is_no_rating_stays_a_text(string label)
    {
        Assert.Null(Rating.Read(label));
        Assert.Equal(label, LabelValue.Normalise(label));
    }
}

using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Tables.Columns;

public sealed class LabelColumnTests : IDisposable
{
    private const string Good = "A fine, long film it was";
    private const string Bad = "A bad, long film it was";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("review,verified,rate", "true,5|false,1", "rate")]
    [InlineData("text,likes,classification", "0,positive|5,negative", "classification")]
    [InlineData("text,likes,sentimiento", "0,1|5,0", "sentimiento")]
    [InlineData("text,retweets,mood", "1,happy|0,sad|1,bad", "mood")]
    [InlineData("text,helpful,recommended", "1,yes|0,no", "recommended")]
    [InlineData("text,tone_of_it,verdict", "2,good|3,bad", "verdict")]
    [InlineData("text,recommended", "recommended|not recommended", "recommended")]
    [InlineData("text,lang,stars", "en,5|de,1", "stars")]
    [InlineData("review,voted_up,weighted_vote_score", "true,0.15|false,0.41", "voted_up")]
    [InlineData("review,voted_up,score", "true,0.5238|false,0.5238", "voted_up")]
    [InlineData("text,negative,positive", "0,1|1,0", "positive")]
    [InlineData("text,positive,negative", "1,0|0,1", "positive")]
    [InlineData("review,评分", "5|1", "评分")]
    [InlineData("отзыв,оценка", "5|1", "оценка")]
    public void The_column_of_labels_is_found_and_never_who_when_or_how_many(string header, string rows, string label)
    {
        using ReviewReader reader = Open(header, rows);

        Assert.Equal(label, reader.Columns.Names[reader.Columns.Label!.Value]);
    }

    [Theory]
    [InlineData("review,label_a,label_b", "1,0|0,1", "Columns 'label_a' and 'label_b' could each hold the labels.")]
    [InlineData("review,score,verdict", "1,good|0,bad", "Columns 'score' and 'verdict' could each hold the labels.")]
    [InlineData("review,a,b,c", "1,yes,x|0,no,x|1,no,y|1,yes,y|0,no,y|0,yes,x|0,yes,x|0,yes,x",
        "Columns 'a', 'b' and 'c' could each hold the labels.")]
    [InlineData("text,negative,neutral,positive", "0,0,1|1,0,0|0,1,0",
        "Columns 'negative', 'neutral', 'positive' hold a class each, expected one column with the name of the class in it.")]
    [InlineData("text,likes,retweets,views", "0,1,5|3,0,1", "No column of labels is found.")]
    [InlineData("text,verified", "true|false", "No column of labels is found.")]
    [InlineData("comment,stickied", "true|false", "Column 'stickied' could hold the labels, but its name does not say so.")]
    [InlineData("comment,author,floor,shift", "ann,1,x y z u v|bob,2,x y z u w|ann,5,x y z u q|kim,3,x y z r v",
        "Column 'floor' could hold the labels, but its name does not say so.")]
    [InlineData("commento,Mi piace", "1|5", "Column 'Mi piace' could hold the labels, but its name does not say so.")]
    [InlineData("text,date,floor", "2020-01-01,1|2020-01-02,5", "Column 'floor' could hold the labels, but its name does not say so.")]
    [InlineData("text,credit_score", "1|5", "No column of labels is found.")]
    [InlineData("Kommentar,Note", "1|5", "Column 'Note' could hold the labels, but its name does not say so.")]
    public void Where_several_could_hold_labels_or_none_the_user_is_asked(string header, string rows, string found)
    {
        var error = Assert.Throws<DataException>(() => Open(header, rows));

        string columns = string.Join(", ", header.Split(',').Select(name => $"'{name}'"));
        Assert.Equal($"{_folder.Path}/reviews.csv: {found} The columns are {columns}. Name one with LabelColumn.",
            error.Message.Replace('\\', '/'));
    }

    [Theory]
    [InlineData("text,negative,positive", "0,1\n\"A bad, long film\",1,0")]
    [InlineData("text,stars", "5\n\"A bad, long film\",1\n\"A fine, short film\",5\n\"A bad, short film\",1")]
    public void Blank_rows_at_the_end_do_not_hide_the_labels(string header, string rows)
    {
        string blank = new(',', header.Count(c => c == ','));
        string content = $"{header}\n\"{Good}\",{rows}\n{string.Concat(Enumerable.Repeat($"{blank}\n", 200))}";
        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.csv", content));

        Assert.Equal(header.Split(',')[^1], reader.Columns.Names[reader.Columns.Label!.Value]);
    }

    [Fact]
    public void An_empty_column_with_the_name_of_a_class_is_no_class()
    {
        using ReviewReader reader = Open("text,negative,positive,stars", ",,5|,,1");

        Assert.Equal("stars", reader.Columns.Names[reader.Columns.Label!.Value]);
    }

    [Fact]
    public void Another_column_that_could_hold_the_labels_is_named()
    {
        using ReviewReader reader = Open("text,sentiment,rating", "positive,5|negative,1");

        Assert.Equal("text in column 'text', label in column 'sentiment' ('rating' could be it too)", reader.Columns.ToString());
    }

    [Fact]
    public void Of_two_columns_of_one_name_the_first_is_taken_and_that_is_said()
    {
        using ReviewReader reader = Open("text,label,label", "1,0|0,1");

        Assert.Equal("text in column 'text', label in column 'label' (column 2; another has the same name)", reader.Columns.ToString());
    }

    [Theory]
    [InlineData("customer,agent_reply,rating", "Fine it was,Thank you so much for that and this,5|Bad it was,Sorry for that and this too,1",
        "text in column 'customer', label in column 'rating'")]
    [InlineData("pros,cons,rating", "Fine it was and warm,Cold it was and late,5|Long it was and good,Wet it was and short,1",
        "text in column 'pros' ('cons' could be it too), label in column 'rating'")]
    [InlineData("Review,Summary,Rate", "super!,The kettle boils fast and is quiet,5|awful!,The lid broke in the first week,1",
        "text in column 'Summary', label in column 'Rate'")]
    [InlineData("Review Text,Developer Reply Text,Star Rating", "Fine it was,Thank you,5|Bad it was,Sorry,1",
        "text in column 'Review Text', label in column 'Star Rating'")]
    public void The_text_is_no_reply_and_no_heading(string header, string rows, string columns)
    {
        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.csv", $"{header}\n{rows.Replace('|', '\n')}\n"));

        Assert.Equal(columns, reader.Columns.ToString());
    }

    [Fact]
    public void Two_columns_that_could_each_hold_the_text_are_asked_for()
    {
        string path = _folder.Write("reviews.csv", $"Positive_Review,Negative_Review,Reviewer_Score\n\"{Good}\",\"{Bad}\",9\n");

        var error = Assert.Throws<DataException>(() => ReviewReader.Open(path));

        Assert.Equal($"{path}: Columns 'Positive_Review' and 'Negative_Review' could each hold the text. The columns are "
            + "'Positive_Review', 'Negative_Review', 'Reviewer_Score'. Name one with TextColumn.", error.Message);
    }

    [Fact]
    public void A_file_of_one_column_is_said_to_be_one()
    {
        string path = _folder.Write("reviews.csv", "review\nIt was fine\nIt was bad\n");

        var error = Assert.Throws<DataException>(() => ReviewReader.Open(path));

        Assert.Equal($"{path}: there is one column, 'review'; expected one of texts and one of labels. If something else than "
            + ", ; | || :: or a tab stands between columns, name it with Delimiter.", error.Message);
    }

    private ReviewReader Open(string header, string rows)
    {
        string[] records = rows.Split('|');
        IEnumerable<string> lines = records.Select((record, i) => $"\"{(i % 2 == 0 ? Good : Bad)} {i}\",{record}");
        return ReviewReader.Open(_folder.Write("reviews.csv", $"{header}\n{string.Join('\n', lines)}\n"));
    }
}

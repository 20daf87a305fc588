using System.Globalization;
using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Ngrams;
using GruSentiment.Tests;
using GruSentiment.Text;

namespace GruSentiment.Data.Tests.Reviews;

public sealed class ReviewSetTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_reported_with_its_columns_classes_and_rows_left_out()
    {
        string rows = string.Concat(Enumerable.Range(0, 96).Select(i => $"{(i % 3) switch { 0 => 5, 1 => 1, _ => 3 }}\tfilm {i}\n"));
        string path = _folder.Write("reviews.tsv", $"stars\treview\n{rows}5\t \n4\t#NAME?\n\tgood\n9999\tgood\n");

        ReviewSet set = ReviewSet.Load(path);

        Assert.Equal(
            [
                $"{path}: 100 rows; text in column 'review', label in column 'stars'; tab between fields",
                "classes: negative 32 (label 1), positive 32 (label 5)",
                "skipped rows: 1 without text (line 98); 1 with a spreadsheet's error for a text (line 99); 1 without label (line 100); "
                    + "1 with an unknown label (line 101); 32 with a label that is not used (lines 4, 7, 10, 13, 16, …)",
            ],
            set.Report.Lines().Select(line => line.ToString()));
        Assert.Equal(64, set.Count);
        Assert.Equal([32, 32], set.ClassCounts);
        Assert.Equal([2, 3, 5], set.Lines[..3].ToArray());
        Assert.Equal([1, 0, 1], set.Labels[..3].ToArray());
    }

    [Fact]
    public void The_users_mapping_makes_classes_in_its_order_and_leaves_the_rest_out()
    {
        string path = _folder.Write("reviews.csv", "text,label\ngreat,5\nfine,4\nso,3\nbad,2\nawful,1\n");

        ReviewSet set = ReviewSet.Load(path, new ReviewReaderOptions { Labels = LabelMapping.Parse("awful=1;bad=2;fine=4;great=5") });

        Assert.Equal(["awful", "bad", "fine", "great"], set.ClassNames);
        Assert.Equal([3, 2, 1, 0], set.Labels.ToArray());
        Assert.Equal("skipped rows: 1 with a label that is not used (line 4)", set.Report.Lines().Last().ToString());
    }

    [Fact]
    public void A_mapping_for_labels_that_are_not_there_is_an_error()
    {
        string path = _folder.Write("reviews.csv", "text,label\ngreat,good\nbad,bad\n");

        var error = Assert.Throws<DataException>(() =>
            ReviewSet.Load(path, new ReviewReaderOptions { Labels = LabelMapping.Parse("negative=bad;positive=goood") }));

        Assert.Equal($"{path}: Labels makes class 'positive' of goood, which no row has. Column 'label' holds 'bad' 1 (from line 3), "
            + $"'good' 1 (from line 2).", error.Message);
    }

    [Fact]
    public void A_file_for_a_trained_model_is_brought_to_its_classes_and_may_lack_one()
    {
        string path = _folder.Write("reviews.csv", "text,label\ngreat,positive\nso,neutral\n");

        ReviewSet set = ReviewSet.Load(path, new ReviewReaderOptions { ClassNames = ["negative", "positive"] });

        Assert.Equal([1], set.Labels.ToArray());
        Assert.Equal([0, 1], set.ClassCounts);
    }

    [Fact]
    public void A_file_with_no_class_of_a_trained_model_is_an_error()
    {
        string path = _folder.Write("reviews.csv", "text,label\ngreat,ham\nso,spam\n");

        var error = Assert.Throws<DataException>(() =>
            ReviewSet.Load(path, new ReviewReaderOptions { ClassNames = ["negative", "positive"] }));

        Assert.StartsWith($"{path}: the labels are unknown. Column 'label' holds 'ham' 1 (from line 2), 'spam' 1 (from line 3). Expected "
            + $"labels of the model's classes, negative, positive;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_users_mapping_is_brought_to_the_classes_of_a_trained_model()
    {
        string path = _folder.Write("reviews.csv", "text,label\ngreat,5\nso,3\nbad,1\n");
        var labels = LabelMapping.Parse("positive=5;neutral=3;negative=2");
        var options = new ReviewReaderOptions { Labels = labels, ClassNames = ["neutral", "positive"] };

        Assert.Equal([1, 0], ReviewSet.Load(path, options).Labels.ToArray());
        Assert.Equal($"{path}: no row is of the model's classes, ham, spam. Column 'label' holds '1' 1 (from line 4), '3' 1 (from line 3), "
            + $"'5' 1 (from line 2).",
            Assert.Throws<DataException>(() => ReviewSet.Load(path, options with { ClassNames = ["ham", "spam"] })).Message);
    }

    [Theory]
    [InlineData("5,4,3,2,1", "0,0,1,1")] // as in training
    [InlineData("1,1,2", "1,1,1")] // one class of it alone
    [InlineData("negative,positive", "0,1")] // other labels: by what they say
    [InlineData("0,1", "0,1")] // other labels, one of which means something else in the mapping
    public void A_models_own_mapping_holds_for_files_labelled_as_its_training_was(string labels, string classes)
    {
        string path = _folder.Write("reviews.csv", "text,label\n"
            + string.Concat(labels.Split(',').Select((label, i) => $"text {i},{label}\n")));
        var trained = LabelMapping.Parse("negative=4,5;positive=1,2");
        var options = new ReviewReaderOptions { ClassNames = ["negative", "positive"], TrainedLabels = trained };

        Assert.Equal(classes, string.Join(',', ReviewSet.Load(path, options).Labels.ToArray()));
    }

    [Fact]
    public void What_the_user_says_of_labels_outweighs_a_models_own_mapping()
    {
        string path = _folder.Write("reviews.csv", "text,label\nbad,5\ngreat,1\n");
        var options = new ReviewReaderOptions
        {
            ClassNames = ["negative", "positive"],
            TrainedLabels = LabelMapping.Parse("negative=5;positive=1"),
            Labels = LabelMapping.Parse("negative=1;positive=5"),
        };

        Assert.Equal([1, 0], ReviewSet.Load(path, options).Labels.ToArray());
    }

    [Fact]
    public void A_mapping_that_leaves_every_row_out_of_a_models_classes_is_an_error()
    {
        string path = _folder.Write("reviews.csv", "text,label\ngreat,5\n");

        var error = Assert.Throws<DataException>(() =>
            ReviewSet.Load(path, new ReviewReaderOptions { Labels = LabelMapping.Parse("a=1;b=2"), ClassNames = ["a", "b"] }));

        Assert.Equal($"{path}: no row is of the model's classes, a, b. Column 'label' holds '5' 1 (from line 2).", error.Message);
    }

    [Fact]
    public void Too_many_different_labels_are_no_labels()
    {
        string path = _folder.Write("reviews.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"film,l{i}\n")));

        var error = Assert.Throws<DataException>(() => ReviewSet.Load(path, new ReviewReaderOptions { LabelColumn = "label" }));

        Assert.Equal($"{path}: column 'label' holds more than 1,000 different values, so they are no labels. Expected labels "
            + $"such as 0/1, negative/positive or 1 to 5 stars.", error.Message);
    }

    [Theory]
    [InlineData(nameof(Truncation.Head))]
    [InlineData(nameof(Truncation.Tail))]
    [InlineData(nameof(Truncation.HeadTail))]
    public void Reviews_are_encoded_as_the_vocabulary_encodes_their_text(string kept)
    {
        Truncation truncation = Enum.Parse<Truncation>(kept);
        string[] texts = ["Good, good film!", "A bad film. Don't see it, it's bad bad bad", "good bad"];
        string path = _folder.Write("reviews.csv", "text,label\n" + string.Concat(texts.Select((text, i) => $"\"{text}\",{i % 2}\n")));
        ReviewSet set = ReviewSet.Load(path);

        Vocabulary vocabulary = set.BuildVocabulary([0, 1], minFrequency: 2);

        Assert.Equal(["<pad>", "<unk>", "bad", "film", "good"], vocabulary.Tokens);
        Assert.Equal(texts.Select(text => vocabulary.Encode(text, 4, truncation)), set.Encode([0, 1, 2], vocabulary, 4, truncation));
        Assert.Equal([0, 0], set.LabelsOf([2, 0]));
    }

    [Theory]
    [InlineData(2, 5, null)]
    [InlineData(3, 3, 1)]
    [InlineData(1, 0, null)]
    [InlineData(0, 5, null)]
    public void Ngrams_are_those_of_texts_in_use(int order, int characters, int? threads)
    {
        string[] texts = ["Gute B\u00FCcher, gutes Buch", "Schlecht! Schlechtes Essen, schlechtester Tag", "gut gut"];
        string path = _folder.Write("reviews.csv", "text,label\n" + string.Concat(texts.Select((text, i) => $"\"{text}\",{i % 2}\n")));
        ReviewSet set = ReviewSet.Load(path);
        Vocabulary vocabulary = set.BuildVocabulary([0, 1, 2]);
        var options = new NgramOptions { Order = order, Bits = 16, CharNgrams = characters };

        EncodedReview[] reviews = set.Encode([2, 1], vocabulary, 4, options, threads);

        var encoder = new TextEncoder(vocabulary, 4, options);
        foreach ((EncodedReview review, string text) in reviews.Zip([texts[2], texts[1]]))
        {
            EncodedText expected = encoder.Encode(text);
            Assert.Equal(expected.Ids, review.Ids);
            Assert.Equal(expected.Ngrams, review.Ngrams);
            Assert.Equal(expected.Characters, review.Characters);
            Assert.Equal(order > 0 && characters > 0, review.Characters.Length > 0);
        }
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_reported_with_a_warning()
    {
        string path = _folder.Write("reviews.csv", System.Text.Encoding.Latin1.GetBytes("text,label\nCaf\u00E9,1\nBad,0\n"));

        ReviewSet set = ReviewSet.Load(path);

        Assert.Equal($"warning: {path}, line 2: bytes that are not UTF-8; they are read as Windows-1252. If that is wrong, "
            + "name the encoding with Encoding.", set.Report.Lines().Last().ToString());
        Assert.Equal("café", set.Token(set.TokensOf(0)[0]));
    }

    [Fact]
    public void Long_reviews_are_kept_whole()
    {
        string path = _folder.Write("reviews.csv", $"text,label\n{string.Concat(Enumerable.Repeat("good ", 5000))},1\nbad,0\n");

        Assert.Equal(5000, ReviewSet.Load(path).TokensOf(0).Length);
    }

    [Fact]
    public void Numbers_are_written_and_read_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            string path = _folder.Write("reviews.csv", "text,stars\n"
                + string.Concat(Enumerable.Range(0, 2000).Select(i => $"film,{(i % 2 == 0 ? "1.5" : "4.5")}\n")));

            Assert.Equal("classes: negative 1,000 (label 1.5), positive 1,000 (label 4.5)",
                ReviewSet.Load(path).Report.Lines().ElementAt(1).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

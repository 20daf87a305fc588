using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Tests.Models;

public sealed class FormatVersionTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(2, 0, 1)]
    [InlineData(2, 5, 2)]
    [InlineData(0, 5, 1)]
    public void A_model_with_ngrams_of_characters_is_of_a_version_that_older_programs_refuse(int order, int characters, int version)
    {
        Write(new NgramOptions { Bits = 12, Order = order, CharNgrams = characters });

        ModelConfig loaded = ModelConfig.Load(_directory.File(ModelFile.Config));

        Assert.Equal((version, characters), (loaded.FormatVersion, loaded.Ngrams.CharNgrams));
    }

    [Fact]
    public void A_configuration_from_before_there_were_ngrams_of_characters_has_none()
    {
        Write(new NgramOptions { Bits = 12 });
        string path = _directory.File(ModelFile.Config);
        string json = File.ReadAllText(path).ReplaceLineEndings("\n").Replace(",\n    \"char_ngrams\": 0", "", StringComparison.Ordinal);
        Assert.DoesNotContain("char_ngrams", json, StringComparison.Ordinal);
        File.WriteAllText(path, json);

        Assert.Equal(0, ModelConfig.Load(path).Ngrams.CharNgrams);
    }

    private void Write(NgramOptions ngrams)
    {
        var config = new ModelConfig
        {
            TokenizerVersion = Tokenizer.Version,
            Labels = ["negative", "positive"],
            Model = new ModelOptions(),
            Ngrams = ngrams,
        };
        _directory.Write(ModelFile.Config, config.ToJson());
    }
}

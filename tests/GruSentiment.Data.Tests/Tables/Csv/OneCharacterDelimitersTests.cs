using CsCheck;
using GruSentiment.Data.Tables.Csv;

namespace GruSentiment.Data.Tests.Tables.Csv;

public class OneCharacterDelimitersTests
{
    [Fact]
    public void Every_delimiter_becomes_one_mark_and_the_rest_stays() =>
        Gen.Select(
            Gen.OneOfConst("||", "::", "<|>", "aab"), Gen.OneOfConst("|", ":", "<", ">", "a", "b", "x", "\n").Array[0, 40], Gen.Int[1, 9])
            .Sample((delimiter, pieces, size) =>
            {
                string text = string.Concat(pieces);
                using var reader = new OneCharacterDelimiters(new StringReader(text), delimiter);
                char[] buffer = new char[size];
                string read = "";
                for (int count = reader.Read(buffer, 0, size); count > 0; count = reader.Read(buffer, 0, size))
                    read += new string(buffer, 0, count);

                Assert.Equal(text.Replace(delimiter, "\uFDD0", StringComparison.Ordinal), read);
                Assert.Equal(text, OneCharacterDelimiters.Restore(read, delimiter));
            }, seed: "0000KFdLmrA5");
}

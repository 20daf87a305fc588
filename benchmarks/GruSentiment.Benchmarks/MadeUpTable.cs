using System.Globalization;
using CsvHelper;
using GruSentiment.Data.Splits;

namespace GruSentiment.Benchmarks;

/// <summary><c>table ROWS FILE</c>: a table of made-up reviews, to measure how long files are read and answered.</summary>
internal static class MadeUpTable
{
    private const int Words = 20_000;

    /// <summary>Writes <c>id,date,text,stars,shop</c>: texts of 5 to 40 words, one in ten with a comma, a quote and a line end.</summary>
    public static int Write(string rows, string file)
    {
        if (!int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            Console.Error.WriteLine($"table: \"{rows}\" is no number of rows.");
            return 2;
        }
        var random = new SeededRandom(1);
        using var csv = new CsvWriter(new StreamWriter(file), CultureInfo.InvariantCulture);
        foreach (string name in (string[])["id", "date", "text", "stars", "shop"])
            csv.WriteField(name);
        csv.NextRecord();
        for (int row = 1; row <= count; row++)
        {
            csv.WriteField(row);
            csv.WriteField(new DateOnly(2020, 1, 1).AddDays(random.NextInt(2000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            csv.WriteField(Text(random));
            csv.WriteField(1 + random.NextInt(5));
            csv.WriteField($"shop {random.NextInt(50).ToString(CultureInfo.InvariantCulture)}");
            csv.NextRecord();
        }
        return 0;
    }

    /// <summary>Words by the square of a uniform number, so that some are frequent and most are rare.</summary>
    private static string Text(SeededRandom random)
    {
        string[] words = new string[5 + random.NextInt(36)];
        for (int i = 0; i < words.Length; i++)
            words[i] = string.Create(CultureInfo.InvariantCulture, $"word{(long)random.NextInt(Words) * random.NextInt(Words) / Words}");
        if (random.NextInt(10) == 0)
            words[0] += ", \"quoted\"\nand";
        return string.Join(' ', words);
    }
}

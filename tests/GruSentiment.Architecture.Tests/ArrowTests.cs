using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace GruSentiment.Architecture.Tests;

public class ArrowTests
{
    [Theory]
    [InlineData("GruSentiment")]
    [InlineData("GruSentiment.DependencyInjection", "GruSentiment")]
    [InlineData("GruSentiment.Onnx", "GruSentiment")]
    [InlineData("GruSentiment.Data", "GruSentiment")]
    [InlineData("GruSentiment.Server", "GruSentiment", "GruSentiment.Data")]
    [InlineData("GruSentiment.Training", "GruSentiment", "GruSentiment.Data")]
    [InlineData("GruSentiment.Reports", "GruSentiment", "GruSentiment.Data", "GruSentiment.Training")]
    [InlineData("GruSentiment.CommandLine", "GruSentiment", "GruSentiment.Data", "GruSentiment.Server")]
    public void A_library_knows_only_those_below_it(string library, params string[] below)
    {
        IEnumerable<string> own = Product.Load(library).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(Product.Assemblies.Contains);
        Assert.Empty(own.Except(below));
    }

    [Theory]
    [InlineData("GruSentiment")]
    [InlineData("GruSentiment.Onnx")]
    [InlineData("GruSentiment.Data", "CsvHelper", "ExcelDataReader")]
    [InlineData("GruSentiment.Training", "TorchSharp")]
    [InlineData( // TorchSharp has the events that TensorBoard reads, as messages of Google.Protobuf.
        "GruSentiment.Reports", "ScottPlot", "SkiaSharp", "SkiaSharp.HarfBuzz", "HarfBuzzSharp", "TorchSharp", "Google.Protobuf")]
    public void A_library_depends_on_no_package_but_its_own(string library, params string[] packages)
    {
        IEnumerable<string> others = Product.Load(library).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !Product.Assemblies.Contains(name))
            .Where(name => name != "netstandard" && !name.StartsWith("System.", StringComparison.Ordinal));
        Assert.Empty(others.Except(packages));
    }

    [Fact]
    public void No_folder_is_in_a_circle_with_another()
    {
        ArchUnitNET.Domain.Architecture house = new ArchLoader().LoadAssemblies([.. Product.Assemblies.Select(Product.Load)]).Build();
        var arrows = new Dictionary<string, HashSet<string>>();
        var why = new Dictionary<(string, string), string>();
        foreach (IType type in house.Types.Where(type => RoomOf(type) is not null))
        {
            foreach (IType target in type.Dependencies.Select(dependency => dependency.Target).Where(target => RoomOf(target) is not null))
            {
                (string from, string to) = (RoomOf(type)!, RoomOf(target)!);
                if (from == to || IsWithin(from, to) || IsWithin(to, from))
                    continue;
                arrows.TryAdd(from, []);
                arrows[from].Add(to);
                why.TryAdd((from, to), $"{type.Name} uses {target.Name}");
            }
        }
        string[] circles =
        [
            .. why.Keys.Where(pair => Reaches(arrows, pair.Item2, pair.Item1))
                .Select(pair => $"{pair.Item1} → {pair.Item2}: {why[pair]}"),
        ];
        Assert.True(circles.Length == 0, string.Join(Environment.NewLine, circles));
    }

    /// <summary>A type's namespace, where it is ours.</summary>
    private static string? RoomOf(IType type) => type is GenericParameter ? null
        : type.Namespace?.FullName is { } name && (name == "GruSentiment" || name.StartsWith("GruSentiment.", StringComparison.Ordinal))
            ? name
            : null;

    private static bool IsWithin(string inner, string outer) => inner.StartsWith(outer + ".", StringComparison.Ordinal);

    private static bool Reaches(Dictionary<string, HashSet<string>> arrows, string from, string to)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out string? room))
        {
            if (room == to)
                return true;
            if (seen.Add(room) && arrows.TryGetValue(room, out HashSet<string>? next))
            {
                foreach (string one in next)
                    open.Push(one);
            }
        }
        return false;
    }
}

using System.Reflection;
using System.Text.RegularExpressions;
using GruSentiment.Encoders;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Layers;

namespace GruSentiment.Training.Tests.Encoders;

/// <summary>What stands above the encoders does not know the GRU.</summary>
public partial class EncoderSeamTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Where it may be named: the encoders' files and the kernels.</summary>
    private static readonly string[] s_below =
    [
        typeof(EncoderArchitecture).Namespace!, typeof(EncoderModule).Namespace!, typeof(RecurrentLayer).Namespace!, "GruSentiment.Kernels",
        "GruSentiment.Kernels.Simd",
    ];

    [Theory]
    [InlineData(typeof(ModelOptions))]
    [InlineData(typeof(EncoderModule))]
    [InlineData(typeof(RunDirectory))]
    public void No_type_member_or_parameter_names_the_GRU(Type inLibrary)
    {
        IEnumerable<string> faults =
            from type in inLibrary.Assembly.GetTypes()
            where !s_below.Contains(type.Namespace)
            from name in Names(type)
            where Gru().IsMatch(name)
            select $"{type.FullName}: {name}";
        Assert.Empty(faults);
    }

    /// <summary>The names of a type and its members, of their types and their parameters.</summary>
    private static IEnumerable<string> Names(Type type) =>
    [
        type.Name,
        .. type.GetFields(Everything).Select(field => field.ToString()!),
        .. type.GetProperties(Everything).Select(property => property.ToString()!),
        .. type.GetConstructors(Everything).Concat<MethodBase>(type.GetMethods(Everything)).SelectMany(Names),
    ];

    private static IEnumerable<string> Names(MethodBase method) =>
        [method.ToString()!, .. method.GetParameters().Select(parameter => parameter.Name ?? "")];

    [GeneratedRegex("[Gg]ru(?!Sentiment)")]
    private static partial Regex Gru();
}

using System.CommandLine;
using GruSentiment.Training.Options;

namespace GruSentiment.Cli.Flags;

/// <summary><c>--preset NAME</c>: a named set of options, which every flag outweighs.</summary>
internal static class PresetFlag
{
    /// <summary>The flag; its help lists the presets.</summary>
    public static Option<Preset?> Create()
    {
        string names = string.Join(", ", Preset.All.Select(preset => preset.Name));
        IEnumerable<string> described = Preset.All.Select(preset => $"{preset.Name} ({preset.Description}: {preset.Choices})");
        return new Option<Preset?>("--preset")
        {
            Description = $"A named set of options; flags given beside it win. There is {string.Join("; ", described)}.",
            HelpName = string.Join('|', Preset.All.Select(preset => preset.Name)),
            CustomParser = result =>
            {
                string name = result.Tokens[0].Value;
                if (Preset.Find(name) is { } preset)
                    return preset;
                result.AddError($"--preset: \"{name}\" is none of {names}.");
                return null;
            },
        };
    }
}

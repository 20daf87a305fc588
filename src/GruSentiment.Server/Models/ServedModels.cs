using GruSentiment.Models;

namespace GruSentiment.Server.Models;

/// <summary>The models that a server answers with; the first is asked where a request names none.</summary>
internal sealed class ServedModels : IDisposable
{
    private readonly ModelSlot[] _slots;

    private ServedModels(ModelSlot[] slots) => _slots = slots;

    /// <summary>Their places, in the order they were named.</summary>
    public IReadOnlyList<ModelSlot> Slots => _slots;

    /// <summary>Loads models.</summary>
    /// <param name="folders">Their directories; none: the newest run.</param>
    /// <exception cref="GruSentimentException">One can't be read, or there is no run.</exception>
    public static ServedModels Load(IReadOnlyList<string> folders)
    {
        string[] names = Names(folders);
        var models = new ServedModels(
            folders.Count == 0 ? [new ModelSlot(null, null)] : [.. folders.Select((folder, i) => new ModelSlot(folder, names[i]))]);
        try
        {
            foreach (ModelSlot slot in models._slots)
                slot.Load(slot.Folder ?? throw NoRun());
            return models;
        }
        catch
        {
            models.Dispose();
            throw;
        }
    }

    /// <summary>Begins a use of a model.</summary>
    /// <param name="name">Its name; null: the first.</param>
    /// <returns>Null where none has this name.</returns>
    public ModelUse? Use(string? name)
    {
        foreach (ModelSlot slot in _slots)
        {
            ModelUse use = slot.Use();
            if (name is null || use.Model.Name == name)
                return use;
            use.Dispose();
        }
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ModelSlot slot in _slots)
            slot.Dispose();
    }

    private static GruSentimentException NoRun() => new(
        $"There is no trained model under {Path.GetFullPath(TrainedRuns.Parent)}. Train one, or name the directory of one.");

    /// <summary>The directories' names; one that an earlier directory has too gets a number.</summary>
    private static string[] Names(IReadOnlyList<string> folders)
    {
        var names = new List<string>();
        foreach (string folder in folders)
        {
            string plain = ModelSlot.NameOf(folder), name = plain;
            for (int number = 2; names.Contains(name); number++)
                name = FormattableString.Invariant($"{plain}-{number}");
            names.Add(name);
        }
        return [.. names];
    }
}

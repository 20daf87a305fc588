using GruSentiment.Models;

namespace GruSentiment.Server.Models;

/// <summary>The place of a model, in which another can be put while requests use the one before.</summary>
/// <param name="folder">The model's directory; null: the newest run.</param>
/// <param name="name">What requests call it; null: its directory's name.</param>
internal sealed class ModelSlot(string? folder, string? name) : IDisposable
{
    private ServedModel? _current;

    /// <summary>Its model at this moment.</summary>
    public ServedModel Current => Volatile.Read(ref _current) ?? throw new ObjectDisposedException(nameof(ModelSlot));

    /// <summary>The directory that it takes its model from at this moment; null where there is no run.</summary>
    public string? Folder => folder ?? TrainedRuns.Newest();

    /// <summary>Loads the model of a directory and puts it in; the one before stays until its last request has ended.</summary>
    /// <exception cref="ModelException">It can't be read: the one before stays.</exception>
    public ServedModel Load(string from)
    {
        var loaded = ServedModel.Load(from, name ?? NameOf(from));
        Interlocked.Exchange(ref _current, loaded)?.Release();
        return loaded;
    }

    /// <summary>Begins a use of its model.</summary>
    public ModelUse Use()
    {
        while (true)
        {
            ServedModel model = Current;
            if (model.TryUse())
                return new ModelUse(model);
        }
    }

    /// <summary>What requests call the model of a directory.</summary>
    public static string NameOf(string folder) => new DirectoryInfo(Path.GetFullPath(folder)).Name;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _current, null)?.Release();
}

/// <summary>A use of a model, until it is disposed of, once.</summary>
/// <param name="Model">The model.</param>
internal readonly record struct ModelUse(ServedModel Model) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Model.Release();
}

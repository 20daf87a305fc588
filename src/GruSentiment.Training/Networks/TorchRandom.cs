using static TorchSharp.torch;

namespace GruSentiment.Training.Networks;

/// <summary>
/// A sequence of torch's random numbers that goes on where it was left, whatever else is drawn in between: torch has one generator, and
/// every network of an ensemble draws initial weights and dropout from its own sequence.
/// </summary>
internal sealed class TorchRandom : IDisposable
{
    private Tensor _state;

    /// <summary>A sequence at its beginning; torch's generator is left there.</summary>
    /// <param name="seed">As torch's <c>manual_seed</c> takes it.</param>
    public TorchRandom(long seed)
    {
        manual_seed(seed);
        _state = get_rng_state().DetachFromDisposeScope();
    }

    /// <summary>Where the sequence stands, as torch's <c>get_rng_state</c> gives it, to be saved and gone on from.</summary>
    public byte[] State
    {
        get => _state.bytes.ToArray();
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _state.Dispose();
            _state = tensor(value, dtype: ScalarType.Byte).DetachFromDisposeScope();
        }
    }

    /// <summary>Does work whose random numbers are the sequence's next; work that throws has drawn none.</summary>
    public T Draw<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        set_rng_state(_state);
        T result = work();
        _state.Dispose();
        _state = get_rng_state().DetachFromDisposeScope();
        return result;
    }

    /// <summary>The same for work without a result.</summary>
    public void Draw(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Draw(() =>
        {
            work();
            return true;
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _state.Dispose();
}

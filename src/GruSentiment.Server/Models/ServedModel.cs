using GruSentiment.Inference;
using GruSentiment.Models;

namespace GruSentiment.Server.Models;

/// <summary>A loaded model, which stays in memory until it is retired and its last request has ended.</summary>
/// <param name="Name">What requests call it.</param>
/// <param name="Predictor">The model in use; a request has one thread.</param>
/// <param name="Stamp">What its files were like when it was loaded.</param>
internal sealed record ServedModel(string Name, SentimentPredictor Predictor, ModelStamp Stamp)
{
    private int _users = 1;

    /// <summary>Loads a model.</summary>
    /// <exception cref="ModelException">It can't be read.</exception>
    public static ServedModel Load(string folder, string name)
    {
        var stamp = ModelStamp.Of(folder);
        return new ServedModel(name, SentimentPredictor.Load(folder, threads: 1), stamp);
    }

    /// <summary>Begins a use of it.</summary>
    /// <returns>Whether it is still there.</returns>
    public bool TryUse()
    {
        int users = Volatile.Read(ref _users);
        while (users > 0)
        {
            int found = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (found == users)
                return true;
            users = found;
        }
        return false;
    }

    /// <summary>Ends a use, or, called once by who has loaded it, its time.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            Predictor.Dispose();
    }
}

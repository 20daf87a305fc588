using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// One text on its way through a <see cref="GruInference"/> of one direction, a word at a time: the states are carried, so that a word
/// costs one step of each layer. Features are, bit for bit, those that <see cref="GruInference.Forward"/> gives for the words so far.
/// </summary>
/// <remarks>
/// The kernels are those of a batch, with one row: a row's numbers never depend on its neighbours. Its own memory is the garbage
/// collector's, at a fixed place, so nobody need dispose of it; the model's is leased for each step. Not safe for threads.
/// </remarks>
internal sealed unsafe class GruStepper
{
    private const int CacheLine = 64;

    private readonly GruInference _model;
    private readonly StatePooling _pooling;
    private readonly float[] _memory;
    private readonly int _stride;
    private readonly int _kept; // Floats of a place in the text: each layer's state, and the pooled ones.
    private readonly float* _even; // [layers + 1, stride]: the states after an even number of words, then the pooled ones.
    private readonly float* _odd; // The same after an odd number, but for the pooled ones.
    private readonly float* _saved;
    private readonly float* _argMax; // [stride], written and never read.
    private readonly float* _projected;
    private readonly float* _rareWord;
    private readonly float* _scratch;
    private int _words;
    private int _savedWords;

    /// <param name="model">A GRU of one direction.</param>
    /// <param name="pooling">How a text's states become its features.</param>
    /// <exception cref="ArgumentException">The GRU has two directions.</exception>
    public GruStepper(GruInference model, PoolingKind pooling)
    {
        if (model.Shape.Bidirectional)
            throw new ArgumentException("A GRU that reads from both ends can't be stepped through.", nameof(model));
        (_model, _pooling) = (model, new StatePooling(pooling, model.Arithmetic, model.Panels));
        _stride = (int)model.Panels.StateStride;
        _kept = (model.Shape.Layers + 1) * _stride;
        int gates = (int)model.Panels.GateStride;
        long scratch = Math.Max(model.Words.ScratchFloats, 3 * model.Panels.Lanes);
        int floats = checked((int)(3L * _kept + _stride + 2L * gates + scratch + CacheLine / sizeof(float)));
        _memory = GC.AllocateArray<float>(floats, pinned: true);
        nuint start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
        _even = (float*)((start + CacheLine - 1) / CacheLine * CacheLine);
        _odd = _even + _kept;
        _saved = _odd + _kept;
        _argMax = _saved + _kept;
        _projected = _argMax + _stride;
        _rareWord = _projected + gates;
        _scratch = _rareWord + gates;
        Reset();
    }

    private float* Pooled => _even + _model.Shape.Layers * (nint)_stride;

    /// <summary>The states now, [layers, stride].</summary>
    private float* States => _words % 2 == 0 ? _even : _odd;

    /// <summary>Reads the next word.</summary>
    /// <param name="id">Below the model's <see cref="GruInference.VocabularySize"/>.</param>
    /// <exception cref="ArgumentException">There is no such word.</exception>
    /// <exception cref="ObjectDisposedException">The model has been disposed of.</exception>
    public void Step(int id)
    {
        using Leases.Lease lease = _model.Begin();
        if ((uint)id >= (uint)_model.VocabularySize)
            throw new ArgumentException($"Id {id} is not in a vocabulary of {_model.VocabularySize}.", nameof(id));
        GatePanels panels = _model.Panels;
        nint input = InputOf(id);
        float* before = States;
        _words++;
        float* after = States;
        var step = new GruStep
        {
            Rows = 1,
            Depth = _words == 1 ? 0 : panels.Hidden,
            Panels = panels.Count,
            StateStride = _stride,
            PanelSize = (nint)panels.Hidden * 3 * panels.Lanes,
            Inputs = _model.Words.Start,
            InputOfRow = &input,
            Scratch = _scratch,
        };
        for (int layer = 0; layer < _model.Shape.Layers; layer++)
        {
            PackedDirection weights = _model.Directions[layer];
            if (layer > 0)
            {
                weights.Project(_model.Arithmetic, step.Next, _stride, 1, _projected, panels.GateStride);
                step.Inputs = _projected;
                input = 0;
            }
            step.Recurrent = weights.Recurrent;
            step.Bias = weights.RecurrentBias;
            step.Previous = before + layer * (nint)_stride;
            step.Next = after + layer * (nint)_stride;
            _model.Arithmetic.Forward(step);
        }
        _pooling.Add(step.Next, Pooled, _argMax, _words);
        GC.KeepAlive(this);
    }

    /// <summary>The features of the words so far, of which there is at least one.</summary>
    /// <param name="features">[H], written.</param>
    public void Read(Span<float> features)
    {
        _pooling.Read(States + (_model.Shape.Layers - 1) * (nint)_stride, Pooled, _words, features);
        GC.KeepAlive(this);
    }

    /// <summary>Forgets all words; a saved place stays.</summary>
    public void Reset()
    {
        _words = 0;
        new Span<float>(_even, _kept).Clear();
        new Span<float>(Pooled, _stride).Fill(_pooling.Start);
        GC.KeepAlive(this);
    }

    /// <summary>Keeps this place in the text, instead of the one kept before.</summary>
    public void Save()
    {
        _savedWords = _words;
        int states = _kept - _stride;
        new Span<float>(States, states).CopyTo(new Span<float>(_saved, states));
        new Span<float>(Pooled, _stride).CopyTo(new Span<float>(_saved + states, _stride));
        GC.KeepAlive(this);
    }

    /// <summary>Goes back to the place kept last.</summary>
    public void Restore()
    {
        _words = _savedWords;
        int states = _kept - _stride;
        new Span<float>(_saved, states).CopyTo(new Span<float>(States, states));
        new Span<float>(_saved + states, _stride).CopyTo(new Span<float>(Pooled, _stride));
        GC.KeepAlive(this);
    }

    /// <summary>Where a word's input side lies, in floats from the word table's start; computed where the table does not have it.</summary>
    private nint InputOf(int id)
    {
        WordTable words = _model.Words;
        if (id >= words.Kept)
        {
            words.Compute([id], _rareWord, _scratch);
            return (nint)(_rareWord - words.Start);
        }
        if (!words.Knows(id))
            words.Keep([id], _scratch);
        return id * words.RowStride;
    }
}

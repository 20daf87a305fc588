using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>
/// A layer of a transformer: PyTorch's <c>nn.TransformerEncoderLayer</c> with <c>norm_first</c>, which TorchSharp's does not have, and
/// with its names and layout of weights.
/// </summary>
internal sealed class TransformerBlock : nn.Module<Tensor, Tensor, Tensor>
{
    /// <summary>Dropout of what a part adds to the words, and of the network at each word: that of Vaswani et al. 2017.</summary>
    private const double Dropout = 0.1;

    private readonly SelfAttention self_attn;
    private readonly Linear linear1;
    private readonly Linear linear2;
    private readonly LayerNorm norm1;
    private readonly LayerNorm norm2;

    /// <param name="size">E.</param>
    /// <param name="hidden">H.</param>
    /// <param name="heads">Heads; they divide E.</param>
    public TransformerBlock(int size, int hidden, int heads) : base(nameof(TransformerBlock))
    {
        self_attn = new SelfAttention(size, heads);
        linear1 = nn.Linear(size, hidden);
        linear2 = nn.Linear(hidden, size);
        norm1 = nn.LayerNorm(size);
        norm2 = nn.LayerNorm(size);
        RegisterComponents();
    }

    /// <param name="words">[B, T, E].</param>
    /// <param name="inside">[B, 1, 1, T]: whether a place is a word.</param>
    /// <returns>[B, T, E].</returns>
    public override Tensor forward(Tensor words, Tensor inside)
    {
        Tensor found = words + Dropped(self_attn.call(norm1.call(words), inside));
        return found + Dropped(linear2.call(Dropped(linear1.call(norm2.call(found)).relu())));
    }

    private Tensor Dropped(Tensor values) => nn.functional.dropout(values, Dropout, training);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            nn.Module[] parts = [self_attn, linear1, linear2, norm1, norm2];
            foreach (nn.Module part in parts)
                part.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>Attention of words to words, as <c>nn.MultiheadAttention</c> has it.</summary>
    private sealed class SelfAttention : nn.Module<Tensor, Tensor, Tensor>
    {
        private readonly int _heads;
        private readonly Parameter in_proj_weight;
        private readonly Parameter in_proj_bias;
        private readonly Linear out_proj;

        public SelfAttention(int size, int heads) : base(nameof(SelfAttention))
        {
            _heads = heads;
            in_proj_weight = new Parameter(nn.init.xavier_uniform_(empty(3 * size, size)));
            in_proj_bias = new Parameter(zeros(3 * size));
            out_proj = nn.Linear(size, size);
            using (no_grad())
                out_proj.bias!.zero_();
            RegisterComponents();
        }

        public override Tensor forward(Tensor words, Tensor inside)
        {
            (long texts, long length, long size) = (words.shape[0], words.shape[1], words.shape[2]);
            Tensor projected = nn.functional.linear(words, in_proj_weight, in_proj_bias) // [B, T, 3E]
                .view(texts, length, 3, _heads, size / _heads).permute(2, 0, 3, 1, 4); // [3, B, heads, T, E / heads]
            Tensor found = nn.functional.scaled_dot_product_attention(projected[0], projected[1], projected[2], inside);
            return out_proj.call(found.transpose(1, 2).reshape(texts, length, size));
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                in_proj_weight.Dispose();
                in_proj_bias.Dispose();
                out_proj.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}

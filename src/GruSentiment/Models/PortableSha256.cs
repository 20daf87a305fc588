using System.Buffers.Binary;
using System.Numerics;

namespace GruSentiment.Models;

/// <summary>SHA-256 in plain code, for systems without OpenSSL, where .NET's own ends the program.</summary>
/// <remarks>Source: FIPS 180-4, "Secure Hash Standard", sections 4.1.2, 4.2.2, 5.1.1 and 6.2.</remarks>
internal sealed class PortableSha256
{
    private const int BlockBytes = 64, Rounds = 64;

    private static readonly uint[] s_constants = RootsOfPrimes(Rounds, Math.Cbrt);

    private readonly uint[] _state = RootsOfPrimes(8, Math.Sqrt);
    private readonly byte[] _block = new byte[BlockBytes];
    private readonly uint[] _schedule = new uint[Rounds];
    private long _bytes;

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int filled = (int)(_bytes % BlockBytes), taken = Math.Min(bytes.Length, BlockBytes - filled);
            bytes[..taken].CopyTo(_block.AsSpan(filled));
            bytes = bytes[taken..];
            _bytes += taken;
            if (filled + taken == BlockBytes)
                AddBlock();
        }
    }

    /// <summary>The sum of all that was added. Nothing may be added after it.</summary>
    public byte[] Finish()
    {
        long bits = 8 * _bytes;
        Append([0x80]);
        while (_bytes % BlockBytes != BlockBytes - sizeof(long))
            Append([0]);
        byte[] length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(length, bits);
        Append(length);
        byte[] sum = new byte[_state.Length * sizeof(uint)];
        for (int i = 0; i < _state.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(sum.AsSpan(i * sizeof(uint)), _state[i]);
        return sum;
    }

    private void AddBlock()
    {
        uint[] w = _schedule;
        for (int t = 0; t < Rounds; t++)
            w[t] = t < 16 ? BinaryPrimitives.ReadUInt32BigEndian(_block.AsSpan(t * sizeof(uint))) : Extended(w, t);
        (uint a, uint b, uint c, uint d) = (_state[0], _state[1], _state[2], _state[3]);
        (uint e, uint f, uint g, uint h) = (_state[4], _state[5], _state[6], _state[7]);
        for (int t = 0; t < Rounds; t++)
        {
            uint sum1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            uint first = h + sum1 + ((e & f) ^ (~e & g)) + s_constants[t] + w[t];
            uint sum0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            uint second = sum0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }
        uint[] added = [a, b, c, d, e, f, g, h];
        for (int i = 0; i < added.Length; i++)
            _state[i] += added[i];
    }

    private static uint Extended(uint[] w, int t)
    {
        uint before = w[t - 15], last = w[t - 2];
        uint small0 = BitOperations.RotateRight(before, 7) ^ BitOperations.RotateRight(before, 18) ^ (before >> 3);
        uint small1 = BitOperations.RotateRight(last, 17) ^ BitOperations.RotateRight(last, 19) ^ (last >> 10);
        return small1 + w[t - 7] + small0 + w[t - 16];
    }

    /// <summary>The first 32 bits behind the point of a root of each of the first primes. A double has 44 of them.</summary>
    private static uint[] RootsOfPrimes(int count, Func<double, double> root) =>
    [
        .. Enumerable.Range(2, 400).Where(n => Enumerable.Range(2, n - 2).All(divisor => n % divisor != 0)).Take(count)
            .Select(prime => (uint)(long)((root(prime) - Math.Floor(root(prime))) * 4294967296.0)),
    ];
}

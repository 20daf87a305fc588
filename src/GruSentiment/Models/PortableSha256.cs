using System.Buffers.Binary;
using System.Numerics;

namespace GruSentiment.Models;

/// <summary>
/// SHA-256 in our own code: by the processor's instructions for it where they are linked, else in plain C#. It is for systems without
/// OpenSSL, where .NET's own ends the program, and for programs that have answered before OpenSSL is loaded.
/// </summary>
/// <remarks>Source: FIPS 180-4, "Secure Hash Standard", sections 4.1.2, 4.2.2, 5.1.1 and 6.2.</remarks>
internal sealed class PortableSha256
{
    /// <summary>Bytes that are added at a time.</summary>
    public const int BlockBytes = 64;

    private const int Rounds = 64;

    private static readonly uint[] s_constants = RootsOfPrimes(Rounds, Math.Cbrt);

    private readonly uint[] _state = RootsOfPrimes(8, Math.Sqrt);
    private readonly byte[] _begun = new byte[BlockBytes];
    private long _bytes;

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        int filled = (int)(_bytes % BlockBytes);
        _bytes += bytes.Length;
        if (filled > 0)
        {
            int taken = Math.Min(bytes.Length, BlockBytes - filled);
            bytes[..taken].CopyTo(_begun.AsSpan(filled));
            if (filled + taken < BlockBytes)
                return;
            AddBlocks(_begun);
            bytes = bytes[taken..];
        }
        int rest = bytes.Length % BlockBytes;
        AddBlocks(bytes[..^rest]);
        bytes[^rest..].CopyTo(_begun);
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

    private void AddBlocks(ReadOnlySpan<byte> blocks)
    {
        if (LinkedSha256.IsUsable)
        {
            LinkedSha256.Add(_state, s_constants, blocks);
            return;
        }
        Span<uint> schedule = stackalloc uint[Rounds];
        for (; !blocks.IsEmpty; blocks = blocks[BlockBytes..])
        {
            for (int t = 0; t < 16; t++)
                schedule[t] = BinaryPrimitives.ReadUInt32BigEndian(blocks[(t * sizeof(uint))..]);
            for (int t = 16; t < Rounds; t++)
                schedule[t] = Extended(schedule, t);
            AddSchedule(_state, s_constants, schedule);
        }
    }

    private static void AddSchedule(Span<uint> state, ReadOnlySpan<uint> constants, ReadOnlySpan<uint> schedule)
    {
        (uint a, uint b, uint c, uint d) = (state[0], state[1], state[2], state[3]);
        (uint e, uint f, uint g, uint h) = (state[4], state[5], state[6], state[7]);
        for (int t = 0; t < schedule.Length; t++)
        {
            uint sum1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            uint first = h + sum1 + (g ^ (e & (f ^ g))) + constants[t] + schedule[t];
            uint sum0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            uint second = sum0 + ((a & b) | (c & (a | b)));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }
        ReadOnlySpan<uint> added = [a, b, c, d, e, f, g, h];
        for (int i = 0; i < added.Length; i++)
            state[i] += added[i];
    }

    private static uint Extended(ReadOnlySpan<uint> w, int t)
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

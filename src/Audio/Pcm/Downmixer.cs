using System.Numerics;

namespace Sidecar.Audio.Pcm;

/// <summary>
/// Interleaved channels to mono. One channel is copied; two are averaged; more are averaged too unless they are
/// loudspeaker positions, where the centre carries speech, surrounds count half, and the low-frequency channel is left
/// out. Weights add up to 1, so the mix can't clip. Stateless after construction; no call allocates.
/// </summary>
public sealed class Downmixer
{
    /// <summary>The most channels of an interleaved stream.</summary>
    public const int MaxChannels = 32;

    private const uint Quadraphonic = 0x33;
    private const uint FiveOne = 0x3F;
    private const uint SevenOne = 0x63F;
    private const uint FrontLeftAndRight = 0x3;
    private const uint FrontCentre = 0x4;
    private const uint LowFrequency = 0x8;

    private readonly float[] _weights;

    /// <summary>Prepares the weights.</summary>
    /// <param name="channels">1 to <see cref="MaxChannels"/>.</param>
    /// <param name="channelMask">
    /// The loudspeaker of each channel, as in WAVE_FORMAT_EXTENSIBLE's <c>dwChannelMask</c>; 0 if unknown, then 4, 6
    /// and 8 channels are taken for quadraphonic, 5.1 and 7.1. A mask that does not fit the count is ignored.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The count is out of range.</exception>
    public Downmixer(int channels, uint channelMask = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, MaxChannels);
        _weights = new float[channels];
        uint mask = BitOperations.PopCount(channelMask) == channels ? channelMask : UsualMask(channels);
        bool isSurround = channels > 2 && BitOperations.PopCount(mask) == channels;
        float sum = 0;
        for (int channel = 0; channel < channels; channel++)
        {
            _weights[channel] = isSurround ? Weight(mask & (~mask + 1)) : 1;
            sum += _weights[channel];
            mask &= mask - 1;
        }

        for (int channel = 0; channel < channels; channel++)
        {
            _weights[channel] = sum > 0 ? _weights[channel] / sum : 1f / channels;
        }
    }

    /// <summary>Channels of the interleaved side.</summary>
    public int Channels => _weights.Length;

    /// <summary>Mixes whole frames.</summary>
    /// <returns>Mono samples written.</returns>
    /// <exception cref="ArgumentException">Not whole frames, or the destination is too short.</exception>
    public int ToMono(ReadOnlySpan<float> interleaved, Span<float> mono)
    {
        (int frames, int rest) = Math.DivRem(interleaved.Length, Channels);
        if (rest != 0)
        {
            throw new ArgumentException(
                $"{interleaved.Length} samples are no whole frames of {Channels} channels.",
                nameof(interleaved)
            );
        }

        if (mono.Length < frames)
        {
            throw new ArgumentException($"{frames} samples to write, room for {mono.Length}.", nameof(mono));
        }

        if (Channels == 1)
        {
            interleaved.CopyTo(mono);
            return frames;
        }

        for (int frame = 0; frame < frames; frame++)
        {
            ReadOnlySpan<float> samples = interleaved.Slice(frame * _weights.Length, _weights.Length);
            float sum = 0;
            for (int channel = 0; channel < samples.Length; channel++)
            {
                sum += samples[channel] * _weights[channel];
            }

            mono[frame] = sum;
        }

        return frames;
    }

    private static uint UsualMask(int channels) =>
        channels switch
        {
            4 => Quadraphonic,
            6 => FiveOne,
            8 => SevenOne,
            _ => 0,
        };

    private static float Weight(uint position) =>
        position switch
        {
            FrontCentre => 1f,
            LowFrequency => 0f,
            _ when (position & FrontLeftAndRight) != 0 => 0.7071f,
            _ => 0.5f,
        };
}

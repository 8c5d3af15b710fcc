using System.Runtime.InteropServices;
using System.Text;
using Sidecar.Protocol;

namespace Sidecar.Tests.Captions;

/// <summary>Speech of the espeak-ng library with the sample at which it begins each word.</summary>
internal static class EspeakVoice
{
    private const string Library = "libespeak-ng.so.1";
    private const int SynchronousRetrieval = 2;
    private const int Utf8 = 1;
    private const int WordEvent = 1;

    // espeak-ng names a sound 10 to 20 ms after it has begun.
    private const double EventLatenessMs = 15;

    private delegate int SynthCallback(IntPtr samples, int count, IntPtr events);

    public static bool IsInstalled => NativeLibrary.TryLoad(Library, out _);

    public static (short[] Pcm, List<(int TextOffset, double StartMs)> Words) Say(string text)
    {
        var rate = espeak_Initialize(SynchronousRetrieval, 0, null, 0);
        Assert.True(rate > 0, "espeak-ng has no voice data");
        List<short> samples = [];
        List<(int TextOffset, double StartMs)> words = [];
        int Collect(IntPtr chunk, int count, IntPtr events)
        {
            if (chunk != IntPtr.Zero)
            {
                var piece = new short[count];
                Marshal.Copy(chunk, piece, 0, count);
                samples.AddRange(piece);
            }

            for (var next = Marshal.PtrToStructure<Event>(events); next.Type != 0; )
            {
                if (next.Type == WordEvent)
                {
                    words.Add((next.TextPosition - 1, 1000.0 * next.Sample / rate - EventLatenessMs));
                }

                events += Marshal.SizeOf<Event>();
                next = Marshal.PtrToStructure<Event>(events);
            }

            return 0;
        }

        SynthCallback callback = Collect;
        espeak_SetSynthCallback(callback);
        Assert.Equal(0, espeak_SetVoiceByName("en-us"));
        var bytes = Encoding.UTF8.GetBytes(text + "\0");
        Assert.Equal(0, espeak_Synth(bytes, (nuint)bytes.Length, 0, 1, 0, Utf8, IntPtr.Zero, IntPtr.Zero));
        Assert.Equal(0, espeak_Synchronize());
        GC.KeepAlive(callback);
        return (AtOurRate(samples, rate), words);
    }

    // Straight lines between samples are enough for ears that only measure loudness.
    private static short[] AtOurRate(List<short> samples, int rate)
    {
        var pcm = new short[(long)(samples.Count - 1) * PcmFormat.SampleRateHz / rate];
        for (var i = 0; i < pcm.Length; i++)
        {
            var at = (double)i * rate / PcmFormat.SampleRateHz;
            var index = (int)at;
            pcm[i] = (short)(samples[index] + (at - index) * (samples[index + 1] - samples[index]));
        }

        return pcm;
    }

    [DllImport(Library)]
    private static extern int espeak_Initialize(int output, int bufferMs, string? path, int options);

    [DllImport(Library)]
    private static extern void espeak_SetSynthCallback(SynthCallback callback);

    [DllImport(Library)]
    private static extern int espeak_SetVoiceByName([MarshalAs(UnmanagedType.LPStr)] string name);

    [DllImport(Library)]
    private static extern int espeak_Synth(
        byte[] text,
        nuint size,
        uint position,
        int positionType,
        uint endPosition,
        uint flags,
        IntPtr uniqueId,
        IntPtr userData
    );

    [DllImport(Library)]
    private static extern int espeak_Synchronize();

    [StructLayout(LayoutKind.Sequential)]
    private struct Event
    {
        public int Type;
        public uint UniqueId;
        public int TextPosition;
        public int Length;
        public int AudioPosition;
        public int Sample;
        public IntPtr UserData;
        public long Id;
    }
}

using Sidecar.Audio.Pcm;
using Sidecar.Audio.Wav;
using Sidecar.Demo;
using Sidecar.Game.Microphone;
using Sidecar.Protocol;

namespace Sidecar.Doctor.Provider;

/// <summary>The bundled recording of somebody who asks a question, spoken at the pace of speech.</summary>
internal sealed class UserVoice(UserRecording recording, double speed, TimeProvider time)
{
    private const string Name = "user-1.wav";
    private const int FrameMs = PcmFormat.FrameSamples * 1_000 / PcmFormat.SampleRateHz;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    public int LengthMs => recording.Pcm.Length * 1_000 / PcmFormat.SampleRateHz;

    public static async Task<UserVoice> LoadAsync(double speed, TimeProvider time, CancellationToken cancellationToken)
    {
        WavReader wav = new(DemoResource.Open(Name), Name);
        return new UserVoice(await UserRecording.LoadAsync(Name, wav, cancellationToken), speed, time);
    }

    /// <summary>Speaks, then is silent until something has happened.</summary>
    /// <returns>Milliseconds of audio that were appended.</returns>
    public async Task<int> SpeakAsync(Probe probe, Task until, int mostMs, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        byte[] frame = new byte[PcmFormat.FrameBytes];
        int sentMs = 0;
        while (!until.IsCompleted && sentMs < mostMs)
        {
            double dueMs = time.GetElapsedTime(start).TotalMilliseconds * speed;
            while (sentMs < dueMs && sentMs < mostMs)
            {
                Fill(frame, sentMs * PcmFormat.SampleRateHz / 1_000);
                probe.Session.AppendAudio(frame);
                sentMs += FrameMs;
            }
            await Task.Delay(Step, time, cancellationToken);
        }
        return sentMs;
    }

    /// <summary>Appends the whole recording, or its beginning, at once.</summary>
    public void Append(Probe probe, int mostMs)
    {
        int samples = Math.Min(recording.Pcm.Length, mostMs * PcmFormat.SampleRateHz / 1_000);
        probe.Session.AppendAudio(PcmBytes.AsBytes(recording.Pcm.AsSpan(0, samples)));
    }

    private void Fill(byte[] frame, int sampleIndex)
    {
        frame.AsSpan().Clear();
        int samples = Math.Clamp(recording.Pcm.Length - sampleIndex, 0, PcmFormat.FrameSamples);
        if (samples > 0)
        {
            PcmBytes.AsBytes(recording.Pcm.AsSpan(sampleIndex, samples)).CopyTo(frame);
        }
    }
}

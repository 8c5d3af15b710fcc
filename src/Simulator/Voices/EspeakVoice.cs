using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Sidecar.Audio.Wav;

namespace Sidecar.Simulator.Voices;

/// <summary>Speaks with <c>espeak-ng</c>, one process per line.</summary>
internal sealed class EspeakVoice(SimulatorVoice settings, TimeProvider time) : IVoice
{
    private const string Program = "espeak-ng";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    // For the whole process. A line takes a tenth of a second: more of them at once would only be slower each.
    private static readonly SemaphoreSlim Places = new(4);

    // What espeak-ng calls each voice; the pairing is a matter of taste.
    private static readonly Dictionary<string, string> Variants = new(StringComparer.Ordinal)
    {
        ["alloy"] = "en-us+f2",
        ["ash"] = "en-us+m3",
        ["ballad"] = "en-gb+m1",
        ["cedar"] = "en-us+m7",
        ["coral"] = "en-us+f4",
        ["echo"] = "en-us+m1",
        ["sage"] = "en-gb+f2",
        ["shimmer"] = "en-gb+f4",
        ["verse"] = "en-us+m2",
    };

    /// <summary>Whether espeak-ng answers on this machine.</summary>
    public static async Task<bool> IsInstalledAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(["--version"], "", time, cancellationToken);
            return true;
        }
        catch (VoiceException)
        {
            return false;
        }
    }

    public async Task<SpokenLine> SpeakAsync(
        string text,
        string voiceName,
        double speed,
        CancellationToken cancellationToken
    )
    {
        var wordsPerMinute = Math.Clamp((int)Math.Round(settings.WordsPerMinute * speed), 80, 450);
        var wav = await InTurnAsync(
            ["--stdin", "--stdout", "-b", "1", "-v", EspeakName(voiceName), "-s", $"{wordsPerMinute}", "-p", "45"],
            text,
            cancellationToken
        );
        try
        {
            using var reader = new WavReader(new MemoryStream(wav), Program);
            return new(text, Recording.ReadAll(reader));
        }
        catch (WavFormatException fault)
        {
            throw new VoiceException($"{Program} gave no usable sound: {fault.Message}", fault);
        }
    }

    // The text goes by standard input: on a command line a leading dash would be an option.
    private async Task<byte[]> InTurnAsync(string[] arguments, string text, CancellationToken cancellationToken)
    {
        await Places.WaitAsync(cancellationToken);
        try
        {
            return await RunAsync(arguments, text, time, cancellationToken);
        }
        finally
        {
            Places.Release();
        }
    }

    private string EspeakName(string voiceName) =>
        settings.EspeakVoice
        ?? (
            Variants.TryGetValue(voiceName, out var variant) ? variant
            : voiceName.Contains('+', StringComparison.Ordinal) || voiceName.Contains('-', StringComparison.Ordinal)
                ? voiceName
            : "en-us+f3"
        );

    private static async Task<byte[]> RunAsync(
        string[] arguments,
        string input,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        using var process = new Process
        {
            StartInfo = new(Program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            },
        };
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = time.CreateTimer(
            static source => ((CancellationTokenSource)source!).Cancel(),
            bound,
            Timeout,
            System.Threading.Timeout.InfiniteTimeSpan
        );
        try
        {
            process.Start();
        }
        catch (Win32Exception fault)
        {
            throw new VoiceException($"{Program} can't be started: {fault.Message}", fault);
        }

        try
        {
            using var sound = new MemoryStream();
            var errors = process.StandardError.ReadToEndAsync(bound.Token);
            var reading = process.StandardOutput.BaseStream.CopyToAsync(sound, bound.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), bound.Token);
            process.StandardInput.Close();
            await Task.WhenAll(reading, errors, process.WaitForExitAsync(bound.Token));
            return process.ExitCode == 0
                ? sound.ToArray()
                : throw new VoiceException($"{Program} ended with code {process.ExitCode}: {errors.Result.Trim()}");
        }
        catch (IOException fault)
        {
            throw new VoiceException($"{Program} broke off: {fault.Message}", fault);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new VoiceException($"{Program} took longer than {Timeout.TotalSeconds} s.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}

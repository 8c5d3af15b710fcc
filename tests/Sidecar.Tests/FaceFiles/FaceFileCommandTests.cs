using System.Diagnostics;
using Sidecar.Tests.Logging;

namespace Sidecar.Tests.FaceFiles;

/// <summary>The program itself, as a script would call it.</summary>
public sealed class FaceFileCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sidecar-face-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task WavFromAPipe_WithoutItsLength_GivesWhatTheFileGives()
    {
        string wav = Path.Combine(_folder, "in.wav");
        string table = Path.Combine(_folder, "out.tsv");
        Speech.WriteWav(wav, Speech.OfMs(1_500));
        Assert.Equal(0, await ExitAsync("face", wav, "--out", table));
        byte[] bytes = await File.ReadAllBytesAsync(wav, TestContext.Current.CancellationToken);
        // What programs write that can't know: "unknown" as the length of file and samples.
        bytes.AsSpan(4, 4).Fill(0xFF);
        bytes.AsSpan(40, 4).Fill(0xFF);

        (int exit, string output) = await PipeAsync(bytes, "face", "-");

        Assert.Equal(0, exit);
        Assert.Equal(await File.ReadAllTextAsync(table, TestContext.Current.CancellationToken), output);
    }

    [Fact]
    public async Task RawSamplesFromAPipe_WithHalfASampleAtTheEnd_GiveAllWholeFrames()
    {
        byte[] bytes = new byte[2 * 24_000 + 1];

        (int exit, string output) = await PipeAsync(bytes, "face", "-", "--raw", "--format", "rhubarb");

        Assert.Equal((0, "0.00\tX\n1.00\tX\n"), (exit, output));
    }

    [Theory]
    [InlineData(1, "face", "missing.wav")]
    [InlineData(2, "face", "missing.wav", "--format", "pictures")]
    [InlineData(2, "face", "missing.wav", "--engine", "magic")]
    [InlineData(2, "face", "missing.wav", "--out", "missing.wav")]
    [InlineData(2, "face")]
    public async Task WhatCannotBeDone_EndsWithItsCode(int exit, params string[] arguments)
    {
        Assert.Equal(exit, await ExitAsync(arguments));
    }

    private async Task<int> ExitAsync(params string[] arguments)
    {
        await using RunningProgram program = RunningProgram.Start(
            "sidecar.dll",
            _folder,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_STATE_HOME"] = _folder },
            arguments
        );
        return await program.ExitAsync();
    }

    private async Task<(int Exit, string Output)> PipeAsync(byte[] input, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet")
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "sidecar.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.BaseStream.WriteAsync(input, TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output);
    }
}

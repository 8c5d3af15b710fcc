using System.Diagnostics;
using Sidecar.Audio.Wav;
using Sidecar.Protocol.V1;
using Sidecar.Simulator;
using Sidecar.Tests.Hosting;

namespace Sidecar.Tests.Bridge;

/// <summary>
/// A client in another language, made from the .proto files alone: docs/examples/talk.py with Debian's protoc and gRPC.
/// </summary>
public sealed class ForeignClientTests
{
    private const string Python = "/usr/bin/python3";
    private const string Packages = "python3-grpcio, python3-protobuf, protobuf-compiler and protobuf-compiler-grpc";

    [Fact]
    public async Task TalkExample_HoldsAConversation()
    {
        await RequireToolsAsync();
        const string line = "Shall I put the kettle on while we talk?";
        string folder = Directory.CreateTempSubdirectory("sidecar-talk-").FullName;
        try
        {
            await GenerateContractAsync(folder);
            await using DaemonFixture daemon = await DaemonFixture.StartAsync(simulator: s =>
                s with
                {
                    Script = SimulatorScript.Parse($$"""{ "replies": ["{{line}}"] }"""),
                }
            );
            string wav = Path.Combine(folder, "answer.wav");

            string output = await RunAsync(
                Python,
                [
                    Path.Combine(RepositoryFiles.Root, "docs/examples/talk.py"),
                    "--endpoint",
                    daemon.Daemon.EndpointFilePath,
                    "--wav",
                    wav,
                    "Good evening!",
                ],
                pythonPath: folder
            );

            using WavReader reader = WavFile.Open(wav);
            Assert.InRange(reader.FrameCount!.Value, 24_000, 120_000);
            Assert.Contains($"assistant: {line}", output, StringComparison.Ordinal);
            Assert.Contains(
                $"heard {reader.FrameCount} of {reader.FrameCount} samples",
                output,
                StringComparison.Ordinal
            );
            Assert.Equal(1ul, daemon.Conversation()!.Turns);
            Assert.Equal(ConversationState.Listening, daemon.Conversation()!.State);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RequireToolsAsync()
    {
        bool isThere =
            File.Exists("/usr/bin/protoc")
            && File.Exists("/usr/bin/grpc_python_plugin")
            && File.Exists(Python)
            && (await StartAsync(Python, ["-c", "import grpc, google.protobuf"], pythonPath: null)).ExitCode == 0;
        if (!isThere)
        {
            Assert.False(
                string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase),
                $"CI needs the Debian packages {Packages}."
            );
            Assert.Skip($"needs the Debian packages {Packages}");
        }
    }

    private static async Task GenerateContractAsync(string folder)
    {
        string proto = Path.Combine(RepositoryFiles.Root, "proto");
        await RunAsync(
            "/usr/bin/protoc",
            [
                $"--proto_path={proto}",
                $"--python_out={folder}",
                $"--grpc_python_out={folder}",
                "--plugin=protoc-gen-grpc_python=/usr/bin/grpc_python_plugin",
                .. Directory.GetFiles(Path.Combine(proto, "sidecar/v1"), "*.proto"),
            ],
            pythonPath: null
        );
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string? pythonPath)
    {
        (int exitCode, string output, string errors) = await StartAsync(program, arguments, pythonPath);
        Assert.True(exitCode == 0, $"{program} ended with {exitCode}: {errors}");
        return output;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> StartAsync(
        string program,
        string[] arguments,
        string? pythonPath
    )
    {
        using Process process = new()
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.StartInfo.Environment["PYTHONPATH"] = pythonPath;
        process.Start();
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await Task.WhenAll(output, errors).WaitAsync(Eventually.HangGuard, TimeProvider.System);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output, await errors);
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

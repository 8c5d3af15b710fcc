using System.Diagnostics;
using Sidecar.Face.LiveLinkFace;

namespace Sidecar.Tests.LiveLinkFace;

/// <summary>A reader in another language, written from the layout alone: decode.py.</summary>
public sealed class ForeignDecoderTests
{
    private const string Python = "/usr/bin/python3";

    [Fact]
    public async Task AnotherReader_ReadsTheSame()
    {
        Assert.SkipUnless(File.Exists(Python), "needs Debian's python3");
        float[] values = [.. Enumerable.Range(0, 61).Select(i => i / 64f)];
        Guid device = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef");
        string[] subjects = ["Ada", "Zoë 👻", new string('x', 256)];
        byte[] datagram = new byte[1_024];

        string[] read = await DecodeAsync(
            subjects.Select(subject =>
            {
                int bytes = new LiveLinkFaceEncoder(device, subject).WriteFrame(5_183_999, values, datagram);
                return Convert.ToHexString(datagram, 0, bytes);
            })
        );

        Assert.Equal(
            subjects.Select(subject =>
                System.Text.Json.JsonSerializer.Serialize(
                    new object[] { 6, device.ToString().ToUpperInvariant(), subject, 5_183_999, 0, 60, 61, 28.5938 }
                )
            ),
            read.Select(Normalised)
        );
    }

    // The same writer for both sides: JSON has several ways to write a number or a character.
    private static string Normalised(string json) =>
        System.Text.Json.JsonSerializer.Serialize(
            System.Text.Json.JsonSerializer.Deserialize<object[]>(json.Replace(".0,", ",", StringComparison.Ordinal))
        );

    private static async Task<string[]> DecodeAsync(IEnumerable<string> lines)
    {
        string script = RepositoryFiles.PathOf("tests/Sidecar.Tests/LiveLinkFace/decode.py");
        using Process python = Process.Start(
            new ProcessStartInfo(Python, [script])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        Task<string> output = python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (string line in lines)
        {
            await python.StandardInput.WriteLineAsync(line);
        }
        python.StandardInput.Close();
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, python.ExitCode);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

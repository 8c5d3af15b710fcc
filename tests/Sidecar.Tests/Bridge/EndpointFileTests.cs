using Sidecar.Bridge;

namespace Sidecar.Tests.Bridge;

public sealed class EndpointFileTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"sidecar-{Guid.NewGuid():N}");

    private string FilePath => Path.Combine(_folder, "inner", "endpoint.json");

    private static EndpointDescription Description =>
        new()
        {
            Address = "http://127.0.0.1:1",
            Token = "0123456789abcdef",
            ProcessId = 7,
        };

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void Write_ThenRead_GivesTheSame()
    {
        EndpointFile.Write(FilePath, Description);
        EndpointFile.Write(FilePath, Description);

        Assert.Equal(Description, EndpointFile.Read(FilePath));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(FilePath)!));
    }

    [Fact]
    public void Write_OnlyThisUserCanReadIt()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("file modes are Unix's");
            return;
        }
        EndpointFile.Write(FilePath, Description);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.GetDirectoryName(FilePath)!)
        );
    }

    [Theory]
    [InlineData(null, "is the sidecar running?")]
    [InlineData("", "not an endpoint file")]
    [InlineData("{\"address\":\"http://127", "not an endpoint file")]
    [InlineData("{\"address\":\"x\"}", "not an endpoint file")]
    public void Read_MissingOrBroken_SaysWhich(string? content, string expected)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        if (content is not null)
        {
            File.WriteAllText(FilePath, content);
        }

        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => EndpointFile.Read(FilePath));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Contains(FilePath, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Remove_LeavesTheFileOfALaterLaunch()
    {
        EndpointFile.Write(FilePath, Description with { Token = "another launch's" });

        EndpointFile.Remove(FilePath, Description.Token);
        Assert.True(File.Exists(FilePath));
        EndpointFile.Remove(FilePath, "another launch's");

        Assert.False(File.Exists(FilePath));
    }
}

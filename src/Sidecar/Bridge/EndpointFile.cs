using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sidecar.Bridge;

/// <summary>What a game needs to find the sidecar and to be let in.</summary>
internal sealed record EndpointDescription
{
    [JsonPropertyName("version")]
    public int Version { get; init; } = 1;

    /// <summary>e.g. <c>http://127.0.0.1:52710</c>: HTTP/2 without TLS.</summary>
    [JsonPropertyName("address")]
    public required string Address { get; init; }

    [JsonPropertyName("unix_socket")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? UnixSocket { get; init; }

    [JsonPropertyName("named_pipe")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NamedPipe { get; init; }

    [JsonPropertyName("token")]
    public required string Token { get; init; }

    [JsonPropertyName("process_id")]
    public int ProcessId { get; init; }
}

/// <summary>
/// The file by which programs of the same user find the sidecar. Only that user can read it: mode 0600 in a folder of
/// mode 0700, or an access list with one entry on Windows. It appears whole or not at all.
/// </summary>
internal static class EndpointFile
{
    /// <summary><c>$XDG_RUNTIME_DIR/sidecar</c>, else <c>~/.local/state/sidecar</c>;
    /// <c>%LOCALAPPDATA%\Sidecar</c> on Windows.</summary>
    public static string DefaultPath()
    {
        string? runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        string folder =
            OperatingSystem.IsWindows() ? StateFolder.Path
            : !string.IsNullOrEmpty(runtime) && Directory.Exists(runtime) ? Path.Combine(runtime, "sidecar")
            : StateFolder.Path;
        return Path.Combine(folder, "endpoint.json");
    }

    /// <exception cref="IOException">The folder or the file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of rights.</exception>
    public static void Write(string path, EndpointDescription description)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        CreatePrivateFolder(folder);
        string draft = Path.Combine(folder, $".endpoint-{Guid.NewGuid():N}");
        try
        {
            using (FileStream stream = CreatePrivateFile(draft))
            {
                JsonSerializer.Serialize(stream, description, EndpointJson.Default.EndpointDescription);
            }
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Reads a file that <see cref="Write"/> made.</summary>
    /// <exception cref="InvalidDataException">Missing, unreadable or not an endpoint file; the message says which, and
    /// what to do.</exception>
    public static EndpointDescription Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, EndpointJson.Default.EndpointDescription)
                ?? throw new InvalidDataException($"The endpoint file {path} is empty.");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException(
                $"There is no endpoint file {path}: is the sidecar running? Start it with 'sidecar run'.",
                fault
            );
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException(
                $"{path} is not an endpoint file of the sidecar, or only part of one.",
                fault
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The endpoint file {path} can't be read: {fault.Message}", fault);
        }
    }

    /// <summary>Removes the file if it is still this launch's own.</summary>
    public static void Remove(string path, string token)
    {
        try
        {
            if (Read(path).Token == token)
            {
                File.Delete(path);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            // Gone, or somebody else's: nothing of ours is left to remove.
        }
    }

    private static void CreatePrivateFolder(string folder)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            return;
        }
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStream CreatePrivateFile(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return CreatePrivateWindowsFile(path);
        }
        return new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }
        );
    }

    [SupportedOSPlatform("windows")]
    private static FileStream CreatePrivateWindowsFile(string path)
    {
        FileSecurity security = new();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        SecurityIdentifier user = WindowsIdentity.GetCurrent().User!;
        security.AddAccessRule(new FileSystemAccessRule(user, FileSystemRights.FullControl, AccessControlType.Allow));
        return new FileInfo(path).Create(
            FileMode.CreateNew,
            FileSystemRights.Write,
            FileShare.None,
            bufferSize: 4096,
            FileOptions.None,
            security
        );
    }
}

[JsonSerializable(typeof(EndpointDescription))]
[JsonSourceGenerationOptions(WriteIndented = true)]
internal sealed partial class EndpointJson : JsonSerializerContext;

namespace Sidecar.Audio.Wav;

/// <summary>Opens WAV files by path. A failure is an <see cref="IOException"/> whose message names the file.</summary>
public static class WavFile
{
    /// <summary>Opens a file and reads its header; the samples stay on disk until they are read.</summary>
    /// <exception cref="WavFormatException">Not a WAV file, or not one that can be read.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">A directory, no permission, or a fault of the disk.</exception>
    public static WavReader Open(string path)
    {
        Stream stream = OpenStream(path);
        try
        {
            return new WavReader(stream, path);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static FileStream OpenStream(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            throw new IOException($"{path}: is a directory, a WAV file was expected");
        }

        try
        {
            return new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                64 * 1024
            );
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"{path}: there is no such file", path, fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException($"{path}: no permission to read this file", fault);
        }
    }
}

namespace Sidecar.TokenMint.Secrets;

/// <summary>A file whose present content counts, whichever way a change is deployed.</summary>
internal interface IWatchedFile
{
    string Path { get; }

    /// <summary>Why the file's present content is not in use; null when it is.</summary>
    string? Fault { get; }
}

/// <summary>
/// A parsed file, read again when it is used and a second has passed. Reading beats watching here: change notices do not
/// cross bind mounts, and an orchestrator swaps a symbolic link instead of writing. A new content that can't be used
/// leaves the last good one in force.
/// </summary>
internal sealed class WatchedFile<T> : IWatchedFile
    where T : class
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Func<string, T> _parse;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _reading = new();
    private long _readAt;
    private string _text;
    private volatile T _value;
    private volatile string? _fault;

    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="FormatException">The file can't be parsed.</exception>
    public WatchedFile(string path, Func<string, T> parse, TimeProvider time, ILogger logger)
    {
        Path = path;
        _parse = parse;
        _time = time;
        _logger = logger;
        _text = SecretFile.Read(path);
        _value = parse(_text);
        _readAt = time.GetTimestamp();
    }

    public string Path { get; }

    public T Current
    {
        get
        {
            Refresh();
            return _value;
        }
    }

    public string? Fault
    {
        get
        {
            Refresh();
            return _fault;
        }
    }

    private void Refresh()
    {
        if (_time.GetElapsedTime(Volatile.Read(ref _readAt)) < Interval || !_reading.TryEnter())
        {
            return;
        }
        try
        {
            string text = SecretFile.Read(Path);
            if (text != _text)
            {
                _value = _parse(text);
                _text = text;
                Log.Reloaded(_logger, Path);
            }
            _fault = null;
        }
        catch (Exception fault) when (SecretFile.IsExpected(fault))
        {
            if (_fault is null)
            {
                Log.ReloadFailed(_logger, Path, fault.Message);
            }
            _fault = fault.Message;
        }
        finally
        {
            Volatile.Write(ref _readAt, _time.GetTimestamp());
            _reading.Exit();
        }
    }
}

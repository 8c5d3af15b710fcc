using System.Threading.Channels;

namespace Sidecar.Usage;

/// <summary>
/// What all conversations used since midnight, local time. Any thread may add. The file is written behind: a disk that
/// hangs holds up no conversation.
/// </summary>
internal sealed class DayUsage : IAsyncDisposable
{
    private readonly TimeProvider _time;
    private readonly UsageFile? _file;
    private readonly Lock _gate = new();

    // One wish to write is as good as many.
    private readonly Channel<bool> _wishes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    private readonly Task _writing;
    private DateOnly _day;
    private UsageAmount _today;
    private UsageAmount _unsaved;
    private Action? _watchers;

    /// <param name="time">Says what day it is.</param>
    /// <param name="file">Where the day is kept; null for nowhere.</param>
    public DayUsage(TimeProvider time, UsageFile? file)
    {
        _time = time;
        _file = file;
        _day = LocalDay();
        _today = file?.Load(_day) ?? default;
        _writing = file is null ? Task.CompletedTask : Task.Run(() => WriteAsync(file));
    }

    public UsageAmount Today
    {
        get
        {
            lock (_gate)
            {
                TurnThePage();
                return _today;
            }
        }
    }

    /// <summary>How long until the next local midnight, or a little longer.</summary>
    public TimeSpan UntilMidnight
    {
        get
        {
            DateTimeOffset now = _time.GetLocalNow();
            DateTime midnight = now.Date.AddDays(1);
            // The offset of that midnight, not of now: clocks may change in between.
            DateTimeOffset next = new(midnight, _time.LocalTimeZone.GetUtcOffset(midnight));
            return next - now + TimeSpan.FromSeconds(1);
        }
    }

    /// <summary>Tells when something was added, by whichever conversation. Called on the adder's thread: hand over and
    /// return.</summary>
    public void Watch(Action onChanged)
    {
        lock (_gate)
        {
            _watchers += onChanged;
        }
    }

    public void Unwatch(Action onChanged)
    {
        lock (_gate)
        {
            _watchers -= onChanged;
        }
    }

    public void Add(UsageAmount amount)
    {
        Action? watchers;
        lock (_gate)
        {
            TurnThePage();
            _today += amount;
            _unsaved += amount;
            watchers = _watchers;
        }
        _wishes.Writer.TryWrite(true);
        watchers?.Invoke();
    }

    /// <summary>Writes what is left to be written.</summary>
    public async ValueTask DisposeAsync()
    {
        _wishes.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAsync(UsageFile file)
    {
        while (await _wishes.Reader.WaitToReadAsync(CancellationToken.None))
        {
            _wishes.Reader.TryRead(out _);
            Save(file);
        }
    }

    private void Save(UsageFile file)
    {
        DateOnly day;
        UsageAmount taken;
        lock (_gate)
        {
            TurnThePage();
            (day, taken) = (_day, _unsaved);
            _unsaved = default;
        }
        UsageAmount? saved = file.Add(day, taken);
        lock (_gate)
        {
            if (_day != day)
            {
                return;
            }
            // Not saved: kept for the next time. Saved: another daemon may have added to the same file.
            (_unsaved, _today) = saved is { } total ? (_unsaved, total + _unsaved) : (_unsaved + taken, _today);
        }
    }

    private void TurnThePage()
    {
        DateOnly day = LocalDay();
        if (day != _day)
        {
            _day = day;
            _today = _unsaved = default;
        }
    }

    private DateOnly LocalDay() => DateOnly.FromDateTime(_time.GetLocalNow().Date);
}

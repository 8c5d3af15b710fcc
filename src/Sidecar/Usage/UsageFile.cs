using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sidecar.Usage;

/// <summary>
/// The file that keeps a day's usage over restarts: one entry per provider and currency, so that the simulator's
/// tokens never count against real ones. It is replaced whole, under a lock that daemons of the same user share.
/// </summary>
internal sealed partial class UsageFile(string path, string provider, string currency, ILogger log)
{
    private const int LockAttempts = 50;

    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(20);

    private bool _isFaultTold;

    /// <summary>What was used on this day; nothing when the file is of another day, is not there or can't be read.</summary>
    public UsageAmount Load(DateOnly day)
    {
        try
        {
            return Find(Read(day)).Amount;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Log.CannotRead(log, path, fault.Message);
            return default;
        }
    }

    /// <summary>Adds to the file what was used on this day.</summary>
    /// <returns>What the file says then, or null when it can't be written.</returns>
    public UsageAmount? Add(DateOnly day, UsageAmount amount)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string draft = Path.Combine(folder, $".usage-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder);
            using FileStream held = Hold();
            StoredUsage stored = Read(day);
            StoredEntry entry = Find(stored);
            entry.Amount += amount;
            using (FileStream stream = new(draft, FileMode.CreateNew, FileAccess.Write))
            {
                JsonSerializer.Serialize(stream, stored, UsageJson.Default.StoredUsage);
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, path, overwrite: true);
            _isFaultTold = false;
            return entry.Amount;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (!_isFaultTold)
            {
                _isFaultTold = true;
                Log.CannotWrite(log, path, fault.Message);
            }
            return null;
        }
        finally
        {
            DeleteDraft(draft);
        }
    }

    /// <exception cref="IOException">Another process holds it, and goes on holding it.</exception>
    private FileStream Hold()
    {
        using ManualResetEventSlim never = new();
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < LockAttempts)
            {
                never.Wait(LockPause);
            }
        }
    }

    private StoredUsage Read(DateOnly day)
    {
        StoredUsage fresh = new() { Day = day.ToString("O", CultureInfo.InvariantCulture) };
        try
        {
            using FileStream stream = File.OpenRead(path);
            StoredUsage? stored = JsonSerializer.Deserialize(stream, UsageJson.Default.StoredUsage);
            return stored is { IsWhole: true } && stored.Day == fresh.Day ? stored : fresh;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return fresh;
        }
        catch (JsonException)
        {
            Log.NotUsage(log, path);
            return fresh;
        }
    }

    private StoredEntry Find(StoredUsage stored)
    {
        StoredEntry? entry = stored.Entries.Find(e => e.Provider == provider && e.Currency == currency);
        if (entry is null)
        {
            entry = new StoredEntry { Provider = provider, Currency = currency };
            stored.Entries.Add(entry);
        }
        return entry;
    }

    private static void DeleteDraft(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Where it can't be deleted it could not be made.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            600,
            LogLevel.Warning,
            "The usage file {Path} can't be read, so today counts from zero: {Reason}"
        )]
        public static partial void CannotRead(ILogger logger, string path, string reason);

        [LoggerMessage(
            601,
            LogLevel.Warning,
            "The usage file {Path} can't be written; today's usage is kept in memory only: {Reason}"
        )]
        public static partial void CannotWrite(ILogger logger, string path, string reason);

        [LoggerMessage(602, LogLevel.Warning, "{Path} is no usage file, or only part of one; today counts from zero")]
        public static partial void NotUsage(ILogger logger, string path);
    }
}

/// <summary>The file as JSON.</summary>
internal sealed record StoredUsage
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>e.g. <c>2026-11-22</c>, local time.</summary>
    public string Day { get; init; } = "";

    public List<StoredEntry> Entries { get; init; } = [];

    // Deserialization puts nulls where the file has them, whatever the type says.
    [JsonIgnore]
    public bool IsWhole => Version == CurrentVersion && Entries is not null && !Entries.Contains(null!);
}

/// <summary>One provider's part of a day.</summary>
internal sealed record StoredEntry
{
    public string Provider { get; init; } = "";

    public string Currency { get; init; } = "";

    public UsageAmount Amount { get; set; }
}

[JsonSerializable(typeof(StoredUsage))]
[JsonSourceGenerationOptions(
    WriteIndented = true,
    IgnoreReadOnlyProperties = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower
)]
internal sealed partial class UsageJson : JsonSerializerContext;

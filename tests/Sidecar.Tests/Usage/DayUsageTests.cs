using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sidecar.Usage;

namespace Sidecar.Tests.Usage;

public sealed class DayUsageTests : IDisposable
{
    private static readonly UsageAmount Some = new() { AudioInput = 700, Cost = 0.0123456789m };

    private readonly string _folder = Directory.CreateTempSubdirectory("sidecar-usage-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero));

    private string FilePath => Path.Combine(_folder, "state", "usage.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Restart_OnTheSameDay_GoesOnFromWhatWasUsed()
    {
        await using (DayUsage first = Open())
        {
            first.Add(Some);
            first.Add(Some);
        }

        await using DayUsage second = Open();

        Assert.Equal(Some + Some, second.Today);
        Assert.Equal(["usage.json", "usage.json.lock"], FilesIn(Path.GetDirectoryName(FilePath)!));
    }

    [Fact]
    public async Task Restart_OnAnotherDay_BeginsAtZero()
    {
        await using (DayUsage first = Open())
        {
            first.Add(Some);
        }
        _time.Advance(TimeSpan.FromHours(4));

        await using DayUsage second = Open();

        Assert.Equal(default, second.Today);
    }

    [Fact]
    public async Task Midnight_OfTheLocalZone_TurnsThePage()
    {
        _time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test"));
        await using DayUsage day = Open();
        day.Add(Some);

        Assert.Equal(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1), day.UntilMidnight);
        _time.Advance(day.UntilMidnight);

        Assert.Equal(default, day.Today);
    }

    [Fact]
    public async Task OtherProviderOrCurrency_HasItsOwnDay()
    {
        await using (DayUsage simulator = Open("simulator"))
        {
            simulator.Add(Some);
        }
        await using (DayUsage openai = Open("openai"))
        {
            Assert.Equal(default, openai.Today);
            openai.Add(Some + Some);
        }

        await using DayUsage again = Open("simulator");
        await using DayUsage euros = Open("simulator", "EUR");

        Assert.Equal(Some, again.Today);
        Assert.Equal(default, euros.Today);
    }

    [Fact]
    public async Task TwoDaemons_ShareTheDay()
    {
        await using DayUsage first = Open();
        await using (DayUsage second = Open())
        {
            second.Add(Some);
        }
        first.Add(Some);

        await Eventually.TrueAsync(() => first.Today == Some + Some, "the first saw what the second used");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("""{"version":1,"day":5}""")]
    [InlineData("""{"version":7,"day":"2026-11-22","entries":[]}""")]
    [InlineData("""{"version":1,"day":"2026-11-22","entries":null}""")]
    [InlineData("""{"version":1,"day":"2026-11-22","entries":[null]}""")]
    public async Task File_ThatMakesNoSense_CountsFromZeroAndIsReplaced(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        await File.WriteAllTextAsync(FilePath, content, TestContext.Current.CancellationToken);

        await using (DayUsage first = Open())
        {
            Assert.Equal(default, first.Today);
            first.Add(Some);
        }

        await using DayUsage second = Open();
        Assert.Equal(Some, second.Today);
    }

    [Fact]
    public async Task Folder_ThatCantBeWritten_KeepsTheDayInMemory()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "state"), "", TestContext.Current.CancellationToken);
        await using DayUsage day = Open();

        day.Add(Some);
        day.Add(Some);

        Assert.Equal(Some + Some, day.Today);
    }

    private static string[] FilesIn(string folder) =>
        [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private DayUsage Open(string provider = "simulator", string currency = "USD") =>
        new(_time, new UsageFile(FilePath, provider, currency, NullLogger<UsageFile>.Instance));
}

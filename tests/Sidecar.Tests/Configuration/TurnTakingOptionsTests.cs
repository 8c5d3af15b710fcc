using Sidecar.Configuration;

namespace Sidecar.Tests.Configuration;

public sealed class TurnTakingOptionsTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"sidecar-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_file);

    private SidecarOptions Load(string json)
    {
        File.WriteAllText(_file, json);
        return ConfigurationLoader.Load(
            _file,
            new Dictionary<string, string?>(StringComparer.Ordinal),
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void CharactersOwnKeys_BeatEverybodys_AndTheRestIsInherited()
    {
        SidecarOptions options = Load(
            """
            {
              "Characters": { "default": {}, "Ada": { "TurnTaking": { "Mode": "push_to_talk" } } },
              "TurnTaking": { "SilenceDurationMs": 700, "BargeIn": "off" }
            }
            """
        );

        TurnTakingOptions own = options.Characters["Ada"].TurnTaking!;
        Assert.Equal((TurnTakingMode.PushToTalk, 700, BargeInMode.Off), (own.Mode, own.SilenceDurationMs, own.BargeIn));
        Assert.Equal(TurnTakingMode.ServerVad, options.TurnTaking.Mode);
        Assert.Null(options.Characters["default"].TurnTaking);
    }

    [Theory]
    [InlineData("true", BargeInMode.Reversible)]
    [InlineData("false", BargeInMode.Off)]
    [InlineData("immediate", BargeInMode.Immediate)]
    internal void BargeIn_TakesItsOldSpellingToo(string text, BargeInMode expected) =>
        Assert.Equal(expected, Load($$"""{ "TurnTaking": { "BargeIn": "{{text}}" } }""").TurnTaking.BargeIn);

    [Fact]
    public void ImpossibleTurnTaking_IsNamedWithItsKey()
    {
        const string json = """
            {
              "TurnTaking": { "IdleTimeoutMs": 100 },
              "Characters": { "default": { "TurnTaking": { "IdleTimeoutMs": 0, "CoughMs": 700 } } }
            }
            """;

        IEnumerable<string> faults = Assert.Throws<ConfigurationException>(() => Load(json)).Faults.Select(f => f.Key);

        Assert.Equal(["TurnTaking:IdleTimeoutMs", "Characters:default:TurnTaking:CoughMs"], faults);
    }
}

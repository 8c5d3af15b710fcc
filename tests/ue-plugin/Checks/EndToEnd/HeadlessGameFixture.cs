using Sidecar.UePlugin.Tests.Presets;

namespace Sidecar.UePlugin.Tests.EndToEnd;

/// <summary>The conversations that the tests look at: all are held at once, because they are mostly waiting.</summary>
public sealed class HeadlessGameFixture : IDisposable
{
    public const string Greeting = "Hello! I am Ada, the keeper of this lighthouse.";
    public const string Story =
        "It was built a hundred and forty years ago, by a captain who had lost his ship on these rocks.";

    private static readonly string User1 = HeadlessRun.Recording("user-1");
    private static readonly string User2 = HeadlessRun.Recording("user-2");
    private static readonly string User3 = HeadlessRun.Recording("user-3");
    private static readonly string Murmur = HeadlessRun.Recording("mm-hm");
    private static readonly (string, string) Who = ("Hello! Who are you?", Greeting);
    private static readonly (string, string) Tell = ("Tell me the story of the lighthouse.", Story);
    private static readonly (string, string) HumOver = ("Mm-hm.", "I like the sound of that. Tell me more.");
    private static readonly (string, string) Way = ("Wait, sorry. How do I get back?", "Follow the white stones.");

    private readonly SemaphoreSlim _few = new(3, 3);
    private readonly Dictionary<string, Task<HeadlessRun>> _runs = new(StringComparer.Ordinal);

    public HeadlessGameFixture()
    {
        if (Toolchain.WhyNot is not null)
        {
            return;
        }

        string[] talk = ["--speak", User1, "--speak", User2];
        Start("60 Hz", [Who, Tell], talk);
        Start("144 Hz", [Who, Tell], ["--fps", "144", .. talk]);
        Start("60 Hz, hitches", [Who, Tell], ["--hitch", "0.5", .. talk]);
        Start("144 Hz, hitches", [Who, Tell], ["--hitch", "0.5", "--fps", "144", .. talk]);
        string[] hum = ["--speak", User2, "--interrupt", "1", "--murmur", Murmur];
        string[] cut = ["--speak", User1, "--interrupt", "1", "--speak", User3];
        Start("interruptions", [Tell, HumOver, Who, Way], ["--hitch", "0.3", .. hum, .. cut]);
        Start("restart", [Who], ["--speak", User1, "--restart", "--speak", User1]);
    }

    /// <summary>Skips the test where C++ can't be built.</summary>
    internal Task<HeadlessRun> GetAsync(string name)
    {
        Assert.SkipWhen(Toolchain.WhyNot is not null, Toolchain.WhyNot ?? "");
        return _runs[name];
    }

    public void Dispose() => _few.Dispose();

    private void Start(string name, (string, string)[] says, string[] turns) =>
        _runs[name] = Task.Run(async () =>
        {
            await _few.WaitAsync();
            try
            {
                return await HeadlessRun.StartAsync(name.Replace(", ", "-").Replace(" ", ""), says, turns);
            }
            finally
            {
                _few.Release();
            }
        });
}

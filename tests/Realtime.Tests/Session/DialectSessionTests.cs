using Sidecar.Audio.G711;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Dialects;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;
using Sidecar.Realtime.Tests.Formats;
using Sidecar.Realtime.Tests.Scripting;

namespace Sidecar.Realtime.Tests.Session;

public sealed class DialectSessionTests
{
    [Fact]
    public async Task EventsThatTheServerDoesNotKnow_AreNotSent()
    {
        await using var test = await SessionUnderTest.OpenAsync(
            connection => connection.ExpectAsync("conversation.item.delete"),
            options =>
                options with
                {
                    Dialect = RealtimeDialect.XAi with
                    {
                        UnknownClientEvents = new HashSet<string>(StringComparer.Ordinal)
                        {
                            "conversation.item.retrieve",
                        },
                    },
                }
        );

        test.Session.Send(new ItemTruncate("i", 0, 100));
        test.Session.Send(new ItemRetrieve("i"));
        test.Session.Send(new ItemDelete("i"));

        await test.Server.ScriptAsync();
    }

    [Fact]
    public async Task Cancel_WhereItCantBe_IsNotSent_AndWhatWaitedIsForgotten()
    {
        await using var test = await SessionUnderTest.OpenAsync(
            async connection =>
            {
                await connection.ExpectAsync("response.create");
                await connection.SendAsync("""{"type":"response.created","response":{"id":"r"}}""");
                await connection.ExpectAsync("conversation.item.delete");
                await connection.SendAsync("""{"type":"response.done","response":{"id":"r"}}""");
                await connection.ExpectAsync("input_audio_buffer.clear");
            },
            options => options with { Capabilities = options.Capabilities with { Cancel = false } }
        );

        test.Session.Send(new ResponseCreate());
        await test.Events.NextAsync<ResponseCreated>();
        test.Session.Send(new ResponseCreate());
        test.Session.Send(new ResponseCancel());
        test.Session.Send(new ItemDelete("i"));
        await test.Events.NextAsync<ResponseDone>();
        test.Session.Send(new InputAudioClear());

        await test.Server.ScriptAsync();
    }

    [Fact]
    public async Task XAi_ResponseCreate_HasNoMetadata()
    {
        await using var test = await SessionUnderTest.OpenAsync(
            async connection =>
            {
                var create = await connection.ExpectAsync("response.create");
                Assert.False(create.TryGetProperty("response", out _));
            },
            options => options with { Dialect = RealtimeDialect.XAi }
        );

        test.Session.Send(new ResponseCreate());

        await test.Server.ScriptAsync();
    }

    [Fact]
    public async Task ServerWithoutItemDone_IsHelpedOut()
    {
        await using var test = await SessionUnderTest.OpenAsync(
            connection =>
                connection.SendAsync(
                    """{"type":"conversation.item.created","previous_item_id":"u","item":{"id":"i","type":"message","role":"user","status":"completed"}}"""
                ),
            options => options with { Dialect = RealtimeDialect.Beta }
        );

        var added = await test.Events.NextAsync<ItemAdded>();
        var done = await test.Events.NextAsync<ItemDone>();

        Assert.Equal((added.Item.Id, "u"), (done.Item.Id, done.PreviousItemId));
    }

    [Fact]
    public async Task SoundInAnItem_IsSentAsTheWireHasIt()
    {
        await using var test = await SessionUnderTest.OpenAsync(
            async connection =>
            {
                var create = await connection.ExpectAsync("conversation.item.create");
                var audio = create.GetProperty("item").GetProperty("content")[0].GetProperty("audio");
                var heard = new short[8000];
                MuLaw.Decode(audio.GetBytesFromBase64(), heard);
                Assert.Equal(WireAudio.SineRms, WireAudio.Rms(heard), tolerance: 0.02);
            },
            options => options with { Configuration = new SessionConfiguration { InputFormat = AudioFormat.Pcmu } }
        );
        var pcm = WireAudio.Bytes(WireAudio.Sine(440, 24_000, seconds: 1));

        test.Session.Send(
            new ItemCreate(
                new ConversationItem
                {
                    Kind = ItemKind.Message,
                    Role = ItemRole.User,
                    Content =
                    [
                        new ContentPart { Kind = ContentKind.InputAudio, AudioBase64 = Convert.ToBase64String(pcm) },
                    ],
                }
            )
        );

        await test.Server.ScriptAsync();
    }

    [Theory]
    [InlineData("audio/opus", null)]
    [InlineData("audio/pcm", 4000)]
    [InlineData("audio/pcmu", 16_000)]
    public void Create_WithAFormatThatCantBe_SaysWhich(string type, int? rateHz)
    {
        var factory = new RealtimeSessionFactory(TimeProvider.System, new RecordingLoggerFactory());
        var options = new RealtimeSessionOptions
        {
            Endpoint = RealtimeSessionOptions.OpenAIEndpoint,
            Configuration = new SessionConfiguration { OutputFormat = new AudioFormat(type, rateHz) },
        };

        var fault = Assert.Throws<ArgumentException>(() => factory.Create(options));

        Assert.Contains(rateHz?.ToString(provider: null) ?? type, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangingTheFormatOfARunningSession_IsRefusedHere()
    {
        await using var test = await SessionUnderTest.OpenAsync(connection => connection.ReceiveAsync());

        Assert.Throws<ArgumentException>(() =>
            test.Session.Send(new SessionUpdate(new SessionConfiguration { InputFormat = AudioFormat.Pcmu }))
        );
        test.Session.Send(new SessionUpdate(new SessionConfiguration { InputFormat = AudioFormat.Pcm24Khz }));
    }
}

using Microsoft.Extensions.Logging;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;
using Sidecar.Realtime.Tests.Scripting;

namespace Sidecar.Realtime.Tests.Session;

public sealed class LogTests
{
    private const string Key = "sk-proj-0123456789abcdef";

    [Fact]
    public async Task AWholeSession_LogsNeitherKeyNorWords()
    {
        using var logs = new RecordingLoggerFactory();
        await using var server = await ScriptedRealtimeServer.ServingAsync(async connection =>
        {
            await connection.OpenAsync();
            await connection.SendAsync(
                """{"type":"error","error":{"type":"invalid_request_error","code":"invalid_value","message":"Invalid value: 'my secret words'."}}"""
            );
            await connection.SendAsync(
                """{"type":"response.output_audio_transcript.done","transcript":"my secret words"}"""
            );
            await connection.SendAsync("my secret words");
            await connection.CloseAsync(3000, $"invalid key {Key}");
        });
        var events = new EventRecorder();

        await using (var session = Create(server, logs))
        {
            session.Events.Subscribe(events);
            session.Send(new ItemCreate(ConversationItem.UserText("my secret words")));
            await session.StartAsync(CancellationToken.None);
            await events.NextAsync<SessionEnded>();
        }

        Assert.Contains(logs.Lines, line => line.Text.Contains("code 3000", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Lines, line => line.Text.Contains(Key[8..], StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Lines, line => line.Text.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARefusedStart_LogsNoKeyAndNoStackTrace()
    {
        using var logs = new RecordingLoggerFactory();
        await using var server = await ScriptedRealtimeServer.RefusingAsync(401);

        await using (var session = Create(server, logs))
        {
            await Assert.ThrowsAsync<RealtimeSessionException>(() => session.StartAsync(CancellationToken.None));
        }

        Assert.Contains(
            logs.Lines,
            line => line.Level == LogLevel.Warning && line.Text.Contains("HTTP 401", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(logs.Lines, line => line.Text.Contains(Key[8..], StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Lines, line => line.Text.Contains("   at ", StringComparison.Ordinal));
    }

    private static IRealtimeSession Create(ScriptedRealtimeServer server, ILoggerFactory logs) =>
        new RealtimeSessionFactory(TimeProvider.System, logs).Create(
            new RealtimeSessionOptions
            {
                Endpoint = new Uri($"{server.Endpoint}?api_key={Key}"),
                Credential = _ => ValueTask.FromResult<string?>(Key),
                Configuration = new SessionConfiguration { Instructions = "my secret words" },
            }
        );
}

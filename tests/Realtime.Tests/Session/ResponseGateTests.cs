using Microsoft.Extensions.Time.Testing;
using Sidecar.Realtime.Configuration;
using Sidecar.Realtime.Events;
using Sidecar.Realtime.Session;

namespace Sidecar.Realtime.Tests.Session;

public sealed class ResponseGateTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _sent = [];
    private readonly List<ServerEvent> _reported = [];
    private readonly ResponseGate _gate;

    public ResponseGateTests() =>
        _gate = new ResponseGate(_time, TimeSpan.FromSeconds(10), e => _sent.Add(Describe(e)), _reported.Add);

    public void Dispose() => _gate.Dispose();

    [Fact]
    public void Create_WhileIdle_IsSentAtOnce()
    {
        Create("a");

        Assert.Equal(["create a"], _sent);
    }

    [Fact]
    public void Create_WhileOneIsInFlight_WaitsForItsEnd()
    {
        Create("a");
        Created("r1", "a");
        Create("b");
        Assert.Equal(["create a"], _sent);

        Done("r1");

        Assert.Equal(["create a", "create b"], _sent);
    }

    [Fact]
    public void Creates_ThatWait_BecomeTheLastOne()
    {
        Create("a");
        Create("b");
        Create("c");
        Created("r1", "a");
        Done("r1");

        Assert.Equal(["create a", "create c"], _sent);
        Assert.Equal(1, _gate.Coalesced);
    }

    [Fact]
    public void ServerCreatedResponse_ClosesTheGate()
    {
        Created("vad", null);
        Create("a");
        Assert.Empty(_sent);

        Done("vad");

        Assert.Equal(["create a"], _sent);
    }

    [Fact]
    public void ServerCreatedResponse_IsKnownToBeUnasked_AndOursIsNot()
    {
        Assert.True(_gate.OnCreated(new ResponseInfo { Id = "vad", Status = ResponseStatus.InProgress }));
        Done("vad");
        Create("a");

        Assert.False(_gate.OnCreated(new ResponseInfo { Id = "r1", Status = ResponseStatus.InProgress }));
    }

    [Fact]
    public void Withdraw_OfARequestThatWaits_ItIsNeverSent()
    {
        Created("vad", null);
        Create("a");

        _gate.Withdraw("a");
        Done("vad");

        Assert.Empty(_sent);
    }

    [Fact]
    public void Withdraw_OfARequestThatWasSent_HoldsNothingUp_AndItsAnswerIsCancelled()
    {
        Create("a");

        _gate.Withdraw("a");
        Create("b");
        Created("r1", "a");

        Assert.Equal(["create a", "create b", "cancel r1"], _sent);
    }

    [Fact]
    public void DoneOfAnotherResponse_OpensNothing()
    {
        Create("a");
        Created("r1", "a");
        Create("b");

        Done("r0");

        Assert.Equal(["create a"], _sent);
    }

    [Fact]
    public void DoneOfAResponseNeverAnnounced_OpensByItsMetadata()
    {
        Create("a");
        Create("b");

        Done("r1", "a");

        Assert.Equal(["create a", "create b"], _sent);
    }

    [Theory]
    [InlineData("a")]
    [InlineData(null)]
    public void AlreadyActive_IsTriedAgainWhenTheOtherIsDone(string? errorEventId)
    {
        Create("a");
        Error("conversation_already_has_active_response", errorEventId);
        Assert.Equal(["create a"], _sent);

        Done("other");

        Assert.Equal(["create a", "create a"], _sent);
    }

    [Fact]
    public void AlreadyActive_AfterTheServersOwnResponseWasAnnounced_IsTriedAgainWhenThatIsDone()
    {
        Create("a");
        Created("vad", null);
        Error("conversation_already_has_active_response", null);
        Done("vad");

        Assert.Equal(["create a", "create a"], _sent);
    }

    [Fact]
    public void AlreadyActive_WithALaterRequestWaiting_SendsOnlyTheLater()
    {
        Create("a");
        Create("b");
        Error("conversation_already_has_active_response", "a");
        Done("other");

        Assert.Equal(["create a", "create b"], _sent);
    }

    [Fact]
    public void AlreadyActive_WithoutAnyEndOfTheOther_IsTriedAgainAfterTheTimeout()
    {
        Create("a");
        Error("conversation_already_has_active_response", null);

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(["create a", "create a"], _sent);
        Assert.Empty(_reported);
    }

    [Fact]
    public void ErrorOfTheRequest_OpensTheGate()
    {
        Create("a");
        Create("b");

        Error("invalid_value", "a");

        Assert.Equal(["create a", "create b"], _sent);
    }

    [Fact]
    public void UnattributedErrorAboutTheResponse_OpensTheGate()
    {
        Create("a");
        Create("b");

        _gate.OnError(new ErrorInfo { Code = "invalid_value", Param = "response.output_modalities" });

        Assert.Equal(["create a", "create b"], _sent);
    }

    [Fact]
    public void ErrorOfSomethingElse_OpensNothing()
    {
        Create("a");
        Create("b");

        Error("item_delete_invalid_item_id", "x");
        Error("item_delete_invalid_item_id", null);

        Assert.Equal(["create a"], _sent);
    }

    [Fact]
    public void NoAnswer_IsReportedAndOpensTheGate()
    {
        Create("a");
        Create("b");

        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(["create a"], _sent);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(["create a", "create b"], _sent);
        Assert.Equal("a", Assert.IsType<ResponseStartTimedOut>(Assert.Single(_reported)).ClientEventId);
    }

    [Fact]
    public void AnsweredRequest_NeverTimesOut()
    {
        Create("a");
        Created("r1", "a");

        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.Empty(_reported);
    }

    [Fact]
    public void ResponseWithoutAnEnd_HoldsTheNextOneForAMinuteAtMost()
    {
        Create("a");
        Created("r1", "a");
        _time.Advance(TimeSpan.FromMinutes(5));
        Create("b");

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(["create a"], _sent);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["create a", "create b"], _sent);
        Assert.Empty(_reported);
    }

    [Fact]
    public void ResponseThatGoesOnForLong_CostsOneRefusal_AndTheNextOneWaitsAgain()
    {
        Create("a");
        Created("r1", "a");
        Create("b");
        _time.Advance(TimeSpan.FromMinutes(1));
        Error("conversation_already_has_active_response", "b");
        Assert.Equal(["create a", "create b"], _sent);

        Done("r1");

        Assert.Equal(["create a", "create b", "create b"], _sent);
    }

    [Fact]
    public void LateAnswer_AfterTheTimeout_ClosesTheGateAgain()
    {
        Create("a");
        _time.Advance(TimeSpan.FromSeconds(10));
        Created("r1", "a");
        Create("b");
        Assert.Equal(["create a"], _sent);

        Done("r1");

        Assert.Equal(["create a", "create b"], _sent);
    }

    [Fact]
    public void OutOfBand_Passes_AndLeavesTheGateAlone()
    {
        Create("a");
        Create("oob", outOfBand: true);
        Created("r2", "oob");
        Created("r1", "a");
        Create("b");
        Done("r2", "oob");
        Assert.Equal(["create a", "create oob"], _sent);

        Done("r1", "a");

        Assert.Equal(["create a", "create oob", "create b"], _sent);
    }

    [Fact]
    public void Cancel_WhileActive_NamesTheResponse()
    {
        Create("a");
        Created("r1", "a");
        Cancel();

        Assert.Equal(["create a", "cancel r1"], _sent);
    }

    [Fact]
    public void Cancel_BeforeTheAnnouncement_IsSentWithIt()
    {
        Create("a");
        Cancel();
        Assert.Equal(["create a"], _sent);

        Created("r1", "a");

        Assert.Equal(["create a", "cancel r1"], _sent);
    }

    [Fact]
    public void Cancel_BeforeTheAnnouncement_WorksWithoutMetadata()
    {
        Create("a");
        Cancel();
        Created("r1", null);

        Assert.Equal(["create a", "cancel r1"], _sent);
    }

    [Fact]
    public void Cancel_OfWhatTheServerRefused_ForgetsIt()
    {
        Create("a");
        Cancel();
        Error("conversation_already_has_active_response", "a");
        Done("other");

        Assert.Equal(["create a"], _sent);
    }

    [Fact]
    public void Cancel_ForgetsWhatWaits()
    {
        Create("a");
        Created("r1", "a");
        Create("b");
        Cancel();
        Done("r1");

        Assert.Equal(["create a", "cancel r1"], _sent);
    }

    [Fact]
    public void Cancel_WhileIdle_GoesOutAsItIs()
    {
        Cancel();

        Assert.Equal(["cancel "], _sent);
    }

    [Fact]
    public void Cancel_OfAnEarlierRequest_DoesNotTouchALaterOne()
    {
        Create("a");
        Cancel();
        _time.Advance(TimeSpan.FromSeconds(10));
        Create("b");
        Created("r2", null);

        Assert.Equal(["create a", "create b"], _sent);
    }

    [Fact]
    public void Metadata_OfTheCaller_IsKept()
    {
        ResponseCreate? sent = null;
        using var gate = new ResponseGate(
            _time,
            TimeSpan.FromSeconds(10),
            e => sent = (ResponseCreate)e,
            _reported.Add
        );
        var metadata = new Dictionary<string, string> { ["topic"] = "x" };

        gate.Submit(new ResponseCreate(new ResponseConfiguration { Metadata = metadata }) { EventId = "a" });

        Assert.Equal("x", sent!.Configuration!.Metadata!["topic"]);
        Assert.Equal("a", sent.Configuration.Metadata[ResponseTag.MetadataKey]);
        Assert.Single(metadata);
    }

    private static string Describe(ClientEvent clientEvent) =>
        clientEvent switch
        {
            ResponseCreate create => $"create {create.EventId}",
            ResponseCancel cancel => $"cancel {cancel.ResponseId}",
            _ => throw new InvalidOperationException(clientEvent.ToString()),
        };

    private void Create(string id, bool outOfBand = false) =>
        _gate.Submit(new ResponseCreate(new ResponseConfiguration { OutOfBand = outOfBand }) { EventId = id });

    private void Cancel() => _gate.Submit(new ResponseCancel());

    private void Created(string id, string? clientId) => _gate.OnCreated(Response(id, clientId));

    private void Done(string id, string? clientId = null) => _gate.OnDone(Response(id, clientId));

    private void Error(string code, string? eventId) => _gate.OnError(new ErrorInfo { Code = code, EventId = eventId });

    private static ResponseInfo Response(string id, string? clientId)
    {
        var response = new ResponseInfo { Id = id };
        return clientId is null
            ? response
            : response with
            {
                Metadata = new Dictionary<string, string> { [ResponseTag.MetadataKey] = clientId },
            };
    }
}

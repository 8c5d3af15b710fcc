using Sidecar.Configuration;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Events;
using Sidecar.Telemetry;
using Sidecar.Usage;

namespace Sidecar.Conversation;

// What the conversation uses, and its stop when the budget is spent: the running answer is heard to its end, nothing
// more is asked, and then the session is closed, because a server with speech detection answers without being asked.
internal sealed partial class ConversationLoop
{
    private readonly UsageLedger _usage;
    private readonly ConversationTelemetry? _telemetry;
    private readonly RateLimitBoard _rateLimits = new();
    private readonly HashSet<BudgetLimit> _budgetsTold = [];
    private UsageSnapshot _usageSnapshot = UsageSnapshot.Empty;
    private bool _isUsageChanged;

    // Why nothing may be asked of the provider; null while it may.
    private string? _budgetStop;
    private bool _isHungUp;
    private long? _budgetDue;

    // 0 for a session that was made ready behind another one: nobody waited for it.
    private long _sessionBegunAt;

    private bool IsStoppedByBudget => _budgetStop is not null;

    private bool IsBudgetSpent => _usage.ReadBudget().Level == BudgetLevel.Spent;

    private void WatchDayUsage()
    {
        if (_usage.HasDayLimit)
        {
            _usage.Day.Watch(OnDayUsageChanged);
        }
        _isUsageChanged = true;
    }

    // On the thread of whoever used something.
    private void OnDayUsageChanged() => TryPost(UsageChangedCommand.Instance);

    private void BeginSessionUsage()
    {
        _usage.BeginSession();
        _rateLimits.Clear();
        _isUsageChanged = true;
        if (_sessionBegunAt != 0)
        {
            _telemetry?.SessionOpened(_time.GetElapsedTime(_sessionBegunAt));
            _sessionBegunAt = 0;
        }
    }

    private void AddUsage(Turn turn, ResponseInfo response)
    {
        UsageAmount amount = response.Usage is { } usage ? _usage.AddResponse(usage) : default;
        Credit(turn, amount);
        _telemetry?.ResponseDone(turn, response, amount);
    }

    /// <summary>Counts towards the turn that goes on now; once that is reported, towards the conversation alone.</summary>
    private void AddTranscriptionUsage(TranscriptionUsage? usage)
    {
        if (usage is not null)
        {
            UsageAmount amount = _usage.AddTranscription(usage);
            Credit(_turn, amount);
            _telemetry?.Transcribed(amount);
        }
    }

    private void Credit(Turn? turn, UsageAmount amount)
    {
        if (turn is { IsReported: false })
        {
            turn.Usage += amount;
        }
        _isUsageChanged = true;
    }

    private void OnRateLimits(RateLimitsUpdated updated)
    {
        foreach (RateLimit near in _rateLimits.Update(updated.RateLimits))
        {
            Notify(
                NoticeKind.RateLimitNear,
                $"Of the provider's limit of {near.Limit} {near.Name}, {near.Remaining} are left; "
                    + $"it is whole again in {near.ResetSeconds:0.#} s."
            );
        }
        _telemetry?.RateLimits(updated.RateLimits);
        _isUsageChanged = true;
    }

    /// <summary>After everything that was dealt with: tells what has changed, and hangs up once it is time.</summary>
    private void CheckBudget()
    {
        if (_isUsageChanged)
        {
            _isUsageChanged = false;
            BudgetState budget = _usage.ReadBudget();
            _usageSnapshot = new UsageSnapshot(_usage.Conversation, _usage.Session, budget, _rateLimits.Latest);
            Apply(budget);
        }
        if (IsStoppedByBudget && !_isHungUp && IsAnswerOver)
        {
            HangUp();
        }
    }

    private void Apply(BudgetState budget)
    {
        if (budget.Level == BudgetLevel.Spent)
        {
            BeginBudgetStop(budget);
            return;
        }
        if (IsStoppedByBudget)
        {
            EndBudgetStop();
        }
        if (budget.Level == BudgetLevel.Good)
        {
            _budgetsTold.Clear();
        }
        else if (budget.Level == BudgetLevel.Near && _budgetsTold.Add(budget.Limit))
        {
            Notify(NoticeKind.BudgetNear, $"The budget is nearly spent: {budget.Text}.");
        }
    }

    private void BeginBudgetStop(BudgetState budget)
    {
        if (IsStoppedByBudget)
        {
            return;
        }
        _budgetStop = $"the budget is spent: {budget.Text}";
        _budgetDue = _usage.HasDayLimit ? _deadlines.In(_usage.Day.UntilMidnight) : null;
        Notify(NoticeKind.BudgetSpent, BudgetText());
        // What is not heard can't be answered, nor transcribed.
        Ear.Disconnect();
        AbandonRenewal();
        _renewDue = null;
        _retryDue = null;
        _owed = null;
        if (_setup.TurnTaking == TurnTakingMode.PushToTalk)
        {
            Ear.IsOpen = false;
        }
        // What was being said, or judged, will not come to its end; the answer is heard out.
        DropInterjection(ResumeReason.Dropped);
        _speakingItemId = null;
        _isAnswerOwed = false;
        foreach (string callId in _toolCalls.Clear())
        {
            CancelToolCall(callId, "the budget is spent");
        }
        if (_turn is { IsReported: false } turn)
        {
            // An answer that was asked for is on its way and is waited for; speech that was begun is not.
            turn.IsAwaitingAnswer &= _answerDue is not null;
            FinishTurn(turn);
        }
    }

    private void EndBudgetStop()
    {
        _budgetStop = null;
        _budgetDue = null;
        if (_isHungUp)
        {
            _isHungUp = false;
            _failures = 0;
            _resumeFromMs = Ear.PositionMs;
            Move(ConversationTrigger.SessionRetried);
            BeginSession();
        }
        else if (_isSessionOpen)
        {
            Ear.Connect(_session!, Ear.PositionMs);
        }
    }

    /// <summary>Nothing of an answer is left to come or to be heard.</summary>
    private bool IsAnswerOver =>
        _speech.IsEmpty
        && _flushes.Count == 0
        && _turn is not { IsReported: false, IsAwaitingAnswer: true }
        && !_responses.Values.Any(r => r is { IsOpen: true, IsDropped: false });

    private void HangUp()
    {
        _isHungUp = true;
        _openingId = 0;
        AbandonTurn();
        CloseSession();
        EndAllResponses();
        Log.BudgetSpent(_log, Id, _budgetStop!);
        Move(ConversationTrigger.SessionRefused, BudgetText());
    }

    private string BudgetText() => $"{char.ToUpperInvariant(_budgetStop![0])}{_budgetStop.AsSpan(1)}.";

    /// <summary>Whether no session may be opened; if so, the clients know why.</summary>
    private bool RefusesSession()
    {
        _isUsageChanged = true;
        if (!IsBudgetSpent)
        {
            return false;
        }
        // Whatever the last session left unfinished is not asked for again.
        AbandonTurn();
        CheckBudget();
        return true;
    }

    /// <summary>A response that the server began although the budget is spent, before it could be hung up on.</summary>
    private bool RefusesResponse(string responseId)
    {
        bool isWaitedFor = _turn is { IsReported: false, IsAwaitingAnswer: true };
        if (!IsStoppedByBudget || isWaitedFor || _responses.ContainsKey(responseId))
        {
            return false;
        }
        TrackOf(responseId).IsDropped = true;
        if (_settings.Session.Capabilities.Cancel)
        {
            _session?.Send(new ResponseCancel(responseId));
        }
        return true;
    }

    private bool TellsBudgetSpent()
    {
        if (IsStoppedByBudget)
        {
            Notify(NoticeKind.BudgetSpent, BudgetText());
        }
        return IsStoppedByBudget;
    }

    /// <summary>Who joins after the stop learns of it too.</summary>
    private void PostBudgetNotice(IConversationClient client)
    {
        if (IsStoppedByBudget)
        {
            client.TryPost(OutboundMessage.Of(ToMessage(NoticeKind.BudgetSpent, BudgetText())));
        }
    }

    private void OnNextDay()
    {
        _budgetDue = IsStoppedByBudget ? _deadlines.In(_usage.Day.UntilMidnight) : null;
        _isUsageChanged = true;
    }
}

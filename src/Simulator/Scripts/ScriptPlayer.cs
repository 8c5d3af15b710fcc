using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Responses;

namespace Sidecar.Simulator.Scripts;

/// <summary>One session's way through a script: decides what each response says and calls.</summary>
internal sealed class ScriptPlayer(SimulatorScript script)
{
    private int _nextReply;

    /// <summary>What the script says the user's n-th turn was, if it says so.</summary>
    public string? Heard(int userTurn) =>
        script.Rules.FirstOrDefault(rule => rule.When is TurnCondition { Turn: var turn } && turn == userTurn)?.Heard;

    public ResponsePlan Plan(ResponseRequest request)
    {
        if (request.SayExactly is { } exactly)
        {
            return new([new PlannedSpeech(exactly, Voice: null)]);
        }

        if (request.RequiredTool is { } required)
        {
            return new([new PlannedCall(required.Name, required.ExampleArguments())]);
        }

        var situation = Situation.Of(request.Context);
        if (script.CallMentionedTools && situation.UserText is { } text && request.MentionedTool(text) is { } mentioned)
        {
            return new([new PlannedCall(mentioned.Name, mentioned.ExampleArguments())]);
        }

        return script.Rules.FirstOrDefault(rule => situation.Meets(rule.When)) is { } rule
            ? PlanOf(rule, situation, request)
            : NextReply();
    }

    private ResponsePlan PlanOf(ScriptRule rule, Situation situation, ResponseRequest request)
    {
        List<PlannedOutput> outputs = [];
        if (rule.Text is not null)
        {
            outputs.Add(new PlannedText(situation.Fill(rule.Text)));
        }

        if (rule.Say is not null)
        {
            outputs.Add(new PlannedSpeech(situation.Fill(rule.Say), rule.Voice));
        }

        if (request.ToolsAllowed)
        {
            outputs.AddRange(rule.Calls.Select(call => new PlannedCall(call.Name, call.Arguments)));
        }

        return outputs.Count > 0 ? new(outputs) { Delay = rule.Delay } : NextReply();
    }

    private ResponsePlan NextReply() =>
        script.Replies.Count > 0
            ? new([new PlannedSpeech(script.Replies[_nextReply++ % script.Replies.Count], Voice: null)])
            : new([new PlannedSpeech("I have nothing to say to that.", Voice: null)]);
}

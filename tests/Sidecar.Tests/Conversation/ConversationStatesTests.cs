using Sidecar.Conversation;
using Sidecar.Protocol.V1;

namespace Sidecar.Tests.Conversation;

public sealed class ConversationStatesTests
{
    [Fact]
    public void Table_EveryStateButUnspecified_CanBeLeftAndReached()
    {
        foreach (ConversationState state in Enum.GetValues<ConversationState>())
        {
            if (state == ConversationState.Unspecified)
            {
                continue;
            }
            Assert.Contains(ConversationStates.Table, t => t.Key.From == state);
            Assert.True(
                state == ConversationState.Connecting || ConversationStates.Table.Values.Contains(state),
                $"{state} can't be reached"
            );
        }
    }

    [Fact]
    public void Next_PairThatIsNotListed_LeavesTheState()
    {
        Assert.Equal(
            ConversationState.Listening,
            ConversationStates.Next(ConversationState.Listening, ConversationTrigger.AnswerFinished)
        );
        Assert.Equal(
            ConversationState.UserSpeaking,
            ConversationStates.Next(ConversationState.UserSpeaking, ConversationTrigger.AnswerHeard)
        );
    }

    [Fact]
    public void Table_EveryStateWithASession_EndsInReconnectingWhenItIsLost()
    {
        ConversationState[] open =
        [
            ConversationState.Listening,
            ConversationState.UserSpeaking,
            ConversationState.Thinking,
            ConversationState.Speaking,
        ];
        Assert.All(
            open,
            s =>
                Assert.Equal(
                    ConversationState.Reconnecting,
                    ConversationStates.Next(s, ConversationTrigger.SessionLost)
                )
        );
    }

    [Fact]
    public void Documentation_ShowsTheTable()
    {
        string[] documented =
        [
            .. RepositoryFiles.Read("docs/conversation.md").Split('\n').Where(l => l.Count(c => c == '`') == 6),
        ];
        IEnumerable<string> actual = ConversationStates.Table.Select(t =>
            $"| `{t.Key.From}` | `{t.Key.On}` | `{t.Value}` |"
        );
        Assert.Equal(actual, documented, StringComparer.Ordinal);
    }
}

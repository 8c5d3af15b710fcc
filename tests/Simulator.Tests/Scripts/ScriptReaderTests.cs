namespace Sidecar.Simulator.Tests.Scripts;

public sealed class ScriptReaderTests
{
    [Theory]
    [InlineData(
        """{"replies":["a"],"replys":[]}""",
        "s.json(1,27): $.replys: unknown key 'replys'; known here: turns, replies, callMentionedTools, faults."
    )]
    [InlineData(
        """{"turns":[{"say":"x"}]}""",
        "s.json(1,11): $.turns[0]: expected 'when', which says when this turn applies."
    )]
    [InlineData(
        """{"turns":[{"when":{"turn":1}}]}""",
        "s.json(1,11): $.turns[0]: expected one of 'say', 'text', 'call' or 'calls'."
    )]
    [InlineData(
        """{"turns":[{"when":{"turn":"one"},"say":"x"}]}""",
        "$.turns[0].when.turn: expected a whole number from 0 to 2147483647, found"
    )]
    [InlineData(
        """{"turns":[{"when":{"turn":1,"text":"x"},"say":"x"}]}""",
        "$.turns[0].when: expected exactly one of 'turn', 'text' or 'toolResult'."
    )]
    [InlineData(
        """{"turns":[{"when":{"text":"/(/"},"say":"x"}]}""",
        "$.turns[0].when.text: not a valid regular expression:"
    )]
    [InlineData(
        """{"turns":[{"when":{"text":"x"},"heard":"h","say":"x"}]}""",
        "$.turns[0].heard: 'heard' needs a 'when' with 'turn'"
    )]
    [InlineData(
        """{"turns":[{"when":{"turn":1},"call":{"arguments":{}}}]}""",
        "$.turns[0].call: expected 'name', the tool to call."
    )]
    [InlineData(
        """{"turns":[{"when":{"turn":1},"call":{"name":"f","arguments":[1]}}]}""",
        "$.turns[0].call.arguments: expected an object, found an array."
    )]
    [InlineData(
        """{"turns":[{"when":{"turn":1},"say":""}]}""",
        "$.turns[0].say: expected a text, found an empty text."
    )]
    [InlineData("""{"turns":[{"when":{"turn":1},"say":"x","say":"y"}]}""", "$.turns[0].say: 'say' is given twice.")]
    [InlineData("""{"replies":[]}""", "$: expected at least one turn in 'turns' or one reply in 'replies'.")]
    [InlineData("""[]""", "$: expected an object, found an array.")]
    [InlineData("""{"replies":["a"]} x""", "s.json(1,19): not valid JSON:")]
    [InlineData("", "s.json(1,1): not valid JSON:")]
    public void Parse_WithAFault_SaysWhereAndWhatIsExpected(string json, string message)
    {
        var fault = Assert.Throws<SimulatorScriptException>(() => SimulatorScript.Parse(json, "s.json"));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_FaultOnALaterLine_CountsLinesAndColumnsInCharacters()
    {
        var fault = Assert.Throws<SimulatorScriptException>(() =>
            SimulatorScript.Parse("{\n  // ä comment\n  \"replies\": [\"süß\", 7],\n}", "s.json")
        );

        Assert.StartsWith(
            "s.json(3,22): $.replies[1]: expected a text, found 7.",
            fault.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Load_OfAMissingFileOrADirectory_NamesIt()
    {
        var missing = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".json");

        Assert.StartsWith(
            missing,
            Assert.Throws<SimulatorScriptException>(() => SimulatorScript.Load(missing)).Message
        );
        Assert.Throws<SimulatorScriptException>(() => SimulatorScript.Load(Path.GetTempPath()));
    }

    [Fact]
    public void Load_WithByteOrderMark_IsRead()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".json");
        File.WriteAllText(path, """{"replies":["a"]}""", new System.Text.UTF8Encoding(true));
        try
        {
            Assert.Equal(["a"], SimulatorScript.Load(path).Replies);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

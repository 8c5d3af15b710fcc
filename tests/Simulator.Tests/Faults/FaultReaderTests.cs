namespace Sidecar.Simulator.Tests.Faults;

public sealed class FaultReaderTests
{
    [Theory]
    [InlineData("""{}""", "f(1,1): $: expected 'fault', one of refuse, expire, close,")]
    [InlineData("""{"fault":"explode"}""", "f(1,10): $.fault: expected one of refuse, expire, close,")]
    [InlineData("""{"fault":"close"}""", "f(1,1): $: 'close' needs 'code'.")]
    [InlineData("""{"fault":"close","code":1006}""", "expected a close code that may be sent")]
    [InlineData("""{"fault":"close","code":1000,"forMs":1}""", "unknown key 'forMs'; known here: fault, when,")]
    [InlineData("""{"fault":"refuse","status":200}""", "expected a whole number from 400 to 599, found 200.")]
    [InlineData("""{"fault":"refuse","status":429,"when":{"turn":1}}""", "never becomes a session")]
    [InlineData("""{"fault":"omit"}""", "expected 'event' in 'when'")]
    [InlineData("""{"fault":"eof","times":2,"repeat":true}""", "'times' and 'repeat' exclude each other.")]
    [InlineData("""{"fault":"eof","when":{"count":2}}""", "'count' needs 'event'.")]
    [InlineData("""{"fault":"fail","when":{"event":"x"}}""", "unknown key 'event'; known here: turn, afterMs.")]
    [InlineData("""{"fault":"eof","session":"last"}""", "expected one of next, current, all, found \"last\"")]
    [InlineData("""[{"fault":"eof"},7]""", "f(1,18): $[1]: expected an object, found 7.")]
    [InlineData("""{"fault":"drip","speed":0}""", "expected a number from 0.01 to 1000, found 0.")]
    public void Parse_WithAFault_SaysWhereAndWhatIsExpected(string json, string message)
    {
        var fault = Assert.Throws<SimulatorScriptException>(() => SimulatorFault.Parse(json, "f"));

        Assert.Contains(
            message.Replace("\"last\"", "last", StringComparison.Ordinal),
            Plain(fault),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Script_CarriesFaults()
    {
        var script = SimulatorScript.Parse(
            """{"replies":["a"],"faults":[{"fault":"close","code":1011,"when":{"turn":2}}]}"""
        );

        Assert.Equal("close", Assert.Single(script.Faults).Kind);
        Assert.Equal(2, script.Faults[0].Trigger.Turn);
    }

    private static string Plain(Exception fault) => fault.Message.Replace("\"", "", StringComparison.Ordinal);
}

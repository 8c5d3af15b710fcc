using Microsoft.Extensions.Time.Testing;
using Sidecar.Simulator.Timing;

namespace Sidecar.Simulator.Tests.Timing;

public sealed class AgendaTests
{
    [Fact]
    public void Entries_RunInOrderOfDueTimeAndThenOfScheduling()
    {
        var time = new FakeTimeProvider();
        var agenda = new Agenda(time);
        var ran = "";
        agenda.Schedule(TimeSpan.FromMilliseconds(20), () => ran += "c");
        agenda.Schedule(TimeSpan.FromMilliseconds(10), () => ran += "a");
        agenda.Schedule(TimeSpan.FromMilliseconds(10), () => ran += "b");
        agenda.Schedule(TimeSpan.FromMilliseconds(15), () => ran += "x").Cancel();

        Assert.False(agenda.RunOneDue());
        Assert.Equal(TimeSpan.FromMilliseconds(10), agenda.UntilNext());
        time.Advance(TimeSpan.FromMilliseconds(20));
        while (agenda.RunOneDue()) { }

        Assert.Equal("abc", ran);
        Assert.Null(agenda.UntilNext());
    }
}

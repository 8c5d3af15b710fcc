using System.Reflection;
using Xunit.v3;

namespace Sidecar.Shared.Tests;

/// <summary>Cancels a test that never ends, so that it fails under its name instead of holding up all others. Far longer
/// than any test takes on the slowest machine.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class HangGuardAttribute : BeforeAfterTestAttribute
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(12);

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, ITimer> _timers = new();

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        ITestContext context = TestContext.Current;
        _timers[test.UniqueID] = TimeProvider.System.CreateTimer(
            _ => context.CancelCurrentTest(),
            null,
            Limit,
            Timeout.InfiniteTimeSpan
        );
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (_timers.TryRemove(test.UniqueID, out ITimer? timer))
        {
            timer.Dispose();
        }
    }
}

using System.Reflection;
using Sidecar.Simulator.Tests.Transcripts;
using Xunit.v3;

[assembly: ValidTranscripts]

namespace Sidecar.Simulator.Tests.Transcripts;

/// <summary>After each test: what its servers sent is valid.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ValidTranscriptsAttribute : Attribute, IBeforeAfterTestAttribute
{
    /// <inheritdoc/>
    public void Before(MethodInfo methodUnderTest, IXunitTest test) { }

    /// <inheritdoc/>
    public void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(methodUnderTest);
        var isClientOfficial =
            methodUnderTest.DeclaringType?.Namespace == typeof(OfficialClient.OfficialPeer).Namespace;
        TranscriptsOfTests.AssertValid(test.UniqueID, isClientOfficial);
    }
}

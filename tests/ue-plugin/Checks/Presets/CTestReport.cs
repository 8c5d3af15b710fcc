using System.Xml.Linq;

namespace Sidecar.UePlugin.Tests.Presets;

/// <summary>Reads what <c>ctest --output-junit</c> writes: one test case for each GoogleTest case.</summary>
internal static class CTestReport
{
    public static IReadOnlyList<CppResult> Read(string xml) =>
        [.. XDocument.Parse(xml).Descendants("testcase").Select(Read)];

    private static CppResult Read(XElement testCase)
    {
        string name = testCase.Attribute("name")?.Value ?? "";
        string output = testCase.Element("system-out")?.Value ?? "";
        return testCase.Attribute("status")?.Value switch
        {
            "run" => new CppResult(name),
            "disabled" => new CppResult(name, SkipReason: "disabled in the C++ source"),
            "notrun" when testCase.Element("skipped")?.Attribute("message")?.Value is { } message && IsSkip(message) =>
                new CppResult(name, SkipReason: output.Length > 0 ? output : message),
            string status => new CppResult(
                name,
                $"{status}: {testCase.Element("failure")?.Attribute("message")?.Value}\n{output}"
            ),
            null => new CppResult(name, "ctest gave no status"),
        };
    }

    // A test whose executable is absent is "notrun" as well, and that is no skip.
    private static bool IsSkip(string message) => message.StartsWith("SKIP_", StringComparison.Ordinal);
}

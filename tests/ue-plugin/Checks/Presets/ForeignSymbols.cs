using System.Text.RegularExpressions;

namespace Sidecar.UePlugin.Tests.Presets;

/// <summary>Reads <c>nm -C</c> and picks what must not be in an object that Unreal links.</summary>
internal static partial class ForeignSymbols
{
    public static IEnumerable<string> In(string listing) =>
        listing.Split('\n').Where(line => Foreign().IsMatch(line)).Select(line => line.Trim());

    // Beside the libraries that clash with the engine's: exceptions and RTTI, which Unreal compiles without.
    [GeneratedRegex(
        @"\b(absl::|google::protobuf|grpc::|grpc_|upb_|__cxa_throw|__cxa_begin_catch|__dynamic_cast|typeinfo for UE::)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Foreign();
}

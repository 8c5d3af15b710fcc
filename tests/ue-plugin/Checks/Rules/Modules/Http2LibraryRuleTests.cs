namespace Sidecar.UePlugin.Tests.Rules.Modules;

public class Http2LibraryRuleTests
{
    [Fact]
    public void OneCpp_Passes() =>
        RuleAssert<Http2LibraryRule>.Accepts(
            ("Source/Sidecar/Private/Core/Grpc/A.cpp", "#include <nghttp2/nghttp2.h>"),
            ("Source/Sidecar/Private/Core/Grpc/B.cpp", "#include <vector>")
        );

    [Fact]
    public void Header_IsFound() =>
        RuleAssert<Http2LibraryRule>.Refuses(
            "Grpc/A.h(1)",
            ("Source/Sidecar/Private/Core/Grpc/A.h", "#include <nghttp2/nghttp2.h>")
        );
}

namespace Sidecar.UePlugin.Tests.Presets;

/// <summary>What Unreal would link of the plugin carries nothing of the libraries it is judged by.</summary>
public class ForeignSymbolsTests
{
    [Theory]
    [InlineData("                 U absl::lts_20220623::Mutex::Lock()")]
    [InlineData("0000000000000010 T google::protobuf::Message::DebugString() const")]
    [InlineData("                 U grpc::ClientContext::ClientContext()")]
    [InlineData("                 U grpc_init")]
    [InlineData("                 U __cxa_throw")]
    [InlineData("0000000000000000 V typeinfo for UE::Sidecar::FGrpcCall")]
    public void AForeignSymbol_IsFound(string line) => Assert.Single(ForeignSymbols.In(line));

    [Theory]
    [InlineData("0000000000000010 T UE::Sidecar::FGrpcConnection::Feed(unsigned char const*, unsigned long)")]
    [InlineData("                 U nghttp2_session_mem_recv")]
    [InlineData("                 U std::__throw_length_error(char const*)")]
    public void AnOwnSymbol_IsNot(string line) => Assert.Empty(ForeignSymbols.In(line));

    [Theory]
    [InlineData("libsidecar_core.a")]
    [InlineData("libsidecar_plugin.a")]
    public async Task ALibraryOfThePlugin_HasNoForeignSymbol(string name)
    {
        Assert.SkipWhen(Toolchain.WhyNot is not null, Toolchain.WhyNot ?? "");
        PresetBuild build = await PresetBuild.GetAsync("gcc");
        Assert.True(build.Failure is null, build.Failure);
        string? library = Directory.EnumerateFiles(build.Folder, name, SearchOption.AllDirectories).FirstOrDefault();
        Assert.True(library is not null, $"{name} is not in {build.Folder}");

        Command nm = await PresetBuild.RunNicelyAsync(build.Folder, "nm", "-C", library);
        Assert.Equal(0, nm.ExitCode);
        Assert.Contains("UE::Sidecar::", nm.Output, StringComparison.Ordinal);
        Assert.Empty(ForeignSymbols.In(nm.Output));
    }
}

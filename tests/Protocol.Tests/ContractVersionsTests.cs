namespace Sidecar.Protocol.Tests;

public class ContractVersionsTests
{
    [Fact]
    public void Current_IsANewMessageOfThisBuildsVersion()
    {
        var version = ContractVersions.Current();

        Assert.Equal(ContractVersions.Major, version.Major);
        Assert.Equal(ContractVersions.Minor, version.Minor);
        Assert.NotSame(version, ContractVersions.Current());
    }

    [Fact]
    public void Major_IsThatOfThePackageName() =>
        Assert.Equal($"sidecar.v{ContractVersions.Major}", V1.Hello.Descriptor.File.Package);
}

using Grpc.Core;
using Sidecar.Conversation;
using Sidecar.Protocol;
using Sidecar.Protocol.V1;

namespace Sidecar.Bridge;

/// <summary>Whether a Hello may come in, and if not, the status that tells why.</summary>
internal static class Admission
{
    private const int MaxNameCharacters = 100;

    public static void Authenticate(Hello hello, LaunchToken token, bool hasTokenInMetadata)
    {
        if (!hasTokenInMetadata && !token.Matches(hello.Token))
        {
            string what = hello.Token.Length == 0 ? "missing" : "wrong";
            throw new RpcException(
                new Status(
                    StatusCode.Unauthenticated,
                    $"The token is {what}: read it from the sidecar's endpoint file (it changes at every launch)."
                )
            );
        }
    }

    public static void Check(Hello hello, ConversationRegistry conversations)
    {
        CheckVersion(hello.Contract);
        Require(Enum.IsDefined(hello.Role), "role", $"{(int)hello.Role} is not known");
        Require(Enum.IsDefined(hello.CurveSet), "curve_set", $"{(int)hello.CurveSet} is not known");
        Require(Enum.IsDefined(hello.PlaybackOwner), "playback_owner", $"{(int)hello.PlaybackOwner} is not known");
        Require(hello.LeadMs is 0 or (>= 200 and <= 5_000), "lead_ms", $"{hello.LeadMs} is outside 200..5000");
        foreach (
            (string field, string value) in ((string, string)[])
                [
                    ("client_name", hello.ClientName),
                    ("client_version", hello.ClientVersion),
                    ("engine_name", hello.EngineName),
                    ("character", hello.Character),
                ]
        )
        {
            Require(
                value.Length <= MaxNameCharacters,
                field,
                $"has {value.Length} characters; {MaxNameCharacters} are allowed"
            );
            Require(!value.Any(char.IsControl), field, "has control characters");
        }
        if (!conversations.HasCharacter(hello.Character))
        {
            throw new RpcException(
                new Status(
                    StatusCode.NotFound,
                    $"There is no character '{hello.Character}'; add it under Characters in sidecar.json."
                )
            );
        }
    }

    private static void CheckVersion(ContractVersion? theirs)
    {
        Require(theirs is { Major: > 0 }, "contract", "is missing");
        if (theirs!.Major != ContractVersions.Major)
        {
            string older = theirs.Major < ContractVersions.Major ? "the game's plugin" : "the sidecar";
            throw new RpcException(
                new Status(
                    StatusCode.FailedPrecondition,
                    $"The game speaks contract {theirs.Major}.{theirs.Minor}, this sidecar "
                        + $"{ContractVersions.Major}.{ContractVersions.Minor}: update {older}."
                )
            );
        }
    }

    private static void Require(bool condition, string field, string problem)
    {
        if (!condition)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"hello.{field} {problem}."));
        }
    }
}

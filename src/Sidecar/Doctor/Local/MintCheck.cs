using System.Runtime.CompilerServices;
using Sidecar.Configuration;
using Sidecar.Credentials;

namespace Sidecar.Doctor.Local;

/// <summary>Whether there is a key for the provider, and whether the token mint gives a secret.</summary>
internal sealed class MintCheck : ILocalCheck
{
    private static readonly Expectation Key = new("credential", "a key, or a secret of the token mint");

    public string Title => "the key";

    public IReadOnlyList<Expectation> Expectations { get; } = [Key];

    public async IAsyncEnumerable<Finding> RunAsync(
        SidecarOptions options,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        switch (ProviderEndpoint.ResolveAuth(options))
        {
            case ProviderAuth.DirectKey:
                yield return Key.Ok("an API key on this machine", "for players' machines use a token mint");
                yield break;
            case ProviderAuth.TokenMint:
                break;
            default:
                yield return Key.Ok("none is sent");
                yield break;
        }
        using MintClient client = new(options.TokenMint, options.Provider.Model, time, Random.Shared);
        MintResult result = await client.FetchAsync(cancellationToken);
        yield return result switch
        {
            { Secret: { } secret } => Key.Ok(
                $"{MintFailures.Display(client.Url)} gives a secret for {secret.Lifetime.TotalSeconds:0} s, model "
                    + (secret.Credential.Model ?? "not told")
            ),
            { Failure: { } failure } => Key.Fails(failure.Message, failure.Remedy),
            _ => Key.Fails("the mint gave nothing"),
        };
    }
}

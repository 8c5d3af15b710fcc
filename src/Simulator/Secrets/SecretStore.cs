using System.Security.Cryptography;
using System.Text.Json;

namespace Sidecar.Simulator.Secrets;

/// <summary>The client secrets that are valid now. Thread-safe.</summary>
internal sealed class SecretStore(TimeProvider time)
{
    public const string Prefix = "ek_";

    private const int MaxSecrets = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, ClientSecret> _secrets = new(StringComparer.Ordinal);

    /// <summary>Null when too many are valid already.</summary>
    public ClientSecret? Issue(TimeSpan lifetime, string? model, JsonElement? configuration)
    {
        lock (_lock)
        {
            foreach (
                var (value, secret) in _secrets.Where(entry => entry.Value.ExpiresAt <= time.GetUtcNow()).ToArray()
            )
            {
                _secrets.Remove(value);
            }

            if (_secrets.Count == MaxSecrets)
            {
                return null;
            }

            // A key, if only a simulated one: not from the seeded ids.
            var issued = new ClientSecret(
                Prefix + RandomNumberGenerator.GetHexString(32, lowercase: true),
                time.GetUtcNow() + lifetime,
                model,
                configuration
            );
            _secrets.Add(issued.Value, issued);
            return issued;
        }
    }

    /// <summary>The valid secret of this value. One opens any number of sessions.</summary>
    public ClientSecret? Find(string value)
    {
        lock (_lock)
        {
            return _secrets.TryGetValue(value, out var secret) && secret.ExpiresAt > time.GetUtcNow() ? secret : null;
        }
    }
}

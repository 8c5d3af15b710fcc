using Polly.CircuitBreaker;

namespace Sidecar.TokenMint.Upstream;

/// <summary>What the last calls told about the server.</summary>
internal sealed class UpstreamStatus(CircuitBreakerStateProvider circuit)
{
    private volatile bool _isKeyRefused;

    /// <summary>Whether the last answer refused the mint's own key.</summary>
    public bool IsKeyRefused
    {
        get => _isKeyRefused;
        set => _isKeyRefused = value;
    }

    public bool IsCircuitOpen => circuit.CircuitState is CircuitState.Open or CircuitState.Isolated;
}

using Sidecar.Configuration;

namespace Sidecar.Bridge;

/// <summary>How many clients there may be at once.</summary>
internal sealed class ClientLimit(SidecarOptions options)
{
    private int _count;

    /// <summary>Clients that are connected now.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>A place to give back, or null when all are taken.</summary>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= options.Bridge.MaxClients)
        {
            return new Place(this);
        }
        Interlocked.Decrement(ref _count);
        return null;
    }

    private sealed class Place(ClientLimit limit) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref limit._count);
    }
}

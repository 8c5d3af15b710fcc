namespace Sidecar.Audio.G711;

internal static class G711Spans
{
    public static void ThrowIfTooShort(int source, int destination)
    {
        if (destination < source)
        {
            throw new ArgumentException($"{source} samples to write, room for {destination}.", nameof(destination));
        }
    }
}

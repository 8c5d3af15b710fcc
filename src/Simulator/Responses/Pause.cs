namespace Sidecar.Simulator.Responses;

/// <summary>Where a running response lets the session go on with other things: for a while, or until work is done.</summary>
internal readonly record struct Pause(TimeSpan Delay, Task? Until)
{
    public static Pause For(TimeSpan delay) => new(delay, null);

    public static Pause UntilDone(Task work) => new(TimeSpan.Zero, work);
}

using System.Reactive.Subjects;
using Sidecar.Realtime.Events;

namespace Sidecar.Realtime.Session;

/// <summary>
/// The events of a session. An observer that throws harms neither the connection nor other observers: it is reported
/// and gets the next event. Events come from several threads (socket, timers), one at a time: the lock around the
/// observers is what orders them, and is free in practice, since nearly all come from the receive thread.
/// </summary>
internal sealed class GuardedEvents(Action<Exception> onFault) : IObservable<ServerEvent>, IDisposable
{
    private readonly Subject<ServerEvent> _subject = new();
    private readonly Lock _order = new();

    public IDisposable Subscribe(IObserver<ServerEvent> observer) => _subject.Subscribe(new Guard(observer, onFault));

    public void Publish(ServerEvent serverEvent)
    {
        lock (_order)
        {
            _subject.OnNext(serverEvent);
        }
    }

    public void Complete(SessionEnded end)
    {
        lock (_order)
        {
            _subject.OnNext(end);
            _subject.OnCompleted();
        }
    }

    public void Dispose() => _subject.Dispose();

    private sealed class Guard(IObserver<ServerEvent> observer, Action<Exception> onFault) : IObserver<ServerEvent>
    {
        public void OnNext(ServerEvent value)
        {
            try
            {
                observer.OnNext(value);
            }
            catch (Exception e)
            {
                onFault(e);
            }
        }

        public void OnCompleted()
        {
            try
            {
                observer.OnCompleted();
            }
            catch (Exception e)
            {
                onFault(e);
            }
        }

        public void OnError(Exception error) => observer.OnError(error);
    }
}

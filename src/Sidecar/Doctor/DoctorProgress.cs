namespace Sidecar.Doctor;

/// <summary>One line on a terminal's standard error that says what is being looked at.</summary>
internal sealed class DoctorProgress(bool isQuiet) : IDisposable
{
    private int _width;

    public void Show(string what)
    {
        if (isQuiet)
        {
            return;
        }
        Console.Error.Write($"\r{$"{what} …".PadRight(_width)}");
        _width = what.Length + 2;
    }

    public void Clear()
    {
        if (_width > 0)
        {
            Console.Error.Write($"\r{new string(' ', _width)}\r");
            _width = 0;
        }
    }

    public void Dispose() => Clear();
}

namespace Sidecar.Audio.Resampling;

/// <summary>
/// The functions behind the filter coefficients, from IEEE 754 basic operations only: <see cref="Math.Sin"/> may differ
/// by an ulp between C libraries, and the resampler promises the same bits on every machine.
/// </summary>
internal static class DeterministicMath
{
    /// <summary>sin(πx) / (πx).</summary>
    public static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1.0 : SinPi(x) / (Math.PI * x);

    /// <summary>sin(πx), accurate to about 1e-16 for the arguments of a filter kernel.</summary>
    public static double SinPi(double x)
    {
        double turn = x - (2 * Math.Round(x / 2));
        if (turn > 0.5)
        {
            turn = 1 - turn;
        }
        else if (turn < -0.5)
        {
            turn = -1 - turn;
        }

        double z = Math.PI * turn;
        double square = z * z;
        double term = z;
        double sum = z;
        for (int k = 1; k <= 11; k++)
        {
            term *= -square / (2 * k * ((2 * k) + 1));
            sum += term;
        }

        return sum;
    }

    /// <summary>The modified Bessel function of the first kind and order zero, by its power series.</summary>
    public static double BesselI0(double x)
    {
        double quarterSquare = x * x / 4;
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-18; k++)
        {
            term *= quarterSquare / ((double)k * k);
            sum += term;
        }

        return sum;
    }
}

namespace Sidecar.Face;

/// <summary>The 15 Oculus visemes in their usual order; the names are those of the published set.</summary>
internal enum Viseme
{
    sil,
    PP,
    FF,
    TH,
    DD,
    kk,
    CH,
    SS,
    nn,
    RR,
    aa,
    E,
    I,
    O,
    U,
}

internal static class VisemeCount
{
    public const int All = (int)Viseme.U + 1;
}

namespace Sidecar.Face.Alignment;

/// <summary>Sounds that an engine hears alike.</summary>
internal enum SoundClass : byte
{
    Silence,
    P,
    M,
    F,
    Th,
    T,
    K,
    Sh,
    S,
    N,
    Ng,
    L,
    R,
    W,
    Y,
    H,
    Ae,
    Aa,
    Ah,
    Ax,
    Eh,
    Ih,
    Iy,
    Ao,
    Uh,
    Uw,
    Er,

    /// <summary>Of a word that can't be read: any sound.</summary>
    Any,
}

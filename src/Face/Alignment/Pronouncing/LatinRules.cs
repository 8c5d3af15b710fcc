namespace Sidecar.Face.Alignment.Pronouncing;

/// <summary>
/// Letters as most languages sound them that use them, marks left out: Spanish, French, German, Italian, Portuguese,
/// Dutch, Polish, Indonesian and the like. Where those differ, the guess is the more frequent or the less conspicuous.
/// </summary>
internal static class LatinRules
{
    public static LetterRules Rules { get; } =
        new(
            """
            (ai)s_ E
            (ait)_ E
            (ai) Y
            (aux)_ o
            (au) W
            (aa) A
            (ay) Y
            (ae) E
            (a) A
            (b) b
            (ch) C
            (cci) Ci
            (ck) k
            s(c)F
            (c)F s
            (cz) C
            (c) k
            (d) d
            (eau) o
            (eux)_ U
            (eu) X
            (ez)_ e
            (ei) Y
            (ee) e
            (ent)_ Ent
            (e) E
            (f) f
            (gli) li
            (gn) ny
            (gu)F g
            (g)F J
            (g) g
            _(h)
            A(h)
            (h) h
            (ie) i
            (i)A y
            (ij) Y
            (i) i
            (j) J
            (k) k
            (ll) l
            (l) l
            (m) m
            (n) n
            (oi) wA
            (ou) u
            (oo) o
            (oe) U
            (o) O
            (pf) pf
            (ph) f
            (p) p
            (qu)F k
            (qu) kw
            (q) k
            (r) r
            (sch) S
            (sz) S
            (sh) S
            _(s)t S
            _(s)p S
            (ss) s
            (s) s
            (tion) sion
            (th) t
            (tt) t
            (t) t
            (ue) u
            (u)A w
            (u) u
            (v) v
            (w) v
            (x) ks
            (y)A y
            (y) i
            (zz) ts
            (z) s
            """
        );
}

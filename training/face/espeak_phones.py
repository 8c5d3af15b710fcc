"""espeak-ng's phoneme mnemonics (as its English voices use them) as sounds."""

from __future__ import annotations

_TABLE = """
p P  b B  t T  d D  k K  g G  tS CH  dZ JH  f F  v V  T TH  D DH  s S  z Z  S SH  Z ZH  h HH  m M  n N  N NG  l L  r R
r- R  w W  j Y  x VEL  C VEL  t# DX  t2 T  d# DX  * DX  ? SIL  n- N  m- M  l- L  N- NG  L L  hw W  w# W  W W  @L AX+L
l# L  R TRILL  I IH  I2 IH  I# IH  i IY  i: IY  E EH  E2 EH  E# EH  e EH  a AE  a2 AX  a# AX  aa AE  A AA  A: AA  A@ AA
A~ AA  A# AA  0 AA  0# AA  02 AA  O AO  O: AO  O2 AO  O@ AO  o@ AO  o: AO  o AO  O# AO  V AH  V2 AH  V# AH  U UH  U2 UH
u UW  u: UW  u# UH  3 ER  3: ER  VR ER  IR ER  @ AX  @2 AX  @5 AX  @# AX  @- AX  @r ER  aI AY  aI2 AY  AI AY  aU AW
eI EY  oU OW  OI OY  oI OY  @U OW  e: EY  U: UW  aI@ AY+AX  aI3 AY+ER  aU@ AW+AX  i@ IA  i@3 IA  I@ IA  e@ EA  E@ EA
U@ UA  u@ UA
"""
_FIELDS = _TABLE.split()
ESPEAK = {_FIELDS[i]: _FIELDS[i + 1].split("+") for i in range(0, len(_FIELDS), 2)}


def from_espeak(mnemonic: str) -> list[str]:
    """Mnemonic to sounds; a mark that is not in the table is UNSURE."""
    if mnemonic.startswith("_") or mnemonic in ("", ";"):
        return ["SIL"]
    return ESPEAK.get(mnemonic.replace("'", "").replace(",", ""), ["UNSURE"])

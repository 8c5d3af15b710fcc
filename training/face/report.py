"""Writes REPORT.md: what was trained, and its measures on voices that were left out and on voices that were not.

    /usr/bin/python3 report.py --final final.weights --left-out left-out.weights --clips clips --out REPORT.md
"""

from __future__ import annotations

import argparse
from pathlib import Path

from evaluate import prepare, rows_of, table
from measure import measure
from network import parameter_count
from reference import MODES
from weights_file import load

_TEXT = """# The face solver's training: report

Written by `training/face/report.py` at the end of `bash training/face/train.sh`; do not edit by hand. What the columns
mean: acc15 and tol15 are the shares of frames with the primary and with an accepted viseme; closed is the share of
p, b, m with closed lips within 40 ms; false_per_min counts closures where none is near, per minute of speech; r is the
correlation of the openness at no lag, r_lag_ms the lag with the best one; changes_per_s and short (labels held less than
50 ms) tell of flicker. The normaliser is kept from clip to clip of a voice, nothing is corrected for lag.

## The nets

| | speakers | steps | seed | parameters | made |
|---|--:|--:|--:|--:|---|
{nets}

Data: {data}.

## Voices that the net never heard (left out of training)

The net "left out" was trained without these speakers: {left_out}. The rows of other voices (espeak, lp) are of speakers
that it knows, with new sentences or another throat. What to read into them:

- ked is the only speaker of English phones besides espeak. Without it the net has heard no natural English n, l or th, so
  its row is lower than that of a new English speaker for the final net; how much lower, these voices cannot tell.
- ona is the only statistical voice.
- the voices of other languages take their times and pitch from ked, so the left-out net knows ked's rhythm, not its sounds.
- the decision's numbers were chosen with the rows of ked, ona and the throats in view, so these flatter a little. The
  net's weights were not.
- rows that begin with `throat` are invented speakers (transform.py), a milder test than a real new one.

{unheard}

## The same clips with the final net, which knows these speakers

{heard}

This table shows what knowing a speaker is worth, no more: the final net's quality on new speakers is the table before.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--final", type=Path, required=True)
    parser.add_argument("--left-out", type=Path, required=True)
    parser.add_argument("--clips", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    final, left_out = load(arguments.final), load(arguments.left_out)
    nets = [
        f"| {name} | {len(m.identity['speakers'])} | {m.identity['from_steps']} + {m.identity['steps']} | {m.identity['seed']} | {parameter_count(m.weights)} | {m.identity['created']} |"
        for name, m in (("final", final), ("left out", left_out))
    ]

    def tables(model) -> str:
        prepared = prepare(model, arguments.clips)
        return "\n\n".join(
            f"### {mode}: {delay * 10 + 12.5} ms of look-ahead\n\n"
            + table({v: measure(p) for v, p in rows_of(model, prepared, delay).items()})
            for mode, delay in MODES.items()
        )

    arguments.out.write_text(
        _TEXT.format(
            nets="\n".join(nets),
            data=final.identity["data"],
            left_out=left_out.identity["left_out"].replace(",", ", "),
            unheard=tables(left_out),
            heard=tables(final),
        )
    )


if __name__ == "__main__":
    main()

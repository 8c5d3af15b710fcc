"""The mean of several trainings that went on from the same weights: better on new voices than any of them.

    /usr/bin/python3 average.py --out mean.weights one.weights two.weights
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from weights_file import load, rounded, save


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("weights", type=Path, nargs="+")
    arguments = parser.parse_args()
    models = [load(path) for path in arguments.weights]
    mean = models[0]
    if any(not np.array_equal(m.normaliser.prior_mean, mean.normaliser.prior_mean) for m in models):
        raise SystemExit("these trainings did not start from the same weights")
    mean.weights = rounded({name: np.mean([m.weights[name] for m in models], axis=0) for name in mean.weights})
    mean.identity["steps"] = f"{mean.identity['from_steps']} + {len(models)} x {mean.identity['steps']}"
    save(mean, arguments.out)


if __name__ == "__main__":
    main()

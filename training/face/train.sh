#!/usr/bin/env bash
# Makes src/Face/Solver/face.weights from nothing but Debian's speech synthesisers: data, training, decision, golden
# files and report. Needs root for apt-get when packages are missing, two cores and about an hour.
#
#   bash training/face/train.sh            the whole
#   STEPS=40 SCALE=0.02 OUT=/tmp/try bash training/face/train.sh     a short run that leaves the project's files alone
set -euo pipefail
cd "$(dirname "$0")"

PACKAGES=(python3-numpy python3-scipy libopenblas0-pthread espeak-ng libespeak-ng1 espeak-ng-data
  festival festvox-kdlpc16k festlex-cmu festlex-poslex pocketsphinx-en-us
  festival-czech festvox-czech-dita festvox-czech-krb festvox-czech-machac festvox-czech-ph
  festlex-ifd festvox-italp16k festvox-itapc16k festvox-suopuhe-lj festvox-suopuhe-mv
  festival-ca festvox-ca-ona-hts festvox-ru festival-hi festvox-hi-nsk)
# pocketsphinx-en-us: only the list of its dictionary's words. No package with a voice of flite's is among these.

missing=()
for package in "${PACKAGES[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if ((${#missing[@]})); then
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}"
fi

# One thread per process, two processes: results do not depend on how threads share a sum.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 PYTHONHASHSEED=0
PYTHON=/usr/bin/python3
SCALE=${SCALE:-1}
STEPS=${STEPS:-2000}
LEAVE_OUT_STEPS=${LEAVE_OUT_STEPS:-$((STEPS / 2))}
SEED=${SEED:-1}
DATE=${DATE:-$(date -u +%F)}
CACHE=${CACHE:-cache}
ROOT=$(cd ../.. && pwd)
OUT=${OUT:-$ROOT}
LEFT_OUT=ked,ona,czech_dita,pc_diphone
TUNED_ON=festival-ked,catalan,accented-czech_dita,accented-pc_diphone

mkdir -p "$CACHE" "$OUT/src/Face/Solver" "$OUT/tests/Face.Tests/Solver/golden" "$OUT/training/face"
$PYTHON selfcheck.py
$PYTHON dataset.py --out "$CACHE/data-$SCALE" --scale "$SCALE" --workers 2
[ -d "$CACHE/clips" ] || $PYTHON generate.py --out "$CACHE/clips" --voice festival:ked_diphone \
  --voice catalan:upc_ca_ona_hts --voice accented:czech_dita --voice accented:pc_diphone --voice espeak:en-us+f2

$PYTHON train.py --data "$CACHE/data-$SCALE" --out "$CACHE/left-out.weights" --leave-out "$LEFT_OUT" --steps "$LEAVE_OUT_STEPS" \
  --seed "$SEED" --date "$DATE" &
left_out=$!
$PYTHON train.py --data "$CACHE/data-$SCALE" --out "$CACHE/final.weights" --steps "$STEPS" --seed "$SEED" --date "$DATE"
wait "$left_out"

$PYTHON tune.py --weights "$CACHE/left-out.weights" --clips "$CACHE/clips" --prefix "$TUNED_ON" \
  --write "$CACHE/left-out.weights" --write "$CACHE/final.weights"
cp "$CACHE/final.weights" "$OUT/src/Face/Solver/face.weights"
$PYTHON golden.py --weights "$OUT/src/Face/Solver/face.weights" --out "$OUT/tests/Face.Tests/Solver/golden"
$PYTHON report.py --final "$CACHE/final.weights" --left-out "$CACHE/left-out.weights" --clips "$CACHE/clips" \
  --out "$OUT/training/face/REPORT.md"

#!/usr/bin/env bash
# Makes src/Face/Solver/face.weights from nothing but Debian's speech synthesisers: data, training, decision, golden
# files and report. Needs root for apt-get when packages are missing, two cores and about an hour.
#
#   bash training/face/train.sh            the whole
#   STEPS=40 MORE_STEPS=20 LAST_STEPS=20 LEAVE_OUT_STEPS=20 LEAVE_OUT_MORE_STEPS=20 SCALE=0.04 CACHE=small-cache OUT=small-out bash training/face/train.sh     a short run that leaves the project's files alone
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
STEPS=${STEPS:-1500}
LEAVE_OUT_STEPS=${LEAVE_OUT_STEPS:-700}
MORE_STEPS=${MORE_STEPS:-1200}
LAST_STEPS=${LAST_STEPS:-2500}
LEAVE_OUT_MORE_STEPS=${LEAVE_OUT_MORE_STEPS:-900}
SEED=${SEED:-1}
DATE=${DATE:-$(date -u +%F)}
CACHE=${CACHE:-cache}
ROOT=$(cd ../.. && pwd)
OUT=${OUT:-$ROOT}
LEFT_OUT=ked,ona,czech_dita,pc_diphone
TUNED_ON=festival-ked,catalan

mkdir -p "$CACHE" "$OUT/src/Face/Solver" "$OUT/tests/Face.Tests/Solver/golden" "$OUT/training/face"
$PYTHON selfcheck.py
$PYTHON dataset.py --out "$CACHE/data-$SCALE" --scale "$SCALE" --workers 2
[ -d "$CACHE/clips" ] || $PYTHON generate.py --out "$CACHE/clips" --voice festival:ked_diphone \
  --voice catalan:upc_ca_ona_hts --voice accented:czech_dita --voice accented:pc_diphone --voice espeak:en-us+f2
[ -e "$CACHE/clips/throat-festival-ked_diphone-00.wav" ] || $PYTHON generate.py --out "$CACHE/clips" --throats --per-clip 5 \
  --sentences 30 --voice festival:ked_diphone --voice accented:lp_diphone --voice catalan:upc_ca_ona_hts

train() { $PYTHON train.py --data "$CACHE/data-$SCALE" --date "$DATE" "$@"; }

# From scratch; then on from there twice with other random crops, and the mean; then the same again with more English.
train --out "$CACHE/left-out-1.weights" --leave-out "$LEFT_OUT" --steps "$LEAVE_OUT_STEPS" --seed "$SEED" \
  --lips-weight 1 --closure-weight 0.6 &
left_out=$!
train --out "$CACHE/final-1.weights" --steps "$STEPS" --seed "$SEED" --lips-weight 1 --closure-weight 0.6
wait "$left_out"
train --out "$CACHE/left-out-2.weights" --leave-out "$LEFT_OUT" --steps "$LEAVE_OUT_MORE_STEPS" --seed $((SEED + 1)) \
  --init "$CACHE/left-out-1.weights" --rate 0.0015

# twice FROM TO SEED STEPS OPTIONS...: two trainings side by side, and their mean.
twice() {
  local from=$1 to=$2 seed=$3 steps=$4 other
  shift 4
  train --out "$to-a" --init "$from" --steps "$steps" --seed "$seed" --rate 0.0015 "$@" &
  other=$!
  train --out "$to-b" --init "$from" --steps "$steps" --seed $((seed + 1)) --rate 0.0015 "$@"
  wait "$other"
  $PYTHON average.py --out "$to" "$to-a" "$to-b"
}
twice "$CACHE/final-1.weights" "$CACHE/final-2.weights" $((SEED + 1)) "$MORE_STEPS"
twice "$CACHE/final-2.weights" "$CACHE/final-3.weights" $((SEED + 3)) "$LAST_STEPS" --ked-share 0.6
train --out "$CACHE/final.weights" --steps "$LAST_STEPS" --seed $((SEED + 5)) --init "$CACHE/final-3.weights" --rate 0.0015 \
  --ked-share 0.45 &
final=$!
train --out "$CACHE/left-out.weights" --leave-out "$LEFT_OUT" --steps "$LAST_STEPS" --seed $((SEED + 3)) \
  --init "$CACHE/left-out-2.weights" --rate 0.0015
wait "$final"

$PYTHON tune.py --clips "$CACHE/clips" --on "$CACHE/left-out.weights=$TUNED_ON" --on "$CACHE/final.weights=throat" --rounds 1 \
  --write "$CACHE/left-out.weights" --write "$CACHE/final.weights"
cp "$CACHE/final.weights" "$OUT/src/Face/Solver/face.weights"
$PYTHON golden.py --weights "$OUT/src/Face/Solver/face.weights" --out "$OUT/tests/Face.Tests/Solver/golden"
$PYTHON report.py --final "$CACHE/final.weights" --left-out "$CACHE/left-out.weights" --clips "$CACHE/clips" \
  --out "$OUT/training/face/REPORT.md"

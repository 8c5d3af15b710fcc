#!/bin/sh
# Makes the recordings anew from lines.txt. Needs festival, festvox-us-slt-hts and sox.
set -eu
cd "$(dirname "$0")"
raw=$(mktemp -d)
trap 'rm -rf "$raw"' EXIT
while IFS='|' read -r name text; do
    echo "$text" > "$raw/line.txt"
    text2wave -eval '(voice_cmu_us_slt_arctic_hts)' -o "$raw/line.wav" "$raw/line.txt"
    sox "$raw/line.wav" -D -b 16 -r 16000 -c 1 "$name.wav" \
        silence 1 0.02 0.3% reverse silence 1 0.02 0.3% pad 0.04 0.04 reverse tempo -s 1.1 norm -3
done < lines.txt

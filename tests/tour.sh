#!/bin/bash
# The screens of docs/tour.md, played again from the scripts that stand above them there and
# compared. `UPDATE=1 tests/tour.sh` writes them anew.
#
# Set by `make check`: DOSSIER_SRCDIR, DOSSIER_BUILDDIR. Where DOSSIER_SHARED, or a `../shared`
# beside the source tree, has the archived texts of the bundled cases, the tour's question is
# answered from them too.
set -u

here=$(cd "$(dirname "$0")" && pwd) || exit 1
export DOSSIER_SRCDIR=${DOSSIER_SRCDIR:-$(cd "$here/.." && pwd)}
drive=${DOSSIER_BUILDDIR:-$PWD}/tests/headless/drive
tour=$DOSSIER_SRCDIR/docs/tour.md
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# A script is a comment that begins with `screen`; `session` in it starts afresh. The screen
# stands in the fence below it.
awk -v work="$work" '
    /^<!-- screen$/ { inside = 1; next }
    inside && /^-->$/ { inside = 0; print "grid" >script; next }
    inside && /^session$/ { script = sprintf("%s/%02d.script", work, ++sessions); next }
    inside { print >script }' "$tour"

screens=0
for script in "$work"/*.script; do
    mkdir "$work/session" || exit 1
    (cd "$work/session" && "$drive" "$script") >"$work/out" || exit 1
    rm -r "$work/session"
    awk -v work="$work" -v n="$screens" '
        /^-- / { screen = sprintf("%s/%03d.screen", work, ++n) }
        /^[|*]/ { print substr($0, 2) >screen }' "$work/out"
    screens=$(find "$work" -name '*.screen' | wc -l)
done

awk -v work="$work" '
    /^<!-- screen$/ { scripted = 1 }
    skipping { if (/^```$/) { skipping = 0; print } next }
    { print }
    scripted && /^```text$/ {
        file = sprintf("%s/%03d.screen", work, ++n)
        while ((getline line <file) > 0)
            print line
        close(file)
        scripted = 0
        skipping = 1
    }' "$tour" >"$work/tour.md"

if [ -n "${UPDATE:-}" ]; then
    cmp -s "$work/tour.md" "$tour" || cp "$work/tour.md" "$tour"
elif ! diff -u "$tour" "$work/tour.md"; then
    echo "FAILED: docs/tour.md is not as its scripts play; UPDATE=1 tests/tour.sh mends it"
    exit 1
fi

# The question of the tour, with the archive at hand: six keys from a cold start.
archive=${DOSSIER_SHARED:-$DOSSIER_SRCDIR/../shared}/sources
if [ ! -d "$archive" ]; then
    echo "skipped: no archived texts, so what stands around the passage was not looked at"
    exit 0
fi
cat >"$work/question" <<SCRIPT
cases cases/bilal-tagirov.yaml cases/repatriation-flight-2018.yaml
size 120x36
open
archive $(cd "$archive" && pwd)
keys 3 j j j j v
grid
SCRIPT
mkdir "$work/session" || exit 1
(cd "$work/session" && "$drive" "$work/question") >"$work/out" || exit 1
line=$(grep -n 'exact: .plane coming from' "$DOSSIER_SRCDIR/cases/bilal-tagirov.yaml" |
    cut -d: -f1)
for wanted in 'The source itself — ' '»plane coming from the Jordanian capital Amman«' \
    'byte for byte' 'sha256 is the one noted' "q-from-amman ▸ cases/bilal-tagirov.yaml:$line"; do
    grep -qF -- "$wanted" "$work/out" || {
        echo "FAILED: six keys do not lead to: $wanted"
        cat "$work/out"
        exit 1
    }
done

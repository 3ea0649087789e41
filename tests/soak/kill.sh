#!/bin/bash
# Kills the program at any moment of indexing, and wants the next one to answer as a fresh
# index does. KILLS says how often (2000); `make check` does it a few times.
#
# Set by make: DOSSIER.
set -u

work=$(mktemp -d "${TMPDIR:-/tmp}/dossier-kill-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache LC_ALL=C.UTF-8
library=$work/library
kills=${KILLS-2000}
RANDOM=4711
mkdir "$library"

# write NAME PEOPLE ROUND: a case.
write() {
    awk -v id="$1" -v n="$2" -v round="$3" 'BEGIN {
        print "dossier: 1\ncase: {id: " id ", title: Round " round "}\npeople:"
        for (i = 0; i < n; i++)
            print "  p" i ": {kind: person, name: Person " i " of " round "}"
    }' >"$library/$1.yaml"
}

answer() {
    "${DOSSIER?}" -C "$library" "$@" query --jsonl "SELECT f.path, c.id, c.title, f.people,
        (SELECT count(*) || min(name) || max(name) FROM people p WHERE p.file = f.file) AS names
        FROM files f LEFT JOIN cases c ON c.rec = f.case_rec ORDER BY 1" 2>&1
}

for name in a b c d; do write $name 400 0; done
for ((i = 1; i <= kills; i++)); do
    case $((i % 4)) in
    0) "$DOSSIER" forget "$library" 2>/dev/null ;; # a first build
    1) write b $((RANDOM % 5000 + 20000)) $i ;;    # a new generation
    *) write a $((RANDOM % 500)) $i ;;             # a transaction
    esac
    "$DOSSIER" -C "$library" list >/dev/null 2>&1 &
    sleep "0.$(printf %03d $((RANDOM % 60)))"
    kill -9 $! 2>/dev/null
    wait $! 2>/dev/null
    if ! diff <(answer --no-cache) <(answer) >"$work/diff"; then
        echo "FAILED: after kill $i:"
        cat "$work/diff"
        exit 1
    fi
done
[ "$(find "$work/cache" -name '*.db' | wc -l)" -eq 1 ] || {
    echo "FAILED: generations are left behind:" && find "$work/cache"
    exit 1
}
echo "$kills kills, and every answer right"

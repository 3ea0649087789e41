#!/bin/bash
# Eight instances on one library: four change files and look at them at once, four read, and
# one of these forgets the cache now and then. No one ever waits for long, no one is ever told
# of damage, and in the end all agree. ROUNDS says how often each comes by (200).
#
# Set by make: DOSSIER.
# shellcheck source=tests/soak/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99
rounds=${ROUNDS-200}

# Runs it, and wants an answer and nothing to be said.
must() {
    timeout 120 "$DOSSIER" -C "$library" "$@" >/dev/null 2>"$work/err-$me"
    local code=$?
    [ $code -eq 0 ] && [ ! -s "$work/err-$me" ] && return
    echo "$me, round $i: dossier $*: $code $(cat "$work/err-$me")" >"$work/failed-$me"
    exit 1
}

# A change is whole at once, as editors write.
put() {
    text "$@" >"$work/new-$me" && mv "$work/new-$me" "$library/$1.yaml"
}

writer() {
    for ((i = 1; i <= rounds; i++)); do
        case $((RANDOM % 6)) in
        0) put "w$me" $((RANDOM % 900 + 1)) "$i" ;;                       # middling
        1) put "w$me" $((RANDOM % 2000 + 9000)) "$i" ;;                  # a generation
        2) rm -f "$library/x$me.yaml" ;;
        3) put "x$me" 5 "$i" ;;
        4) put shared $((RANDOM % 50 + 1)) "$me$i" ;;                     # of them all
        5) touch "$library/w$me.yaml" ;;
        esac
        must query 'SELECT count(*) FROM files'
    done
}

reader() {
    for ((i = 1; i <= rounds; i++)); do
        case $((RANDOM % 5)) in
        0) must list ;;
        1) must search --private 'word1 case:shared' ;;
        2) must search 'book of shared' ;;
        3) must query 'SELECT count(*) FROM quotes q JOIN links l ON l.from_rec = q.rec' ;;
        4) [ $me -ne 8 ] || "$DOSSIER" forget "$library" >/dev/null 2>&1 ;;
        esac
    done
}

text shared 20 0 >"$library/shared.yaml"
for ((me = 1; me <= 8; me++)); do
    RANDOM=$((${SEED-4711} + me))
    if [ $me -le 4 ]; then text "w$me" 10 0 >"$library/w$me.yaml" && writer & else reader & fi
done
wait
cat "$work"/failed-* 2>/dev/null && fail "an instance was let down"

dump --no-cache >"$work/fresh"
[ "$(wc -l <"$work/fresh")" -gt 100 ] || fail "too little is said: $(head "$work/fresh")"
for ((me = 1; me <= 8; me++)); do
    dump >"$work/said-$me" &
done
wait
for ((me = 1; me <= 8; me++)); do
    diff "$work/fresh" "$work/said-$me" >"$work/diff" || fail "instance $me says something else"
done
"$DOSSIER" -C "$library" list >/dev/null && touch "$library"/*.yaml && "$DOSSIER" -C "$library" list >/dev/null
[ "$(find "$XDG_CACHE_HOME" -name '*.db' | wc -l)" -eq 1 ] ||
    fail "generations are left behind: $(find "$XDG_CACHE_HOME")"
echo "eight instances, $rounds rounds each: all agree"

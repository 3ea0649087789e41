#!/bin/bash
# A cache that is damaged in the middle: each verb notices, makes it anew, says so once, and
# answers as it would have.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

number() { od -An -t u1 -j "$2" -N "$3" "$1" | awk '{ n = 0; for (i = 1; i <= NF; i++) n = n * 256 + $i; print n }'; }
database() { find "$XDG_CACHE_HOME" -name '*.db' | sort -V | tail -n 1; }

# The verbs that read the index: enough of each to touch every table.
cat >verbs <<'VERBS'
list
summary harbour-fire
summary nobody
search guard OR lights OR fire
search --json person:vrba
search nobody said this
query --csv SELECT * FROM links l JOIN people p ON p.rec = l.to_rec JOIN ties t ON t.a = p.rec
query --jsonl SELECT id, line FROM events, text WHERE text MATCH 'fire' AND text.rowid = events.rec
query SELECT no_such_column FROM quotes
VERBS
split() { # split LINE: into `words`, the SQL as one
    case $1 in
    query*--*) words=(query "$(cut -d' ' -f2 <<<"$1")" "$(cut -d' ' -f3- <<<"$1")") ;;
    query*) words=(query "$(cut -d' ' -f2- <<<"$1")") ;;
    *) read -r -a words <<<"$1" ;;
    esac
}
touch -d '2019-03-05 12:30' library/*.yaml
i=0
while IFS= read -r line; do
    split "$line"
    run -C library --no-cache "${words[@]}"
    i=$((i + 1))
    cp "$work/out" good-$i.out && cp "$work/err" good-$i.err && echo $code >good-$i.code
done <verbs

# wrecked HOW: the next of each verb, each with the cache as `wreck` leaves it.
wrecked() {
    i=0
    while IFS= read -r line; do
        i=$((i + 1))
        rm -rf "$XDG_CACHE_HOME"
        mkdir "$XDG_CACHE_HOME" && cp -p -R sound/. "$XDG_CACHE_HOME"
        wreck "$(database)"
        split "$line"
        run -C library "${words[@]}"
        [ $code -eq "$(cat good-$i.code)" ] || fail "$1: $ran: exit code $code: $(cat "$work/err")"
        same out good-$i.out
        grep -v -x 'dossier: the index in the cache was damaged.* and is made anew' "$work/err" >err
        diff good-$i.err err || fail "$1: $ran: not what was expected of its stderr"
        local said=$(($(wc -l <"$work/err") - $(wc -l <err)))
        [ $said -le 1 ] || fail "$1: $ran: said $said times: $(cat "$work/err")"
        mended=$((mended + said))
        [ $said -eq 0 ] || { # and then it is sound
            run -C library "${words[@]}"
            same out good-$i.out && same err good-$i.err
        }
    done <verbs
}

run -C library list
cp -p -R "$XDG_CACHE_HOME" sound
page=$(number "$(database)" 16 2)
mended=0

# Each of these by itself: its first page is overwritten.
run -C library query --csv "SELECT name, rootpage FROM sqlite_master WHERE name IN ('meta',
    'cases', 'files', 'people', 'quotes', 'links', 'ties', 'events_by_pos', 'cases_by_id',
    'text_data', 'text_idx', 'text_docsize')"
tr -d '\r' <"$work/out" | sed 1d >roots
[ "$(wc -l <roots)" -gt 8 ] || fail "no tables: $(cat "$work/out" "$work/err")"
wreck() {
    head -c "$page" /dev/zero | tr '\0' '\377' |
        dd of="$1" bs="$page" seek=$((root - 1)) conv=notrunc status=none
}
while IFS=, read -r name root; do
    wrecked "$name"
done <roots
[ $mended -gt 15 ] || fail "only $mended times was damage noticed"

# All that follows the first page is gone: the file is cut.
wreck() { truncate -s "$((page * 3))" "$1"; }
wrecked cut

finish

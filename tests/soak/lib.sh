# Sourced by the soaks: a library in a folder of its own, and all that its index says.
# shellcheck shell=bash
set -u

work=$(mktemp -d "${TMPDIR:-/tmp}/dossier-soak-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache LC_ALL=C.UTF-8
library=$work/library
RANDOM=${SEED-4711}
mkdir "$library" || exit 99

fail() {
    echo "FAILED: $*"
    head -n 20 "$work/diff" 2>/dev/null
    exit 1
}

# text NAME PEOPLE ROUND: a case, on stdout.
text() {
    awk -v id="$1" -v n="$2" -v round="$3" 'BEGIN {
        print "dossier: 1\ncase: {id: " id ", title: Round " round "}"
        print "sources: {s: {type: book, title: Book of " id "}}\npeople:"
        for (i = 0; i < n; i++)
            print "  p" i ": {kind: person, name: Person " i " of " round ", aliases: [Тагиров]}"
        print "quotes:"
        for (i = 0; i < n; i++)
            print "  q" i ": {source: s, exact: \"said word" i % 17 " in " round "\", about: [p" i "]}"
    }'
}

age() { touch -d 2020-01-01 "$library/$1.yaml"; }
write() { text "$@" >"$library/$1.yaml" && age "$1"; }

# Every row of every view, but what only tells rows apart or when they were written.
make_dump_sql() {
    local table columns name
    write x 1 0
    "${DOSSIER?}" -C "$library" --no-cache query --csv "SELECT name FROM sqlite_master
        WHERE (type = 'view' OR name IN ('files', 'diagnostics')) AND name <> 'ties'
        ORDER BY 1" | tr -d '\r' | sed 1d |
        while IFS= read -r table; do
            columns=
            for name in $("$DOSSIER" -C "$library" --no-cache query --csv \
                "SELECT * FROM \"$table\" LIMIT 0" | tr -d '\r' | tr , ' '); do
                case $name in
                pos) columns="$columns, row_number() OVER (PARTITION BY file ORDER BY pos)" ;;
                rec | file | parent | case_rec | from_rec | to_rec | a | b | indexed_ns) ;;
                *) columns="$columns, \"$name\"" ;;
                esac
            done
            echo "UNION ALL SELECT '$table' AS \"table\", json_array(${columns#, }) FROM \"$table\""
        done >"$work/dump.sql"
    rm "$library/x.yaml"
    [ "$(wc -l <"$work/dump.sql")" -gt 10 ] || fail "no tables: $(cat "$work/dump.sql")"
    dump_sql="$(sed '1s/UNION ALL//' "$work/dump.sql")
        UNION ALL SELECT 'of', json_array(q.id, l.field, l.ord, p.id) FROM links l
            JOIN quotes q ON q.rec = l.from_rec JOIN people p ON p.rec = l.to_rec
        UNION ALL SELECT 'tied', json_array(p.id, q.id, p.file = q.file) FROM ties t
            JOIN people p ON p.rec = t.a JOIN quotes q ON q.rec = t.b
        ORDER BY 1, 2"
}
make_dump_sql

# dump OPTION…: all that the index says, and what is found in it; nothing on stderr but that.
dump() {
    "$DOSSIER" -C "$library" "$@" query --csv "$dump_sql" 2>&1
    "$DOSSIER" -C "$library" "$@" search --private 'word1 OR person OR book NOT word3' 2>&1 |
        sort
    "$DOSSIER" -C "$library" "$@" search --private 'tagirov case:b' 2>&1
}

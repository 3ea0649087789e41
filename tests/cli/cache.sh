#!/bin/bash
# The verbs that read the index as a whole, over the cache that they share.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99
export TZ=UTC
touch -d '2019-03-05 12:30' library/*.yaml
set -- -C library

listed() {
    cat <<'OUT'
case          sources  people  events  quotes  changed           errors  title
harbour-fire        7       9       7      12  2019-03-05 12:30       0  The harbour fire
night-ferry         1       1       1       1  2019-03-05 12:30       0  The night ferry
OUT
}

listed >cases-listed
gives 0 out list library <cases-listed
gives 0 out "$@" list <cases-listed
gives 0 out "$@" --no-cache list <cases-listed

# A case with errors keeps its place and its last good content; YAML of others is named.
cp -p library/night-ferry.yaml kept.yaml
sed -i 's/kind: person/kind: persona/' library/night-ferry.yaml
touch -d '2019-03-05 12:31' library/night-ferry.yaml
printf 'services: {}\n' >library/compose.yaml
run "$@" list
sed -n 3p "$work/out" | grep -q '^night-ferry  .* 12:31  *[1-9].*The night ferry (as it last was)$' ||
    fail "$ran: $(cat "$work/out")"
echo "dossier: library/compose.yaml is no case file, and left alone" >expected
same err expected
cp -p kept.yaml library/night-ferry.yaml
rm library/compose.yaml
gives 0 out "$@" list <cases-listed

mkdir empty
gives 1 err list empty <<'ERR'
dossier: no case files here: a case file ends in .yaml
ERR
gives 0 out forget empty </dev/null

# ---- query ----

gives 0 out "$@" query "SELECT c.id, count(*) AS n, NULL AS none FROM cases c JOIN people p
    ON p.file = c.file GROUP BY 1" <<'OUT'
id            n  none
harbour-fire  9  
night-ferry   1  
OUT
printf 'a,b\r\n"x,""y",2\r\n' >expected
gives 0 out "$@" query --csv "SELECT 'x,\"y' AS a, 2 AS b" <expected
gives 0 out "$@" query --jsonl "SELECT 'x\"' AS a, 2 AS b, NULL AS c" <<'OUT'
{"a":"x\"","b":2,"c":null}
OUT
gives 0 out "$@" query --jsonl "SELECT 1e999 AS a, -1e999 AS b" <<'OUT'
{"a":9e999,"b":-9e999}
OUT
gives 0 out "$@" query "SELECT e.id FROM text JOIN events e ON e.rec = text.rowid
    WHERE text MATCH 'passes'" <<'OUT'
id
ferry-passes
OUT
gives 2 err "$@" query "SELECT zeroblob(900000000)" <<'ERR'
dossier: string or blob too big
ERR
for sql in "DELETE FROM people" "ATTACH 'x' AS y" "PRAGMA journal_mode = wal" "VACUUM INTO 'x'"; do
    gives 2 err "$@" query "$sql" <<'ERR'
dossier: a query only reads: it begins with SELECT or WITH
ERR
done
gives 2 err "$@" query "SELECT 1; SELECT 2" <<'ERR'
dossier: there is more than one statement: run them one by one
ERR
[ ! -e x ] || fail "a query wrote a file"

# ---- forget ----

find "$XDG_CACHE_HOME" -name '*.db' | grep -q . || fail "nothing in the cache"
gives 0 out forget library </dev/null
find "$XDG_CACHE_HOME" -type f | grep . && fail "something is left in the cache"
gives 1 err forget library <<'ERR'
dossier: the cache has nothing of this library
ERR
cp -Rp library moved
gives 0 out -C moved list <cases-listed
rm -r moved
gives 0 out forget moved/ </dev/null
find "$XDG_CACHE_HOME" -type f | grep . && fail "something of what is gone is left"
gives 2 err forget moved <<'ERR'
dossier: moved: there is no such file or folder; check the name
ERR
gives 0 out "$@" --no-cache list <cases-listed
find "$XDG_CACHE_HOME" -type f | grep . && fail "--no-cache wrote to the cache"
finish

#!/bin/bash
# Whatever stands in the cache's place, from broken databases to pointers to nowhere: it is
# replaced, and the answers are right.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99
corpus=${DOSSIER_SHARED:-$DOSSIER_SRCDIR/../shared}/corpora/sqlite-corrupt

ask() {
    run -C library query --csv "SELECT p.id, q.exact FROM ties t JOIN people p ON p.rec = t.a
        JOIN quotes q ON q.rec = t.b ORDER BY 1, 2"
    cat "$work/out" "$work/err" >"$1"
    run -C library search --private 'rauch OR lights NOT ferry'
    cat "$work/out" "$work/err" >>"$1"
}
cache() { find "$XDG_CACHE_HOME/dossier" -mindepth 1 -maxdepth 1 -type d; }
database() { find "$XDG_CACHE_HOME" -name '*.db' | sort -V | tail -n 1; }

# replaced WHAT: asked twice. What is no database of ours is spoken of, once at most.
replaced() {
    ask is
    grep -v '^dossier: the index in the cache was damaged (.*) and is made anew$' is >answers
    diff good answers || fail "$1: not what a fresh index says"
    [ "$(diff is answers | grep -c '^<')" -le 1 ] || fail "$1: said more than once: $(cat is)"
    run -C library list
    [ ! -s "$work/err" ] || fail "$1: not replaced"
    files=$(find "$(cache)" -mindepth 1 ! -name lock ! -name current | wc -l)
    [ "$files" -eq 2 ] || fail "$1: something is left: $(ls -lR "$(cache)")"
}

ask good
[ "$(wc -l <good)" -gt 20 ] || fail "too little is said: $(cat good)"

# Broken databases, under the name of ours.
tried=0
for broken in "$corpus"/*.db; do
    [ -e "$broken" ] || continue
    cat "$broken" >"$(database)"
    replaced "$broken"
    tried=$((tried + 1))
done
[ $tried -gt 0 ] || echo "$corpus is not here: no broken databases tried"

# A pointer that points nowhere, or is none.
for pointer in '' 1 $'99\n' $'0\n' $'-1\n' $'18446744073709551617\n' $'1\n2\n' $'x\n' '../1' \
    $'\e[31m\n' "$(head -c 4096 /dev/zero | tr '\0' 7)"; do
    printf %s "$pointer" >"$(cache)/current"
    replaced "current: $pointer"
done
rm "$(cache)/current" && mkdir "$(cache)/current"
ask is
grep -v '^dossier: the index is kept in memory: ' is | diff good - || fail "current is a folder"
rmdir "$(cache)/current"
ln -s /etc/passwd "$(cache)/current"
replaced "current is a link"
rm "$(cache)/current" && mkfifo "$(cache)/current"
replaced "current is a pipe"

# A database that is somebody else's, or nothing to read.
db=$(database) && mv "$db" elsewhere.db && ln -s "$here/elsewhere.db" "$db"
replaced "the database is a link"
[ -s elsewhere.db ] || fail "what a link led to was touched"
db=$(database) && ln "$db" twice.db
replaced "the database has two names"
chmod 644 "$(database)"
replaced "the database is for all to read"
db=$(database) && rm "$db" && mkfifo -m 600 "$db"
replaced "the database is a pipe"
rm "$(database)"
replaced "the database is gone"
: >"$(database)"
replaced "the database is empty"
rm "$(cache)"/*.use
replaced "its lock is gone"
head -c 5000 /dev/urandom >"$(database)-journal" && chmod 600 "$(database)-journal"
replaced "a journal of something else"
db=$(database)-wal && head -c 5000 /dev/urandom >"$db" && chmod 600 "$db"
replaced "a log of something else"

finish

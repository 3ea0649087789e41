#!/bin/bash
# dossier check --watch: begins and ends each check with a line of its own, checks again
# after every save and not for editors' leavings, and ends with the code of the last state.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

deadline=30 # seconds
case_file=library/night-ferry.yaml
rm library/harbour-fire.yaml
cp $case_file "$work/good"

# watch ARGUMENT...: starts it; its outputs grow in $work/out and $work/err.
watch() {
    : >"$work/out"
    "$DOSSIER" check --watch "$@" >"$work/out" 2>"$work/err" </dev/null &
    pid=$!
    trap 'kill $pid 2>/dev/null; rm -rf "$work"' EXIT
}

# The checks that have ended so far.
checks() { grep -c "waiting for changes" "$work/out"; }

# until_checks N: waits for that many.
until_checks() {
    local end=$((SECONDS + deadline))
    until [ "$(checks)" -ge "$1" ]; do
        if ((SECONDS >= end)); then
            fail "there are not $1 checks, but:"
            cat "$work/out"
            finish
        fi
    done
}

# ends CODE SIGNAL: it ends at that signal with that code.
ends() {
    kill "-$2" $pid
    wait $pid
    local code=$?
    [ $code -eq "$1" ] || fail "SIG$2 ended it with $code, not $1"
    [ ! -s "$work/err" ] || { cat "$work/err"; fail "it has said this on stderr"; }
}

watch library
until_checks 1
# In place, with an error; mended by a file that is moved over it; in two halves. What the
# shell itself writes takes no time that counts.
good=$(cat "$work/good")
printf '%s\n' "${good/speech: direct/speech: directly}" >$case_file
until_checks 2
: >library/.night-ferry.yaml.swp
: >library/night-ferry.yaml~
ln -s me@here library/.#night-ferry.yaml
cp "$work/good" next
mv next $case_file
until_checks 3
printf '%s' "${good::300}" >$case_file
printf '%s\n' "${good:300}" >>$case_file
until_checks 4
sed -i 's/role: captain/rôle: captain/' $case_file
until_checks 5
cat >"$work/expected" <<'OUT'
dossier: checking 1 case file
dossier: 0 errors, 0 warnings; waiting for changes
dossier: checking 1 case file
library/night-ferry.yaml:33:13: error: `directly` is not a `speech` of a quote: did you mean `direct`? one of direct, reported [bad-value]
dossier: 1 error, 0 warnings; waiting for changes
dossier: checking 1 case file
dossier: 0 errors, 0 warnings; waiting for changes
dossier: checking 1 case file
dossier: 0 errors, 0 warnings; waiting for changes
dossier: checking 1 case file
library/night-ferry.yaml:20:5: error: unknown key `rôle`: the keys here are `kind`, `name`, `aliases`, `role`, `born`, `sensitivity`, `publish`, `pseudonym`, `unnamed`, `note`, `allow` [unknown-key]
dossier: 1 error, 0 warnings; waiting for changes
OUT
ran="dossier check --watch"
same out "$work/expected"
ends 1 INT

# A file that is named; gone and back; a warning under --strict.
cp "$work/good" $case_file
watch --strict $case_file
until_checks 1
rm $case_file
until_checks 2
grep -q 'error: .*\[unreadable\]' "$work/out" || fail "nobody missed the file"
cp "$work/good" $case_file
until_checks 3
ends 0 TERM

# An archived text that changes, goes, and comes back; nothing else does.
mkdir texts
log() {
    printf '%s\n' '01:40 smoke E of harbour, reported by radio, no answer' \
        'And of the weather it says as much as anybody could ask for, in as many words.'
}
log >texts/log.txt
sed 's/^    issued: .*/&\n    captures: [{path: log.txt, kind: text}]/' "$work/good" >$case_file
watch --archive texts library
until_checks 1
sed -i 's/no answer/answered/' texts/log.txt
until_checks 2
rm texts/log.txt
until_checks 3
log >texts/log.txt
until_checks 4
cat >"$work/expected" <<'OUT'
dossier: 0 errors, 0 warnings; waiting for changes
dossier: 1 error, 0 warnings; waiting for changes
dossier: 0 errors, 1 warning; waiting for changes
dossier: 0 errors, 0 warnings; waiting for changes
OUT
grep '^dossier: .*; waiting' "$work/out" >"$work/ends"
same ends "$work/expected"
ends 0 INT
cp "$work/good" $case_file

watch library
until_checks 1
rm $case_file
until_checks 2
kill -INT $pid
wait $pid
[ $? -eq 1 ] || fail "an empty library is well"
finish

#!/bin/sh
# dossier check and dossier new as people run them: whole output and exit code.
#
# Set by `make check`: DOSSIER, DOSSIER_SRCDIR.
set -u

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
failed=0
LC_ALL=C.UTF-8
export LC_ALL

# expect CODE ARGUMENT...: runs dossier, and wants that exit code and the output (stdout,
# then stderr) that comes on stdin.
expect() {
    expected=$1
    shift
    cat >"$scratch/expected"
    "$DOSSIER" "$@" >"$scratch/out" 2>"$scratch/err"
    code=$?
    cat "$scratch/err" >>"$scratch/out"
    if [ $code -ne "$expected" ]; then
        echo "FAILED: dossier $*: exit code $code, not $expected"
        failed=1
    fi
    if ! diff -u "$scratch/expected" "$scratch/out"; then
        echo "FAILED: dossier $*: the output"
        failed=1
    fi
}

cd "$DOSSIER_SRCDIR/tests/archive" || exit 1

# ---- an archive ----

expect 0 check --strict good </dev/null
expect 0 check --strict --archive texts good <<'OUT'
good/harbour.yaml:37:41: `q-one-line` stands in gazette.txt (line 5) but for white space, quotation marks or dashes
good/harbour.yaml:38:37: `q-dash` stands in gazette.txt (line 6) but for white space, quotation marks or dashes
good/harbour.yaml:43:41: `q-lumieres` stands in depeche.txt (line 2) but for white space, quotation marks or dashes
good/harbour.yaml:44:36: `q-cle` stands in depeche.txt (line 3) but for white space, quotation marks or dashes
depeche.txt: 2 quotes, 34 % of its words quoted
gazette.txt: 8 quotes, 14 % of its words quoted
10 quotes: 6 byte for byte, 4 folded, 0 not found
OUT
expect 1 check --archive texts planted <<'OUT'
planted/harbour.yaml:15:18: error: `gazette.txt` is not the file of this sha256; its own is 863ed527a6518872fcc123a1d995ad89e7b8f2e3f275a8cae9ae40a5bc83767d [wrong-hash]
planted/harbour.yaml:16:16: warning: `gone.txt` cannot be read: No such file or directory [no-capture]
planted/harbour.yaml:17:16: warning: `gone.png` cannot be read: No such file or directory [no-capture]
planted/harbour.yaml:18:3: warning: `radio`: 55 % of the words of radio.txt are quoted, more than 40 % [quoted-share]
planted/harbour.yaml:41:39: error: `q-letter` does not stand in gazette.txt; nearest is line 5: Fire broke out [-lost-] {+last+} week-end in warehouse 7 [not-found]
planted/harbour.yaml:45:7: error: `q-words` does not stand in gazette.txt; nearest is line 10: The deputy chief of the [-fire-] brigade found the gate open. The door was [-wide-] open, he said, and nobody {+of his+} had touched it[-; by-]{+. By+} noon the smoke stood over the {+whole+} bay, and the … Board's own [-list-] {+lists+} put what was lost … [not-found]
planted/harbour.yaml:49:41: error: `q-invented` does not stand in gazette.txt, nor anything like it [not-found]
planted/harbour.yaml:50:42: error: `q-ambiguous` stands 2 times in gazette.txt (lines 10, 15): say which with a `prefix` or `suffix` [ambiguous]
planted/harbour.yaml:51:48: error: `q-still-ambiguous` stands 2 times in gazette.txt (lines 10, 15) even so: make its `prefix` or `suffix` longer [ambiguous]
planted/harbour.yaml:52:38: error: `q-often` stands 23 times in gazette.txt (lines 5, 6, 6, 8, 10 and more): say which with a `prefix` or `suffix` [ambiguous]
planted/harbour.yaml:53:70: error: `q-wrong-prefix` stands 2 times in gazette.txt (lines 10, 15), but not behind its `prefix` [wrong-context]
planted/harbour.yaml:54:77: error: `q-wrong-suffix` stands in gazette.txt (line 7), but not before its `suffix` [wrong-context]
planted/harbour.yaml:58:14: error: `q-wrong-both` stands in gazette.txt (line 7), but not between its `prefix` and `suffix` [wrong-context]
planted/harbour.yaml:62:3: warning: `q-hearsay` cannot be verified: its source has no capture of kind `text` [unverified]
planted/harbour.yaml:68:3: warning: `q-repost` cannot be verified: its source has no capture of kind `text` [unverified]
planted/harbour.yaml:40:39: `q-folded` stands in gazette.txt (line 6) but for white space, quotation marks or dashes
gazette.txt: 2 quotes, 5 % of its words quoted
radio.txt: 2 quotes, 55 % of its words quoted
17 quotes: 3 byte for byte, 1 folded, 6 not found, 3 ambiguous, 4 without a text
OUT
expect 2 check --archive nowhere good <<'OUT'
dossier: no folder `nowhere`: `--archive` names the folder of archived texts
OUT
expect 2 summary --archive texts harbour <<'OUT'
dossier: `--archive` goes with: browse check
OUT

# ---- what an archive must not be ----

cd "$scratch" || exit 1
mkdir -p cases texts
cat >cases/a.yaml <<'CASE'
dossier: 1
case: {id: a, title: A, archive: ../texts}
sources:
  s:
    type: article
    title: S
    captures:
      - {path: link.txt, kind: text}
      - {path: sub/text.txt, kind: text}
      - {path: pipe, kind: image, sha256: "0000000000000000000000000000000000000000000000000000000000000000"}
      - {path: large.txt, kind: text}
events:
  e: {title: E}
quotes:
  q: {source: s, exact: 'anything', about: [e]}
CASE
echo anything >outside.txt
ln -s ../outside.txt texts/link.txt
mkdir elsewhere
echo anything >elsewhere/text.txt
ln -s ../elsewhere texts/sub
mkfifo texts/pipe
truncate -s 17M texts/large.txt
expect 0 check cases <<'OUT'
cases/a.yaml:8:16: warning: `link.txt` cannot be read: symbolic links are not followed [no-capture]
cases/a.yaml:9:16: warning: `sub/text.txt` cannot be read: symbolic links are not followed [no-capture]
cases/a.yaml:10:16: warning: `pipe` cannot be read: it is not a regular file [no-capture]
cases/a.yaml:11:16: warning: `large.txt` cannot be read: it is too large [no-capture]
OUT
mv texts elsewhere/texts
ln -s elsewhere/texts texts
sed -i '/pipe/d; /large/d; /sub/d' cases/a.yaml
expect 0 check cases/a.yaml <<'OUT'
cases/a.yaml:8:16: warning: `link.txt` cannot be read: symbolic links are not followed [no-capture]
OUT
rm texts
expect 1 check --strict cases <<'OUT'
cases/a.yaml:2:34: warning: no folder `../texts` here, so no quote was verified: name the archive with --archive [no-archive]
OUT
for path in .. ../.. ../../texts ../a/../../texts texts/../..; do
    sed "s,archive: [^}]*,archive: $path," cases/a.yaml >cases/b.yaml
    expect 1 check cases/b.yaml <<OUT
cases/b.yaml:2:34: error: \`$path\` leads away from the case: an archive lies in the case's folder or beside it, or is named with --archive [bad-path]
OUT
done
rm -r cases elsewhere

# ---- text of theirs is shown, never obeyed ----

mkdir cases texts
printf 'Read \033[2J it \342\200\256aloud to everyone, said the \302\233 note.\n' >texts/t.txt
cat >cases/a.yaml <<'CASE'
dossier: 1
case: {id: a, title: A}
sources: {s: {type: article, title: S, captures: [{path: t.txt, kind: text}]}}
quotes: {q: {source: s, exact: 'it out loud to everyone, said the', about: [e]}}
events: {e: {title: E}}
CASE
expect 1 check --archive texts cases <<'OUT'
cases/a.yaml:4:33: error: `q` does not stand in t.txt; nearest is line 1: it [-out loud-] {+<U+202E>aloud+} to everyone, said the [not-found]
t.txt: 0 quotes, 0 % of its words quoted
1 quote: 0 byte for byte, 0 folded, 1 not found
OUT
rm -r cases texts

# ---- warnings ----

mkdir cases
cat >cases/one.yaml <<'CASE'
dossier: 1
case: {id: one, title: One}
people:
  ines: {kind: person, name: Ines Rauch}
  tomas: {kind: person, name: Tomas Vrba}
events:
  e: {title: E, people: {ines: witness, tomas: witness}}
CASE
cat >cases/two.yaml <<'CASE'
dossier: 1
case: {id: two, title: Two}
people:
  ines: {kind: person, name: Ines Vrba}
  tomas: {kind: person, name: T. Vrba, aliases: [TOMÁŠ VRBA]}
relations:
  r: {person: ines, is: sister, of: tomas}
CASE
expect 0 check cases <<'OUT'
cases/one.yaml:7:3: warning: `e` has no quote: name it in the `about` of one [event-without-quote]
cases/two.yaml:4:3: warning: `ines` has no name in common with the one at cases/one.yaml:4: add the alias, or give one of them another id [person-clash]
OUT
expect 1 check --strict cases/one.yaml <<'OUT'
cases/one.yaml:7:3: warning: `e` has no quote: name it in the `about` of one [event-without-quote]
OUT
expect 0 check --strict cases/two.yaml </dev/null
printf 'dossier: 1\ncase: {id: three}\nevents: {e: {title: E}}\n' >cases/three.yaml
expect 1 check cases/three.yaml <<'OUT'
cases/three.yaml:2:12: error: `three` has no `title`: every case needs one [missing-key]
OUT

# YAML beside cases is nobody's mistake, unless somebody calls it a case.
printf 'services: {}\n' >cases/other.yaml
rm cases/three.yaml
expect 0 check cases <<'OUT'
cases/one.yaml:7:3: warning: `e` has no quote: name it in the `about` of one [event-without-quote]
cases/other.yaml:1:1: warning: not a case file, and left alone: a case begins with the line `dossier: 1` [other-file]
cases/two.yaml:4:3: warning: `ines` has no name in common with the one at cases/one.yaml:4: add the alias, or give one of them another id [person-clash]
OUT
# Nor is it counted against a library under --strict; but a library is to have a case.
mv cases/one.yaml one.yaml
expect 0 check --strict cases <<'OUT'
cases/other.yaml:1:1: warning: not a case file, and left alone: a case begins with the line `dossier: 1` [other-file]
OUT
mv cases/two.yaml two.yaml
for strict in '' --strict; do
    # shellcheck disable=SC2086 # an option, or none
    expect 1 check $strict cases <<'OUT'
cases/other.yaml:1:1: warning: not a case file, and left alone: a case begins with the line `dossier: 1` [other-file]
dossier: no case files here: a case file begins with the line `dossier: 1`
OUT
done
mv one.yaml two.yaml cases
expect 1 check cases/other.yaml <<'OUT'
cases/other.yaml:1:1: error: not a case file: a case begins with the line `dossier: 1` [not-a-case]
OUT
mkdir cases/four.yaml
expect 2 check cases/four.yaml cases/gone.yaml <<'OUT'
dossier: cases/gone.yaml: there is no such file or folder; check the name
OUT

# ---- a case to start from ----

"$DOSSIER" new harbour-fire-2 >new.yaml || failed=1
expect 0 check --strict new.yaml </dev/null
grep -qx '  id: harbour-fire-2' new.yaml || { echo "FAILED: the id"; failed=1; }
expect 2 new <<'OUT'
dossier: `new` takes one ID, such as harbour-fire
OUT
for id in '' A 'a b' -a a- a.b; do
    expect 2 new -- "$id" <<OUT
dossier: \`$id\` is not an id: use a-z, 0-9 and inner \`-\`, 64 at most
OUT
done

exit $failed

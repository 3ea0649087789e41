#!/bin/bash
# A case with ten planted mistakes gives ten diagnostics in one run, sorted, each at its own
# line and column; the same case without them gives nothing.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

cat >good.yaml <<'CASE'
dossier: 1
case:
  id: planted
  title: A small case
sources:
  gazette: {type: article-newspaper, title: The Gazette, issued: "2019-03-04"}
  report: {type: report, title: A report, url: https://example.org/report}
people:
  ines: {kind: person, name: Ines Rauch, role: night guard}
  board: {kind: organization, name: Harbour Board}
relations:
  ines-of-board: {person: ines, is: employee, of: board, quotes: [q-guard]}
events:
  fire:
    title: Fire breaks out
    date: "2019-03~"
    people: {ines: witness}
quotes:
  q-guard: {source: gazette, exact: "I saw two lights", speaker: [ines], about: [fire]}
  q-board:
    source: report
    exact: 'The guard reported a light'
    speech: reported
    about: [fire.date, fire.people.ines, ines.role]
claims:
  lights:
    question: How many lights?
    about: [fire]
    status: open
    accounts:
      - {value: two, quotes: [q-guard]}
      - {value: one, quotes: [q-board]}
CASE
gives 0 out check good.yaml </dev/null

# Each mistake replaces something that stands on one line only.
sed -e 's/type: report/type: raport/' \
    -e 's/url: https:/url: ftp:/' \
    -e 's/^  board:/  Board_1:/' \
    -e 's/of: board/of: gazette/' \
    -e 's/2019-03~/2019-~03/' \
    -e 's/{ines: witness}/{ines: }/' \
    -e 's/exact: "I saw two lights"/exact: I saw two lights/' \
    -e 's/    speech: reported/    speach: reported/' \
    -e 's/ines\.role/ines.roll/' \
    -e 's/\[q-board\]/[q-bord]/' good.yaml >planted.yaml
gives_golden 1 mistakes.txt check planted.yaml

# The places are those of what was replaced: columns behind a text that stands there once.
while read -r behind text; do
    LC_ALL=C awk -v text="$text" -v behind="$behind" \
        'at = index($0, text) { print NR ":" at + behind }' planted.yaml
done <<'PLACES' >"$work/places"
0 raport
0 ftp:
0 Board_1
0 gazette, quotes
0 2019-~03
7 {ines: }
0 I saw
0 speach
0 ines.roll
0 q-bord
PLACES
cut -d: -f2,3 "$golden/mistakes.txt" | diff - "$work/places" || fail "other places"
[ "$(sed 's/.*\[//' "$golden/mistakes.txt" | sort -u | wc -l)" -eq 10 ] || fail "not ten codes"

finish

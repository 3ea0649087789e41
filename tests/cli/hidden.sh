#!/bin/bash
# Names that are not to be published cannot be found either: whoever searches a library gets
# what a library gives whose files hold only what is published.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

# @N@, @A@, @C@, @L@, @K@: names; @V:…@: a passage of somebody else's that holds one.
cat >template <<'YAML'
dossier: 1
case: {id: fire, title: "What @N@ saw", summary: "@A@ saw lights; @L@ and the neighbours saw more."}
sources:
  s1: {type: article, title: "@V:Rauch and the lights@", publisher: The Gazette, author: ["@V:I. Rauch@", A. Writer]}
  s2: {type: article, title: Lights at night, note: "Says @A@ where it means the neighbours."}
people:
  p1: {kind: person, name: "@N@", aliases: ["@A@", "@C@"], role: night watch, publish: pseudonym, pseudonym: Guard A, note: "@A@ asked for it."}
  p2: {kind: person, name: "@L@", publish: withhold, role: "daughter of @N@"}
  p3: {kind: person, name: Harbour Board, note: "Employs @A@; knows nothing of lights."}
  p4: {kind: person, name: "@K@", publish: pseudonym, pseudonym: Captain}
events:
  e1: {title: "@N@ sees lights", date: "2019", place: "House of @L@", people: {p1: ["witness, says @A@"]}}
quotes:
  q1: {source: s1, exact: "I saw two lights before I smelled anything", speaker: [p1], note: "@A@ in print"}
  q2: {source: s2, exact: "@V:Rauch’s lights were out@", locator: "@A@ 3", about: [p1, e1]}
  q3: {source: s2, exact: "one light", translation: "@V:one light, says Инес Раух@", about: [p3]}
  q4: {source: s2, exact: "@V:→Lena（Lena）@", about: [p2]}
  q5: {source: s2, exact: "@V:船長の佐藤健二は煙を見た@", about: [p4]}
  q6: {source: s2, exact: "@V:the lights, said Ines Raukh@", about: [p1]}
  q7: {source: s2, exact: "Тагиров has no secrets", about: [p3]}
claims:
  c1: {question: "How many lights did @A@ see?", status: open, accounts: [{value: "two, says @A@", quotes: [q1], note: "@L@ says three."}]}
YAML
make_library() { # make_library DIR SED...
    mkdir -p "$1"
    sed "${@:2}" template >"$1/fire.yaml"
}
make_library told/library -e 's/@N@/Ines Rauch/g; s/@A@/Rauch/g; s/@C@/Инес Раух/g; s/@L@/Lena/g' \
    -e 's/@K@/佐藤健二/g; s/@V:\([^@]*\)@/\1/g'
make_library published/library -e 's/@[NAC]@/Guard A/g; s/@L@/[name withheld]/g; s/@K@/Captain/g' \
    -e 's/@V:[^@]*@/[withheld]/g'

# Without ICU nobody knows how a name is romanised.
run -C told/library search --private tagirov
[ -s "$work/out" ] || sed -i '/Raukh/d; /Tagirov/d' ./*/library/fire.yaml

# both ARGUMENT...: a search of what is told gives what a search of what is published gives.
both() {
    cd published || exit 99
    run -C library search "$@"
    local wanted=$code
    mv "$work/out" "$work/expected"
    cd ../told || exit 99
    run -C library search "$@"
    cd ..
    [ $code -eq $wanted ] || fail "$ran: exit code $code, not $wanted"
    same out "$work/expected"
    same err /dev/null
    if grep -i -e rauch -e ines -e раух -e lena -e 佐藤 "$work/out"; then
        fail "$ran: a name that is not to be published"
    fi
}

while IFS= read -r query; do
    both "$query"
    both --json "$query"
    both --best "$query"
done <<'QUERIES'
rauch
RAUCH
rauc*
r*
ines
"ines rauch"
инес
раух
раух*
raukh
ines OR lights
lena
len*
佐藤健二
佐藤*
guard
"guard a"
"what guard a saw"
captain
withheld
"name withheld"
"house of name withheld"
smelled
lights
light*
lights NOT rauch
lights NOT guard
lights NOT lena
NOT rauch
two OR rauch
rauch lights
"rauch s lights"
"says guard a"
person:rauch
person:ines
person:"ines rauch"
person:p1
person:lena
person:раух
person:raukh
person:guard
person:"guard a" lights
lights NOT person:rauch
lights NOT person:guard
person:佐藤
source:rauch
source:writer
source:"i rauch"
source:s1
lights NOT source:rauch
lights source:withheld
case:rauch lights
case:guard lights
case:fire rauch
after:2018 rauch
after:2018 guard
QUERIES

# Ids and files that are named so.
mkdir named
sed 's/id: fire, title/id: ines-rauch, title/' told/library/fire.yaml >named/ines-rauch.yaml
printf 'services: {}\n' >named/rauch.yaml
printf 'dossier: 1\ncase: {id: other, title: Other}\nrelations:\n  lena-and-i: {is: x, of: p1}\n' \
    >named/lena.yml
touch -d '2019-03-05 12:30' named/*
gives 1 out -C named search smelled OR captain case:ines-rauch </dev/null
gives 0 out -C named search two source:writer <<'OUT'
named/[withheld]:14: [case] ▸ q1: I saw two lights before I smelled anything
OUT
run -C named list
cat >expected <<'OUT'
case              sources  people  events  quotes  changed           errors  title
[case]                  2       4       1       7  2019-03-05 12:30       0  What Guard A saw
named/[withheld]                                   2019-03-05 12:30       2  
OUT
same out expected
echo "dossier: named/[withheld] is no case file, and left alone" >expected
same err expected
run -C named list --private
grep -q '^ines-rauch  .*  What Ines Rauch saw$' "$work/out" || fail "$ran: $(cat "$work/out")"

gives 1 err -C named summary ines-rausch <<'ERR'
dossier: no case `ines-rausch` here: name a case file, or the id of a case in the library (-C DIR)
ERR

# It takes --private to find them.
run -C told/library search --private rauch
[ "$(wc -l <"$work/out")" -gt 5 ] || fail "$ran: $(cat "$work/out")"

finish

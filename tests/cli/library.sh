#!/bin/bash
# Where a case is looked for: -C, $DOSSIER_LIBRARY, ./cases, and the cases of the source
# tree when the program runs from its build folder.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

# A library for each way, with one case that names it.
for name in option variable cases; do
    mkdir "$name"
    printf 'dossier: 1\ncase: {id: which, title: The case of %s}\n' $name >$name/which.yaml
done
mkdir -p away/from
mv cases away/from

# finds TITLE ARGUMENT...
finds() {
    local title=$1
    shift
    gives 0 out "$@" summary which <<OUT
$title
${title//?/=}

0 quotes, 0 sources, 0 people and organizations, 0 events
OUT
}

finds "The case of option" -C option
finds "The case of option" --library=option
finds "The case of option" -Coption
DOSSIER_LIBRARY=variable finds "The case of variable"
DOSSIER_LIBRARY=variable finds "The case of option" -C option
cd away/from || exit 99
finds "The case of cases"
DOSSIER_LIBRARY=../../variable finds "The case of variable"
DOSSIER_LIBRARY='' finds "The case of cases"
cd ../.. || exit 99
DOSSIER_LIBRARY=option gives 0 out check </dev/null
gives 0 out check -C option variable </dev/null # paths on the command line come first

# Nothing of these: the tree's own cases, which are without a mistake.
gives 0 out check </dev/null
for case_file in "$DOSSIER_SRCDIR"/cases/*.yaml; do
    "$DOSSIER" summary "$case_file" >"$work/summary" || fail "no summary of $case_file"
    gives 0 out summary "$(basename "$case_file" .yaml)" <"$work/summary"
done
gives 1 err summary bilal-tagirof <<'ERR'
dossier: no case `bilal-tagirof` here: did you mean `bilal-tagirov`?
ERR

# Libraries that cannot be.
gives 1 err summary which <<'ERR'
dossier: no case `which` here: name a case file, or the id of a case in the library (-C DIR)
ERR
gives 2 err -C nowhere check <<'ERR'
dossier: nowhere: there is no such file or folder; check the name
ERR
DOSSIER_LIBRARY=nowhere gives 2 err summary which <<'ERR'
dossier: nowhere: there is no such file or folder; check the name
ERR
mkdir empty
gives 1 err -C empty check <<'ERR'
dossier: no case files here: a case file ends in .yaml
ERR

finish

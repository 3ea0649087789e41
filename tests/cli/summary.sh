#!/bin/bash
# The printed page: its width, its character set, its escapes, and what it keeps to itself.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99
case_file=library/harbour-fire.yaml

gives_golden 0 summary-80.txt summary $case_file
gives_golden 0 summary-80.txt summary --width 80 $case_file
gives_golden 0 summary-80.txt -C library summary harbour-fire
gives_golden 0 summary-40.txt summary --width 40 $case_file

# A label that wraps goes on further in than what may stand below it.
run summary --width 36 $case_file
grep -A1 "^  Northport Fire Brigade$" "$work/out" | grep -q "^      (organization)$" ||
    fail "the label's second line looks like an entry"
LC_ALL=C gives_golden 0 summary-ascii.txt summary $case_file
gives_golden 0 summary-private.txt summary --private $case_file

# Names that are withheld or replaced, in none of their forms.
if grep -n -e 'Ines' -e 'Инес' -e 'Rauch' -e 'Lena' "$golden"/summary-{80,40,ascii}.txt; then
    fail "a name that is not to be published"
fi
! LC_ALL=C grep -n '[^ -~]' "$golden/summary-ascii.txt" || fail "more than ASCII"
! LC_ALL=C grep -n '[[:cntrl:]]' "$golden"/summary-*.txt || fail "control characters"

# A case with errors is not printed, but its errors are.
sed 's/ status: conflict/ status: confict/' $case_file >wrong.yaml
gives 1 err summary wrong.yaml <<ERR
wrong.yaml:$(grep -n confict wrong.yaml | cut -d: -f1):13: error: \`confict\` is not a \`status\` of a claim: did you mean \`conflict\`? one of accepted, conflict, apparent, open, withdrawn [bad-value]
ERR

# ---- on a terminal ----

# on_terminal [VARIABLE=VALUE...]: the summary as a terminal of 80 columns gets it.
on_terminal() {
    env "$@" script -qec "stty cols 80 -onlcr; '$DOSSIER' summary $case_file" /dev/null \
        </dev/null >"$work/out" 2>&1 || fail "the terminal's command failed"
    ran="dossier summary, on a terminal, $*"
}
if command -v script >/dev/null; then
    on_terminal TERM=xterm NO_COLOR=1
    same out "$golden/summary-80.txt"
    on_terminal TERM=dumb
    same out "$golden/summary-80.txt"
    on_terminal TERM=xterm
    grep -q $'\e\\[[0-9;]*m' "$work/out" || fail "no escapes on a terminal"
    sed -i $'s/\e\\[[0-9;]*m//g' "$work/out"
    same out "$golden/summary-80.txt"
else
    echo "script is missing: nothing tried on a terminal"
fi

finish

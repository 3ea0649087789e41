#!/bin/bash
# The first start, with no arguments and nothing set: the bundled cases, and where to go
# next.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99
mkdir empty && cd empty || exit 99

first() { session 80x24 "$(modes before); cd '$here/empty'; '$DOSSIER'; echo \"exit \$?\"; \
    $(modes after); echo 'session over'; exec cat"; }

# shellcheck disable=SC2016
hint='Bundled cases: i about this one, L all, ? keys; `dossier FOLDER` opens yours'
first
expect "▸1 People"
expect_footer "$hint"
expect "A four-year-old from Chechnya" # what a newcomer reads first
keys j
expect_footer "help"
keys L
expect "Cases"
expect "1 of 2"
keys Escape q
expect_end 0

# Somebody's own cases need no hint.
cd "$here" || exit 99
start 80x24
expect "▸1 People"
! footer_has "Bundled" || fail "a hint where there is nothing to hint at"
keys q
expect_end 0

#!/bin/bash
# Where the locale is not UTF-8, nothing but ASCII goes to the terminal.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

is_ascii() { ! LC_ALL=C grep -q '[^ -~]' <(screen); }

start 120x36 LC_ALL=C cases
expect "harbour fire"
expect "1 People"
is_ascii || fail "more than ASCII"
keys j j
expect "<U+0623>" # a letter of a name in Arabic
keys 3 G
expect_footer "q-board-out > cases/harbour-fire.yaml"
for key in g PPage NPage L Escape E Escape '?' Escape /; do
    keys "$key"
    is_ascii || fail "more than ASCII after $key"
done
keys -l fire
expect_footer "/fire"
keys Escape
resize 40x10
expect "[3 Quotes"
is_ascii || fail "more than ASCII at 40x10"
keys q
expect "session over"
resize 120x36
expect_end 0
! LC_ALL=C grep -qa $'[\x80-\xff]' "$work/raw" || fail "more than ASCII was written"

#!/bin/bash
# The terminal changes its size under the program.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

case_file=cases/harbour-fire.yaml
place=yaml:$(line_of $case_file "  q-board-light:")
start 120x36 $case_file
expect "harbour fire"
keys 3 j
expect '> “The guard on duty'
expect_footer "$place" # all is painted: that comes last
is_still() { [[ $full == "$(screen)" ]] || { full=$(screen) && false; }; }
full=
until_true is_still || fail "it goes on changing"
same_as_before() { [[ $(screen) == "$full" ]]; }

last_row_is() { [[ $(screen | sed -n '/./=' | tail -n 1) == "$1" ]]; }

for size in 80x24 40x10 20x5 300x100 59x16 60x17; do
    resize $size
    expect_footer "$place"
    until_true last_row_is "${size#*x}" || fail "at $size: not drawn to the bottom"
    expect '> “The gu'
done

resize 10x3
expect "too small"
keys j # it goes on all the same
resize 16x3
expect_gone "too small"
expect '> “the fire'
resize 1x1
resize 120x36
expect '> “the fire that broke out'
keys g
expect '> “I saw two'
keys j
expect '> “The guard on duty'
until_true same_as_before || fail "not as it was before"

# A burst of sizes: the last one counts.
for ((i = 10; i < 60; i++)); do
    resize $((i * 3))x$i
done
resize 120x36
keys g
expect '> “I saw two'
keys j
until_true same_as_before || fail "not as it was before the burst"
keys q
expect_end 0

#!/bin/bash
# From a person to an event to a quote to its line of YAML, at three sizes.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

case_file=cases/harbour-fire.yaml
line=$(line_of $case_file "  q-guard-lights:")

for size in 120x36 80x24 40x10; do
    start $size
    expect "harbour fire"
    expect "Ines Rauch"
    expect_footer "harbour-fire.yaml:$(line_of $case_file "  ines-rauch:")"

    keys 1 Enter
    expect "▸ Ines Rauch" # the chip in the title
    keys 2
    expect "3 of 7"
    keys j
    expect_footer "harbour-fire.yaml:$(line_of $case_file "  fire-starts:")"
    keys Enter 3
    expect "I saw two lights"
    expect_footer "harbour-fire.yaml:$line"

    keys q
    expect_end 0
    ! grep -qa "No case files" "$work/raw" || fail "it said at first that there was nothing"
done

mkdir empty
start 80x24 empty
expect "No case files here"
keys q
expect_end 0

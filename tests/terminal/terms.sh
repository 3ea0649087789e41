#!/bin/bash
# Other kinds of terminals: opens, moves, quits.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

for name in xterm-256color xterm screen tmux-256color linux vt100; do
    infocmp "$name" >/dev/null 2>&1 || { echo "no description of $name: left out"; continue; }
    start 80x24 TERM=$name cases/harbour-fire.yaml
    expect "harbour fire"
    expect "> Ines Rauch"
    keys j
    expect "> Tomáš Vrba"
    keys Down
    expect "> أمل حداد"
    keys Tab
    expect "▸2 Events"
    keys z
    expect "[2 Events"
    keys Escape
    expect_footer "nothing is narrowed"
    keys z
    expect "▸2 Events"
    resize 40x10
    expect "[2 Events"
    keys q
    expect "session over"
    resize 80x24
    expect_end 0
done

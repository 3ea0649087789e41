#!/bin/bash
# Other kinds of terminals: opens, moves, quits; and gives them back whatever ends it.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

opened() {
    start 80x24 TERM="$1" cases/harbour-fire.yaml
    expect "> Ines Rauch"
    expect_footer "help"
}

for name in xterm-256color xterm screen screen-256color tmux tmux-256color linux vt100; do
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

    for signal in HUP TERM SEGV; do
        opened "$name"
        keys F # with something open
        expect "Search in all cases"
        kill -s $signal "$(cat "$work/pid")"
        expect_end $((128 + $(kill -l $signal)))
    done
    opened "$name"
    pid=$(cat "$work/pid")
    terminal kill-session -t test # the terminal is closed
    until_true is_gone "$pid" || fail "it runs on without a terminal"
done

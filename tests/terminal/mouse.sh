#!/bin/bash
# The mouse: not touched until asked for; then clicks select and the wheel scrolls.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

# at COLUMN ROW: presses the mouse there, counted from 1; wheel COLUMN ROW: towards one.
at() { keys -l $'\e[<0;'"$1;$2M"$'\e[<0;'"$1;$2m"; }
wheel() { keys -l $'\e[<65;'"$1;$2M"; }

start 120x36 TERM=xterm-256color cases/harbour-fire.yaml
expect "▸1 People"
expect_state mouse_any_flag 0
keys q
expect_end 0

start 120x36 TERM=xterm-256color --mouse cases/harbour-fire.yaml
expect "▸1 People"
expect_state mouse_any_flag 1
at 40 5
expect "▸2 Events"
expect "> 2019-03-01..02"
wheel 40 5
expect "> 2019-05?"
at 80 5
expect "▸3 Quotes"
expect 'The guard on duty reported'
expect_state cursor_y 4
keys q
expect_end 0
expect_state mouse_any_flag 0

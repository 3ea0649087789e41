#!/bin/bash
# --plain: nothing is drawn, and the cursor stands on the selection.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

drawn() { screen | grep -q '[─│┌┐└┘▸≠·═┄●>]'; }
not_drawn() { ! drawn || fail "something is drawn"; }

# The row that has the text is the cursor's.
expect_at() {
    expect "$1"
    expect_state cursor_y $(($(screen | grep -nF -m 1 -- "$1" | cut -d: -f1) - 1))
    expect_state cursor_x 0
}

start 80x24 --plain cases/harbour-fire.yaml
expect "Pane 1 of 4, People: 9"
expect_at "Ines Rauch, role: night guard"
keys j
expect_at "Tomáš Vrba, role: deputy fire chief"
not_drawn
keys 2 j
expect_at "1 March 2019: Somebody opens the east gate"
not_drawn
keys 3
expect_at "I saw two lights"
expect "speaker: Ines Rauch, date: 4 March 2019, source: The Gazette"
keys 4 j
expect_at "Source: Warehouse burns for two days"
not_drawn
keys t
expect "Timeline: 7 events"
not_drawn
keys Escape '?'
expect_at "j Down: down: Move down"
keys Escape q
expect_end 0

#!/bin/bash
# Signals: the terminal is given back, and whoever waits sees which signal it was.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

opened() {
    start 80x24 cases/harbour-fire.yaml
    expect "harbour fire"
    expect_state alternate_on 1
}

for signal in TERM HUP INT SEGV ABRT BUS; do
    opened
    keys / # with the cursor in a prompt
    kill -s $signal "$(cat "$work/pid")"
    expect_end $((128 + $(kill -l $signal)))
done

# ^C and ^\ are keys, not signals.
opened
keys C-c
expect_footer "^C is no key here"
keys "C-\\"
expect_footer 'is no key here'
keys q
expect_end 0

# The terminal goes away: so does the program.
opened
pid=$(cat "$work/pid")
terminal kill-session -t test
until_true is_gone "$pid" || fail "it runs on without a terminal"

# ^Z gives the terminal to the shell, fg takes it back; so does the signal itself.
echo 'set enable-bracketed-paste off' >"$work/inputrc"
echo "echo \$\$ >'$work/pid'; exec '$DOSSIER' cases/harbour-fire.yaml" >"$work/run"
session 80x24 "INPUTRC=$work/inputrc PS1='ready> ' exec bash --norc --noprofile -i"
expect "ready>"
keys "$(modes before); sh $work/run" Enter
expect "▸1 People"
keys 3
expect "▸3 Quotes"
stop_by_key() { keys C-z; }
stop_by_signal() { kill -s TSTP "$(cat "$work/pid")"; }
for how in stop_by_key stop_by_signal; do
    $how
    expect "Stopped" # the shell has it back
    expect_state alternate_on 0
    # as typed, it is not what is awaited
    keys " $(modes after); clear; echo resto''red after $how" Enter
    expect "restored after $how"
    cmp "$work/before" "$work/after" || fail "the shell's modes are not its own"
    restored "restored after $how"
    resize 100x30 # while it is stopped
    keys " fg" Enter
    expect "▸3 Quotes"
    expect_state alternate_on 1
    keys Down
    expect '> “The guard on duty'
    keys Up
    expect '> “I saw two'
done
keys q
expect_state alternate_on 0
keys 'echo "exit $?"' Enter
expect "exit 0"
restored "exit 0"

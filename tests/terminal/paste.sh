#!/bin/bash
# Pasted text is never taken for keys; in a prompt it is text.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

# `screen` does not describe bracketed paste, and is what many people's tmux goes by.
for name in tmux-256color xterm-256color screen; do
    start 120x36 TERM=$name cases/harbour-fire.yaml
    expect_footer "harbour-fire.yaml" # all is painted: that comes last
    before=$(screen | sed '$d')

    paste qqQ
    expect_footer "pasted text goes into a prompt only"
    paste $'zz\nR\tQ\x1b[B3\x1b'
    keys C-c
    expect_footer "^C is no key here" # the paste has been dealt with
    [ "$(screen | sed '$d')" = "$before" ] || fail "a paste has changed the screen"
    keys j
    expect "> Tomáš Vrba"

    keys 2 /
    paste ferry
    expect_footer "/ferry"
    expect_footer "1 of 1"
    expect "The ferry passes"
    keys Enter Tab BTab
    expect_footer "harbour-fire.yaml:$(line_of cases/harbour-fire.yaml "  ferry-passes:")"

    # In a prompt too a line break sends nothing off, and an escape is seen.
    keys /
    paste $'qQ\nq\tQ\x07'
    expect_footer "/qQ q Q<U+0007>"
    expect_footer "no match"
    keys Escape Q
    expect_end 0
done

# Over a slow line the marks arrive byte by byte; what Esc does shows that the first one has
# been dealt with alone. What was pasted is no key for all that, nor is a byte of the end.
bytes() { # as they are, one at a time
    local i
    for ((i = 0; i < ${#1}; i++)); do
        keys -H "$(printf %02x "'${1:i:1}")"
    done
}
start 120x36 cases/harbour-fire.yaml
expect_footer "harbour-fire.yaml"
keys -H 1b
expect_footer "nothing is narrowed"
bytes "[200~"
bytes "jjqQ"
keys -H 1b
bytes "[201~"
expect_footer "pasted text goes into a prompt only"
expect "> Ines Rauch"
keys j
expect "> Tomáš Vrba"

# Esc and a bracket by hand are two keys.
keys v
expect "▸3 Quotes"
keys Escape
expect_footer "nothing is narrowed"
keys [
expect "▸1 People"

# The end of a paste alone, in pieces: the text goes on until then.
keys /
keys -H 1b 5b 32 30 30 7e
bytes "vrb"
keys -H 1b
bytes "[20"
bytes "1~"
expect_footer "/vrb"
expect_footer "1 of 1"
keys Enter q
expect_end 0

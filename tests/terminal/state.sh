#!/bin/bash
# What is kept from one start to the next, and where.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

file=$XDG_STATE_HOME/dossier/state
mode() { stat -c %a "$1"; }

# The split, the place with its narrowing, a mark.
start 120x36 cases
expect "harbour fire"
keys 1 Enter 2 j m a
expect_footer "mark a"
[[ -f $file ]] || fail "a mark is not kept at once"
keys '|' 3
expect_footer "q-guard-lights"
keys q
expect_end 0
[[ $(mode "$XDG_STATE_HOME") == 700 && $(mode "${file%/*}") == 700 ]] ||
    fail "others may look into the folder"
[[ $(mode "$file") == 600 ]] || fail "others may read the file"
[[ $(ls -A "${file%/*}") == state ]] || fail "the folder has $(ls -A "${file%/*}")"
! grep -qE "Rauch|lights before|night guard|The harbour" "$file" ||
    fail "the file holds what a case says"

start_again 120x36 cases
expect "▸ Ines Rauch"
expect "▸3 Quotes"
expect_footer "q-guard-lights"
keys G "'" a
expect_footer "fire-starts"
keys Q
expect_end 0

# Another library has places of its own; a signal keeps them too.
cp -R cases others
start_again 120x36 others
expect "harbour fire"
expect_footer "ines-rauch"
keys "'"
expect_footer "no marks yet"
keys j
expect_footer "tomas-vrba"
kill -TERM "$(cat "$work/pid")"
expect "session over"
start_again 120x36 others
expect_footer "tomas-vrba"
keys q
expect_end 0
start_again 120x36 cases
expect "▸ Ines Rauch"
keys q
expect_end 0

# The place is gone.
sed -i 's/ines-rauch/ines-r/g' cases/harbour-fire.yaml
start_again 120x36 cases
expect "harbour fire"
expect_gone "fire ▸ Ines Rauch"
keys q
expect_end 0
rm cases/harbour-fire.yaml
start_again 120x36 cases
expect "night ferry"
keys q
expect_end 0

# Not ours, or not whole: said, and begun anew.
for damage in 'sed -i 1d' 'sed -i s/people=/people:/' 'truncate -s 2000000'; do
    start 120x36 others
    expect "harbour fire"
    keys j q
    expect_end 0
    $damage "$file" || exit 99
    start_again 120x36 others
    expect_footer "begin anew"
    keys q
    expect_end 0
done

# Nowhere to write: nothing is kept, and nobody is bothered.
rm -rf "$XDG_STATE_HOME"
: >"$XDG_STATE_HOME"
start_again 120x36 others
expect "harbour fire"
keys m a
expect_footer "mark a"
keys q
expect_end 0
rm "$XDG_STATE_HOME"
start_again 120x36 HOME="$work/home" XDG_STATE_HOME=not/absolute others
expect "harbour fire"
keys q
expect_end 0
[[ -f $work/home/.local/state/dossier/state && ! -e not ]] || fail "kept in the wrong place"

#!/bin/bash
# A file that is edited while it is open: with an error the last good view stays, under a
# banner; mended, the banner goes. The selection stays, and the screen is never blank.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

case_file=cases/harbour-fire.yaml
cp $case_file "$work/good"

# Looks at the screen over and over until told to stop; every look must show the title.
watch_title() {
    local shown
    while [ ! -e "$work/enough" ]; do
        shown=$(screen 2>/dev/null) || break
        grep -q "The harbour fire" <<<"$shown" || { echo "$shown" >"$work/blank"; break; }
    done
}

selection_stays() {
    expect '> “The guard on duty'
    keys Tab BTab # takes what is said out of the footer
    expect_footer "harbour-fire.yaml:$(line_of $case_file "  q-board-light:")"
}

start 120x36 $case_file
expect "The harbour fire"
keys 3 j
selection_stays
watch_title &
watcher=$!
raw_before=$(stat -c %s "$work/raw")

errors=$(grep -c 'speech: reported' $case_file)
for _ in 1 2 3; do
    sed -i 's/speech: reported/speech: reporting/; 3i\# a line more' $case_file
    keys R
    expect_footer "$errors errors in 1 file"
    expect "$errors errors in harbour-fire.yaml"
    expect '> “The guard on duty'

    { echo "# a line more"; cat "$work/good"; } >$case_file
    keys R
    expect_gone "errors in harbour-fire.yaml"
    expect_footer reloaded
    selection_stays

    cp "$work/good" $case_file
    keys F5
    expect_footer reloaded
    selection_stays
done

# Cut short in the middle of a record, as a slow editor leaves it; gone; a folder.
head -c 5000 "$work/good" >$case_file
keys R
expect "in harbour-fire.yaml"
expect '> “The guard on duty'
cp "$work/good" $case_file
keys R
expect_gone "in harbour-fire.yaml:" # perhaps before the key was taken: the file is watched
expect_footer reloaded
selection_stays

touch "$work/enough"
wait $watcher
[ ! -e "$work/blank" ] || fail "a screen without the title: $(cat "$work/blank")"
# Nor was it blank for shorter than one can look.
tail -c "+$((raw_before + 1))" "$work/raw" | grep -aqE $'\e\\[[0-3]?J' &&
    fail "the screen was cleared"

keys q
expect_end 0

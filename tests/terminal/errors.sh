#!/bin/bash
# Ten errors come one by one into a file that is being browsed and are mended one by one: the
# banner counts up and down to nothing, and what is selected stays where it is.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

case_file=cases/harbour-fire.yaml
errors=(
    's/type: report$/type: raport/'
    's/"2019-03"$/"2019-13"/'
    's/role: reporter/rola: reporter/'
    's/sato-kenji: captain/sato-kenjo: captain/'
    '0,/speech: direct$/s//speech: directly/'
    's/status: open$/status: opened/'
    's/publish: withhold/publish: withheld/'
    's/exact: .Warehouse 7, owned by the Board since 2014.$/exact: Warehouse 7, owned by the Board/'
    's/rank: preferred/rank: preferable/'
    's|url: https://example.org|url: ftp://example.org|'
)

# save FILE: over the case file in one go, as editors do.
save() { cp "$1" "$work/saved" && mv "$work/saved" $case_file; }

# Where the selected quote stands on the screen.
row_of_selection() { screen | grep -nF '> “It was Saturday' | head -n 1 | cut -d: -f1; }

stays() {
    [[ $(row_of_selection) == "$row" ]] || fail "the selection is not in row $row any more"
}

cp $case_file "$work/0"
for i in "${!errors[@]}"; do
    sed "${errors[i]}" "$work/$i" >"$work/$((i + 1))"
    ! cmp -s "$work/$i" "$work/$((i + 1))" || fail "error $i was not planted"
done

for size in 120x36 40x10; do
    save "$work/0"
    start $size $case_file
    expect "The harbour fire"
    keys 3 j j j
    expect '> “It was Saturday'
    row=$(row_of_selection)
    for i in {1..10}; do
        save "$work/$i"
        expect "$i error"
        stays
        keys k
        expect '> “the fire that broke out'
        keys j
        expect '> “It was Saturday'
        stays
    done
    keys E
    expect "1 of 10"
    expect "url: ftp://example.org"
    expect "^"
    keys E
    for i in {9..1}; do
        save "$work/$i"
        expect "$i error"
        stays
    done
    save "$work/0"
    expect_gone " error"
    stays
    keys q
    expect_end 0
done

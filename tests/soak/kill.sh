#!/bin/bash
# Kills the program at any moment of indexing, and wants the next one to answer as if nothing
# had happened. What a killed process leaves behind depends on how many of its system calls
# were done: kill_at kills in front of the Nth. KILLS says how many are tried (2000), spread
# over all that indexing does; `make check` tries a few.
#
# Set by make: DOSSIER, DOSSIER_BUILDDIR.
# shellcheck source=tests/soak/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99
kills=${KILLS-2000}
kill_at=${DOSSIER_BUILDDIR?}/tests/soak/kill_at
ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0 # it cannot look for leaks while it is traced
export ASAN_OPTIONS
"$kill_at" 0 true >/dev/null || { echo "skipped: processes may not be traced here" && exit 77; }

# A library of a middling case, a small one, and more small ones than one transaction takes.
many=210
begin() {
    rm -rf "$library" "$XDG_CACHE_HOME" && mkdir "$library"
    write a 600 "$1" && write b 3 "$1"
    write_many 1 0
}
write_many() { # write_many PEOPLE ROUND
    local k one
    one=$(text NAME "$@")
    for ((k = 0; k < many; k++)); do
        printf '%s\n' "${one//NAME/n$k}" >"$library/n$k.yaml"
    done
    touch -d 2020-01-01 "$library"/n*.yaml
}
cached() { open_once list && rm -rf "$work/before" && cp -a "$XDG_CACHE_HOME" "$work/before"; }
open_once() { "$DOSSIER" -C "$library" "$@" >/dev/null 2>&1; }
database() { find "$XDG_CACHE_HOME" -name '*.db' | sort -V | tail -n 1; }

# Each makes the library, the cache as it was before, and what is to be killed.
scene_first() { begin "$1" && mkdir -p "$XDG_CACHE_HOME" && rm -rf "$work/before" && cp -a "$XDG_CACHE_HOME" "$work/before"; }
scene_small() { begin "$1" && cached && write a 500 "$1+"; }
scene_tiny() { begin "$1" && cached && write b 4 "$1+"; }
scene_many() { begin "$1" && cached && write_many 2 "$1"; }
scene_broken() { begin "$1" && cached && echo "people: {x: {kind: persona}}" >>"$library/b.yaml" && age b; }
scene_touched() { begin "$1" && cached && touch -d 2021-01-01 "$library"/*.yaml; }
scene_gone() { begin "$1" && cached && rm "$library/b.yaml" "$library"/n1*.yaml && write c 9 "$1"; }
scene_double() { begin "$1" && cached && write b 9 "$1+" && sed 's/id: b,/id: a,/' "$library/b.yaml" >"$library/o.yaml" && age o; }
scene_damaged() { scene_tiny "$1" && dd if=/dev/zero of="$(database)" bs=4096 seek=1 count=9 conv=notrunc status=none && rm -rf "$work/before" && cp -a "$XDG_CACHE_HOME" "$work/before"; }
scene_forget() { begin "$1" && cached; }
scenes=(first small tiny many broken touched gone double damaged forget)

restore() { rm -rf "$XDG_CACHE_HOME" && cp -a "$work/before" "$XDG_CACHE_HOME"; }

# To be killed in the present scene.
command_of() {
    [ "$1" = forget ] && echo "forget $library" || echo "-C $library list"
}

# In the scene of damage that may be said once.
answer() {
    local said='^dossier: the index in the cache was damaged .* is made anew$'
    if [ "$1" = damaged ]; then dump | grep -v "$said"; else dump; fi
}

# What the scene is to say: as a fresh index does; of a case with errors, as it last was.
wanted() {
    dump --no-cache >"$work/fresh"
    restore
    answer "$1" >"$work/wanted"
    [ "$1" = broken ] || diff "$work/fresh" "$work/wanted" >"$work/diff" ||
        fail "$1: without a kill it is not as a fresh index is"
    [ -s "$work/wanted" ] || fail "$1: nothing is said"
}

done_kills=0
try() { # try SCENE POINT [TWICE]: not from the beginning, but from where it was killed
    [ "${3-}" ] || restore
    # shellcheck disable=SC2046
    "$kill_at" "$2" "$DOSSIER" $(command_of "$1") >/dev/null 2>&1
    [ $? -eq 137 ] || return 0 # it was done before
    done_kills=$((done_kills + 1))
    [ "${3-}" != first ] || return 0
    answer "$1" >"$work/is"
    diff "$work/wanted" "$work/is" >"$work/diff" || fail "$1: killed before call $2"
}

for ((round = 1; done_kills < kills; round++)); do
    for scene in "${scenes[@]}"; do
        "scene_$scene" $round || exit 99
        wanted "$scene"
        restore
        # shellcheck disable=SC2046
        calls=$("$kill_at" 0 "$DOSSIER" $(command_of "$scene") 2>/dev/null | tail -n 1)
        share=$(((kills - done_kills) / (${#scenes[@]} * (round == 1 ? 1 : 2)) + 1))
        [ $share -le "$calls" ] || share=$calls
        for ((i = 0; i < share && done_kills < kills; i++)); do
            point=$((1 + (i * calls + RANDOM % calls) / share))
            if [ $((i % 5)) -eq 4 ]; then # what is killed may be killed again
                restore
                try "$scene" $((1 + RANDOM % calls)) first
                try "$scene" "$point" again
            else
                try "$scene" "$point"
            fi
        done
        restore
        open_once list && rm "$library"/n2*.yaml && open_once list
        [ "$(find "$XDG_CACHE_HOME" -name '*.db' | wc -l)" -eq 1 ] ||
            fail "$scene: generations are left behind: $(find "$XDG_CACHE_HOME")"
    done
done
echo "$done_kills kills, and every answer right"

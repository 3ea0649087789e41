#!/bin/sh
# The rooms of src/ and what each may use: in what the files include, and in the
# symbols that the built objects ask for. A check that cannot fail proves nothing, so
# offences are planted first, in a copy, and each must be found.
#
# Set by `make check`: CC, NCURSES_LIBS, DOSSIER_SRCDIR, DOSSIER_BUILDDIR.
set -u

: "${CC:=cc}" "${NCURSES_LIBS:=-lncursesw -ltinfo}"

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

# check_includes SRC: every #include under SRC is of a room that its file may use.
# shellcheck disable=SC2016 # awk's $, not the shell's
check_includes() {
    (cd "$1" && find . -name '*.[ch]' -o -name '*.def' | sed 's,^\./,,' | sort |
        xargs awk '
    function offence(what) {
        print FILENAME ":" FNR ": " what
        bad = 1
    }
    # may(FILE, HEADER): libraries that belong to one file or one room.
    function may(file, header) {
        if (header ~ /^(n?curses|term|panel|menu|form|eti|ncursesw?\/.*)\.h$/)
            return file == "tui/curses.c"
        if (header == "yaml.h")
            return file == "format/yaml.c"
        if (header == "sqlite3.h")
            return file ~ /^index\//
        if (header == "utf8proc.h" || header == "xxhash.h")
            return file ~ /^base\//
        if (header ~ /^unicode\//)
            return file == "base/romanise.c"
        return header != "cmocka.h"
    }
    BEGIN {
        rooms["base"] = " base "
        rooms["format"] = " base format "
        rooms["index"] = " base format index "
        rooms["export"] = " base format index export "
        rooms["work"] = " base format index work "
        rooms["view"] = " base format index view "
        rooms["app"] = " base format index export view app "
        rooms["tui"] = " base format index export work view app tui "
        rooms["cli"] = " base format index export work view app tui cli "
    }
    /^[ \t]*#[ \t]*include/ {
        room = FILENAME
        sub(/\/.*/, "", room)
        name = $0
        sub(/^[ \t]*#[ \t]*include[ \t]*/, "", name)
        if (!(room in rooms)) {
            offence("no such room: " room)
        } else if (name ~ /^</) {
            gsub(/^<|>.*$/, "", name)
            if (!may(FILENAME, name))
                offence("<" name "> does not belong here")
            else if (name == "sqlite3.h" && FILENAME ~ /\.h$/)
                carries[FILENAME] = 1
        } else if (name ~ /^"/) {
            gsub(/^"|"[^"]*$/, "", name)
            target = name
            sub(/\/.*/, "", target)
            if (name !~ /^[a-z]+\/[a-z0-9_.-]+$/ || !(target in rooms))
                offence("\"" name "\" is not rooted at src/")
            else if (index(rooms[room], " " target " ") == 0)
                offence("\"" name "\": " room " may not use " target)
            else if (room != "index")
                outside[name] = outside[name] " " FILENAME
        } else {
            offence("cannot tell what this includes: " name)
        }
    }
    END {
        for (header in carries)
            if (header in outside) {
                print header ": brings sqlite3.h to" outside[header]
                bad = 1
            }
        exit bad
    }') && return 0
    return 1
}

# curses_symbols: what the curses libraries define, found by linking a program with them.
curses_symbols() {
    echo 'int main(void) { return 0; }' >"$scratch/main.c"
    # shellcheck disable=SC2086 # both are lists of words
    $CC -o "$scratch/main" "$scratch/main.c" -Wl,--no-as-needed $NCURSES_LIBS
    ldd "$scratch/main" | awk '/lib(ncurses|tinfo)[a-z]*\.so/ { print $3 }' |
        while read -r library; do nm -D -P --defined-only "$library"; done |
        sed 's/[@ ].*//' | sort -u
}

# list_symbols SRC OBJECTS: "FILE NAME TYPE" for each symbol of each object under
# OBJECTS whose source is still there. A program's own flags prefix an object's name.
list_symbols() {
    (cd "$2" && find . -name '*.o' | sed 's,^\./,,' | sort) | while read -r object; do
        source=$(printf '%s\n' "${object%.o}.c" | sed 's,/dossier-,/,')
        [ -e "$1/$source" ] || continue
        nm -g -P "$2/$object" | awk -v file="$source" '{ print file, $1, $2 }'
    done
}

# check_symbols SRC OBJECTS CURSES: who may ask for curses, libyaml and SQLite. What
# the objects define themselves is their own, whatever it is called.
check_symbols() {
    list_symbols "$1" "$2" >"$scratch/symbols"
    if [ ! -s "$scratch/symbols" ]; then
        echo "no built objects under $2"
        return 1
    fi
    awk '
    FILENAME == ARGV[1] { curses[$1] = 1; next }
    FILENAME == ARGV[2] && $3 !~ /^[Uwv]$/ { own[$2] = 1; next }
    FILENAME == ARGV[3] && $3 ~ /^[Uwv]$/ && !($2 in own) {
        if ($2 ~ /^yaml_/)
            allowed = $1 == "format/yaml.c"
        else if ($2 ~ /^sqlite3_/)
            allowed = $1 ~ /^index\//
        else if ($2 ~ /^utf8proc_/ || $2 ~ /^XXH/)
            allowed = $1 ~ /^base\//
        else
            allowed = !($2 in curses) || $1 == "tui/curses.c"
        if (!allowed) {
            print $1 ": the object asks for " $2
            bad = 1
        }
    }
    END { exit bad }' "$3" "$scratch/symbols" "$scratch/./symbols"
}

failed=0
fail() {
    printf 'FAILED: %s\n' "$*"
    failed=1
}

# plant_include FILE TEXT: TEXT planted in a copy of the sources is found there.
plant_include() {
    rm -rf "$scratch/copy"
    cp -R "$DOSSIER_SRCDIR/src" "$scratch/copy"
    chmod -R u+w "$scratch/copy"
    mkdir -p "$(dirname "$scratch/copy/$1")"
    printf '%s\n' "$2" >>"$scratch/copy/$1"
    check_includes "$scratch/copy" >"$scratch/out" 2>&1
    grep -q "^$1:" "$scratch/out" || fail "planted and not found: $1: $2"
}

# plant_symbol FILE SYMBOL EXPECTED: an object of FILE that asks for SYMBOL is found
# (EXPECTED is yes) or allowed (no).
plant_symbol() {
    rm -rf "$scratch/planted"
    mkdir -p "$scratch/planted/$(dirname "$1")"
    printf 'extern int %s(void);\nint planted(void);\nint planted(void) { return %s(); }\n' \
        "$2" "$2" >"$scratch/planted/$1"
    # shellcheck disable=SC2086 # CC may carry options
    (cd "$scratch/planted" && $CC -c -o "${1%.c}.o" "$1") || fail "cannot compile $1"
    found=no
    check_symbols "$scratch/planted" "$scratch/planted" "$scratch/curses" >/dev/null ||
        found=yes
    [ "$found" = "$3" ] || fail "planted $2 in $1, found: $found"
}

self_test() {
    plant_include base/planted.c '#include "index/planted.h"'
    plant_include format/planted.h '#  include "view/planted.h"'
    plant_include export/planted.c '#include "work/planted.h"'
    plant_include view/planted.c '#include <sqlite3.h>'
    plant_include view/planted.c '#include "app/planted.h"'
    plant_include app/planted.c '#include "work/planted.h"'
    plant_include app/planted.c '#include <curses.h>'
    plant_include format/planted.c '#include <yaml.h>'
    plant_include tui/planted.c '#include "cli/planted.h"'
    plant_include tui/planted.c '#include <ncurses.h>'
    plant_include base/planted.c '#include "planted.h"'
    plant_include base/planted.c '#include "../format/planted.h"'
    plant_include base/planted.c '#include PLANTED'
    plant_symbol tui/planted.c initscr yes
    plant_symbol view/planted.c wrefresh yes
    plant_symbol format/planted.c yaml_parser_parse yes
    plant_symbol view/planted.c sqlite3_step yes
    plant_symbol tui/curses.c initscr no
    plant_symbol format/yaml.c yaml_parser_parse no
    plant_symbol index/planted.c sqlite3_step no
}

curses_symbols >"$scratch/curses"
grep -qx initscr "$scratch/curses" || fail "no curses library found"
self_test
check_includes "$DOSSIER_SRCDIR/src" || fail "the includes"
check_symbols "$DOSSIER_SRCDIR/src" "$DOSSIER_BUILDDIR/src" "$scratch/curses" ||
    fail "the symbols"
exit $failed

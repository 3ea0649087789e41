#!/bin/bash
# The configuration file: what is wrong in it, keys, colours.
# shellcheck disable=SC2016 # messages have `marks` of their own
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

# configure LINE...: the configuration file.
configure() {
    mkdir -p "$XDG_CONFIG_HOME/dossier"
    printf '%s\n' "$@" >"$XDG_CONFIG_HOME/dossier/config"
}

# wrote SEQUENCE: whether this was written to the terminal.
wrote() { grep -qaF -- "$1" "$work/raw"; }
expect_wrote() { until_true wrote "$1" || fail "not written: $(printf %q "$1")"; }
never_wrote() { ! wrote "$1" || fail "written: $(printf %q "$1")"; }

# ---- what is wrong: on stderr, and in the footer ----

config=$XDG_CONFIG_HOME/dossier/config
configure "stlye = apa" "mouse = maybe" "bind J down"
start 140x30 cases/harbour-fire.yaml
expect "▸1 People"
expect_footer 'error: no setting `stlye`: did you mean `style`? [unknown-key] and 1 more'
keys J # the rest of the file holds
expect "> Tomáš Vrba"
keys q
expect_end 0
screen | tr -d '\n' | grep -qF "$config:1:1: error: no setting" || fail "not on stderr"
screen | tr -d '\n' | grep -qF "$config:2:9: error: \`mouse\` takes no \`maybe\`" ||
    fail "not on stderr"

rm -r "$config" && mkdir "$config"
start 140x30 cases/harbour-fire.yaml
expect_footer "error: not a regular file"
keys q
expect_end 0
rmdir "$config"

start 100x30 --style bogus cases/harbour-fire.yaml
expect_end 2
expect 'dossier: `style` takes no `bogus`'

# ---- keys, and what is said of them ----

configure "bind x close" "bind F9 help" "bind ? none" "bind q none"
start 120x30 cases/harbour-fire.yaml
expect "▸1 People"
expect_footer "F9 help"
keys q
expect_footer "q is no key here; F9 lists them"
keys F9 G
expect "x         close"
keys Escape x
expect_end 0

# ---- sizes of panes, until others are chosen ----

row_of_detail() { screen | grep -n "4 Detail" | cut -d: -f1; }
detail_at() { [[ $(row_of_detail) == "$1" ]]; }
expect_detail() { until_true detail_at "$1" || fail "Detail is not in row $1"; }

configure "pane lists 25"
start 120x42 cases/harbour-fire.yaml
expect_detail 12 # below the title and a quarter of 40
keys '}'
expect_detail 13
keys '='
expect_detail 12
keys q
expect_end 0

# ---- colours ----

# with COLORS TERM: starts in colour, moves, leaves.
with() {
    configure "colors = $1" "color quote #ff8700" "color focus 33" "color selected on 17"
    start 120x30 TERM="$2" "${@:3}" cases/harbour-fire.yaml
    expect "People"
    keys j q
    expect_end 0
}

with auto xterm-256color
wrote $'\e[38;5;208m' || fail "not the nearest of 256"
wrote $'\e[38;5;33m' || fail "not the colour of the palette"
wrote $'48;5;17' || fail "not the selected row's background"
with 8 xterm-256color
never_wrote "38;5;"
wrote $'\e[33m' || fail "not the nearest of 8" # of #ff8700: yellow
with 16 xterm-256color
never_wrote "38;5;"
with none xterm-256color
never_wrote "38;5;"
! grep -qaE $'\e\\[([0-9]+;)*(3[0-8]|9[0-7])(;[0-9]+)*m' "$work/raw" || fail "a colour"
with auto xterm-256color NO_COLOR=1
never_wrote "38;5;"
with 256 xterm-256color NO_COLOR=1 # a person's own file says more than the environment
wrote $'\e[38;5;208m' || fail "no colour, though configured"
with auto linux
never_wrote "38;5;"
with auto vt100
never_wrote "38;5;"

# Every colour, where the terminal has it: it says so, and terminfo has a description.
all_colors() { grep -qaE '38[:;]2[:;]+255[:;]135[:;]0' "$work/raw"; }
if ! infocmp xterm-direct >/dev/null 2>&1; then
    with auto xterm-256color COLORTERM=truecolor
    wrote $'\e[38;5;208m' || fail "not the nearest where no description has the colour"
fi
if command -v tic >/dev/null; then
    cat >"$work/direct" <<'TERMINFO'
xterm-direct|xterm with every colour,
	RGB, colors#0x1000000, pairs#0x7FFFF,
	setab=\E[%?%p1%{8}%<%t4%p1%d%e48:2::%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%d%;m,
	setaf=\E[%?%p1%{8}%<%t3%p1%d%e38:2::%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%d%;m,
	use=xterm-256color,
TERMINFO
    tic -x -o "$work/terminfo" "$work/direct" || fail "the description is not taken"
    with auto xterm-256color COLORTERM=truecolor TERMINFO="$work/terminfo"
    all_colors || fail "not the colour itself"
    never_wrote "38;5;"
    with true xterm-256color COLORTERM=24bit TERMINFO="$work/terminfo"
    all_colors || fail "not the colour itself"
    with auto xterm-direct TERMINFO="$work/terminfo"
    all_colors || fail "not the colour itself, by the terminal's own name"
    with 256 xterm-256color COLORTERM=truecolor TERMINFO="$work/terminfo"
    wrote $'\e[38;5;208m' || fail "more colours than are configured"
    with auto xterm-256color COLORTERM=no TERMINFO="$work/terminfo"
    wrote $'\e[38;5;208m' || fail "more colours than the terminal says it has"
    with auto xterm-256color COLORTERM=truecolor NO_COLOR=1 TERMINFO="$work/terminfo"
    ! all_colors || fail "a colour"
    configure "color quote 208" # the palette is enough
    start 120x30 TERM=xterm-256color COLORTERM=truecolor TERMINFO="$work/terminfo" \
        cases/harbour-fire.yaml
    expect "People"
    keys j q
    expect_end 0
    wrote $'\e[38;5;208m' || fail "not the colour of the palette, which is the person's own"
fi

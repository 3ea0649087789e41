# Sourced by the tests that run the program in a real terminal, which tmux is here. Each
# test has a tmux server and a folder of its own; nothing waits for a time, only for a
# condition, with a deadline.
#
# Set by `make check`: DOSSIER, DOSSIER_SRCDIR.
# shellcheck shell=bash
set -u

command -v tmux >/dev/null || { echo "skipped: tmux is missing"; exit 77; }

work=$(mktemp -d "${TMPDIR:-/tmp}/dossier-terminal-XXXXXX") || exit 99
deadline=60 # seconds; a machine may be busy
trap 'terminal kill-server 2>/dev/null; cleared || cleared' EXIT
cleared() { rm -rf "$work" 2>/dev/null; } # what runs on for a moment may write there once more

here=$work/here # where the program runs, with the tests' cases in ./cases
mkdir "$here" && cp -R "${DOSSIER_SRCDIR?}/tests/cases" "$here/cases" &&
    chmod -R u+w "$here/cases" || exit 99
cd "$here" || exit 99
unset COLORTERM DOSSIER_LIBRARY EDITOR NO_COLOR TERMINFO VISUAL
export XDG_CACHE_HOME=$work/cache XDG_CONFIG_HOME=$work/config XDG_STATE_HOME=$work/state

cat >"$work/tmux.conf" <<'CONF'
set -g status off
set -g default-terminal tmux-256color
set -s escape-time 0
set -s exit-empty off
set -s set-clipboard on
CONF

terminal() { tmux -u -S "$work/tmux" -f "$work/tmux.conf" "$@"; }

fail() {
    echo "FAILED: $*" >&2
    echo "the screen:" >&2
    screen >&2
    exit 1
}

# session COLSxROWS COMMANDS: runs bash commands in a terminal of that size. All that comes
# out of the terminal's other end is in $work/raw.
session() {
    terminal kill-session -t test 2>/dev/null
    rm -f "$work"/{before,after,go,pid,raw,session}
    mkfifo "$work/go" || exit 99
    printf '%s\n' "read -r _ <'$work/go'" "ulimit -c 0" "$2" >"$work/session"
    terminal new-session -d -s test -x "${1%x*}" -y "${1#*x}" \
        bash --norc --noprofile "$work/session" || fail "tmux does not start"
    terminal pipe-pane -t test "cat >>'$work/raw'"
    echo >"$work/go"
}

# The command that writes the terminal's modes, without its size, to $work/NAME.
modes() { echo "stty -a | sed 's/rows [0-9]*; columns [0-9]*;//' >'$work/$1'"; }

# start COLSxROWS [VARIABLE=VALUE...] [ARGUMENT...]: the program in a terminal of that size,
# for the first time. When it has ended, its exit code is on the screen.
start() {
    rm -rf "$XDG_STATE_HOME"
    start_again "$@"
}

# The same, with what was kept of the last time.
start_again() {
    local size=$1
    shift
    local variables=()
    while [[ ${1-} == [A-Z]*=* ]]; do
        variables+=("$1")
        shift
    done
    session "$size" "
$(modes before)
bash -c 'echo \$\$ >\"\$0\"; exec env \"\$@\"' '$work/pid' \
    $(printf '%q ' "${variables[@]}" "$DOSSIER" "$@")
echo \"exit \$?\"
$(modes after)
echo 'session over'
exec cat"
}

screen() { terminal capture-pane -p -t test; }
keys() { terminal send-keys -t test "$@"; }
state() { terminal display-message -p -t test "#{$1}"; } # of the pane, by tmux's names
resize() { terminal resize-window -t test -x "${1%x*}" -y "${1#*x}"; }

paste() {
    terminal set-buffer -b pasted -- "$1"
    terminal paste-buffer -d -p -b pasted -t test
}

# Waits until a condition holds: a function or command, with its arguments.
until_true() {
    local end=$((SECONDS + deadline))
    until "$@" 2>/dev/null; do
        ((SECONDS < end)) || return 1
    done
}

# The same for what is on the screen: when the program has ended, nothing more will come.
until_shown() {
    local end=$((SECONDS + deadline))
    until "$@"; do
        ((SECONDS < end)) || return 1
        ! screen_has "session over" || { "$@"; return; }
    done
}

screen_has() { screen | grep -qF -- "$1"; }
screen_lacks() { ! screen_has "$1"; }
state_is() { [[ $(state "$1") == "$2" ]]; }
footer() { screen | sed '/./!d' | tail -n 1; }
footer_has() { footer | grep -qF -- "$1"; }

expect() { until_shown screen_has "$1" || fail "no '$1' on the screen"; }
expect_gone() { until_true screen_lacks "$1" || fail "'$1' stays on the screen"; }
expect_footer() { until_shown footer_has "$1" || fail "no '$1' in the footer"; }
expect_state() { until_true state_is "$1" "$2" || fail "$1 is $(state "$1"), not $2"; }

# Whether a process has ended, also where nobody has asked what became of it.
is_gone() { ! kill -0 "$1" || [[ $(ps -o stat= -p "$1") == Z* ]]; }

# line_of FILE TEXT: the number of the first line that is so.
line_of() { grep -nxF -m 1 -- "$2" "$1" | cut -d: -f1; }

# restored TEXT: nothing of the program is left on the terminal, whose output has come as
# far as to this text.
restored() {
    until_true grep -qa "$1" "$work/raw" || fail "the output stays behind"
    expect_state alternate_on 0
    expect_state cursor_flag 1
    expect_state keypad_flag 0
    expect_state keypad_cursor_flag 0
    local paste
    paste=$(grep -aoE $'\e\\[\\?2004[hl]' "$work/raw" | tail -n 1)
    [[ $paste != *h ]] || fail "bracketed paste stays on"
}

# The program has ended with this exit code, and the terminal is as it was.
expect_end() {
    expect "session over"
    screen_has "exit $1" || fail "the exit code is not $1"
    cmp -s "$work/before" "$work/after" || fail "the terminal's modes changed:" \
        "$(diff "$work/before" "$work/after")"
    restored "session over"
}

#!/bin/bash
# Real editors, in terminals of their own, save a file that the browser shows: good, with an
# error, mended. It shows by itself, nothing flashes, and the selection stays. Not below
# /tmp, where vim keeps no backups and emacs does as it likes.
#
# Set by `make check`: DOSSIER_BUILDDIR.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99
unset TMPDIR TMP TEMP # vim asks them, too, where not to keep backups
here=$(mktemp -d "${DOSSIER_BUILDDIR?}/tests/editors-XXXXXX") || exit 99
cleared() { rm -rf "$work" "$here" 2>/dev/null; }
cp -R "$work/here/cases" "$here/cases" && cd "$here" || exit 99
export HOME=$work/home
mkdir "$HOME"

case_file=cases/night-ferry.yaml
cp $case_file "$work/good"
rm cases/harbour-fire.yaml
tried=0

type_there() { terminal send-keys -t editor "$@"; }
editor_screen() { terminal capture-pane -p -t editor; }
editor_has() { editor_screen | grep -qF -- "$1"; }
editor_gone() { ! terminal has-session -t editor 2>/dev/null; }

# edit COMMAND...: runs it in a terminal of its own, until it shows the file.
edit() {
    terminal kill-session -t editor 2>/dev/null
    terminal new-session -d -s editor -x 100 -y 30 -c "$here" -- "$@" ||
        fail "tmux does not start"
    until_true editor_has "dossier: 1" || fail "$1 does not show the file: $(editor_screen)"
}

# Each says how it replaces a text in the whole file and saves.
vim_replaces() { type_there Escape ":%s/$1/$2/" Enter ":w" Enter; }
emacs_replaces() {
    type_there M-\< M-x
    until_true editor_has "M-x" || fail "no M-x"
    type_there "replace-string" Enter "$1" Enter "$2" Enter C-x C-s
}
nano_replaces() {
    type_there M-\\ "C-\\"
    until_true editor_has "Search" || fail "nano does not ask"
    type_there "$1" Enter "$2" Enter
    until_true editor_has "Replace this instance" || fail "nano does not find $1"
    type_there A C-s
}
vim_ends() { type_there Escape ":q!" Enter; }
emacs_ends() { type_there C-x C-c; }
nano_ends() { type_there C-x; }

# try NAME KIND COMMAND...: the same file, in that editor, beside the browser.
try() {
    local name=$1 kind=$2 from to
    shift 2
    if ! command -v "$1" >/dev/null; then
        echo "skipped: $1 is not installed"
        return
    fi
    tried=$((tried + 1))
    cp "$work/good" $case_file
    expect "The night ferry"
    edit "$@" $case_file
    from="The night ferry"
    for to in "The $name ferry" "The $name boat"; do
        "${kind}_replaces" "$from" "$to"
        expect "$to"
        "${kind}_replaces" "speech: direct" "speech: sung"
        expect "1 error in night-ferry.yaml"
        "${kind}_replaces" "speech: sung" "speech: direct"
        expect_gone "1 error in night-ferry.yaml"
        from=$to
    done
    screen | grep -q '^.*> “01:40 smoke' || fail "$name: the selection has moved"
    "${kind}_ends"
    until_true editor_gone || fail "$name does not end: $(editor_screen)"
    terminal kill-session -t editor 2>/dev/null
}

# At no moment there was a screen without the case.
watch_title() {
    local shown
    while [ ! -e "$work/enough" ]; do
        shown=$(screen 2>/dev/null) || break
        grep -qE "^ The .* (ferry|boat)" <<<"$shown" || { echo "$shown" >"$work/blank"; break; }
    done
}

start 120x36 cases
expect "The night ferry"
keys 3
expect '> “01:40 smoke'
watch_title &
watcher=$!
raw_before=$(stat -c %s "$work/raw")

try vim vim vim -u NONE -N
try vim-backup vim vim -u NONE -N --cmd 'set backup'
try vim-copy vim vim -u NONE -N --cmd 'set backup backupcopy=yes'
try vim-rename vim vim -u NONE -N --cmd 'set backupcopy=no'
try vim-bare vim vim -u NONE -N --cmd 'set nowritebackup'
try nvim vim nvim -u NONE
try nvim-backup vim nvim -u NONE --cmd 'set backup backupdir=.'
try emacs emacs emacs -nw -Q
try emacs-copy emacs emacs -nw -Q --eval '(setq backup-by-copying t version-control t)'
try nano nano nano --ignorercfiles
try nano-backup nano nano --ignorercfiles --backup

touch "$work/enough"
wait $watcher
[ ! -e "$work/blank" ] || fail "a screen without the case: $(cat "$work/blank")"
tail -c "+$((raw_before + 1))" "$work/raw" | grep -aqE $'\e\\[[0-3]?J' &&
    fail "the screen was cleared"
keys Q
expect_end 0
[ $tried -gt 0 ] || { echo "skipped: no editor is installed"; exit 77; }

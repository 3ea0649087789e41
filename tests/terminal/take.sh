#!/bin/bash
# Taking along in a real terminal: the clipboard, the browser, the printed page.
# shellcheck disable=SC1111,SC2016 # quotation marks that are meant, `marks` of messages
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

# configure LINE...: the configuration file.
configure() {
    mkdir -p "$XDG_CONFIG_HOME/dossier"
    printf '%s\n' "$@" >"$XDG_CONFIG_HOME/dossier/config"
}

# program NAME: a command that writes its arguments, one on a line, to $work/NAME, and then
# its standard input.
program() {
    printf '#!/bin/sh\n{ printf "%%s\\n" "$@"; cat; } >"%s.new" && mv "%s.new" "%s"\n' \
        "$work/$1" "$work/$1" "$work/$1" >"$work/$1.sh"
    chmod +x "$work/$1.sh"
    rm -f "$work/$1"
}

clipboard_is() { [[ $(terminal show-buffer 2>/dev/null) == "$1" ]]; }
expect_clipboard() { until_true clipboard_is "$1" || fail "not on the clipboard: $1"; }
file_is() { [[ $(cat "$work/$1") == "$2" ]]; }
expect_file() { until_true file_is "$1" "$2" || fail "$1 is not as it should be"; }

quote="I saw two lights before I smelled anything"
cited="“$quote”
— Guard A
A. Writer, Б. Писатель, “Warehouse burns for two days,” The Gazette, 4 March 2019, \
paragraph 3, accessed 5 March 2019, https://example.org/fire"

# ---- the clipboard, through the terminal ----

start 100x30 cases/harbour-fire.yaml
expect "▸1 People"
keys 3 y
expect_footer "copied 42 characters, the quote"
expect_clipboard "$quote"
keys Y
expect_footer "with citation"
expect_clipboard "$cited"
keys 1 y
expect_clipboard "Guard A" # what `publish` lets out
keys q
expect_end 0

start 100x30 --private --style plain cases/harbour-fire.yaml
expect "▸1 People"
keys y
expect_clipboard "Ines Rauch"
keys q
expect_end 0

start 80x24 TERM=vt100 cases/harbour-fire.yaml
expect "1 People"
keys y
expect_footer "this terminal cannot copy: set copy-command"
keys q
expect_end 0

# ---- the clipboard, by a command ----

program clip
terminal set-buffer -- old
configure "copy-command = '$work/clip.sh' 'one word' \$HOME"
start 100x30 cases/harbour-fire.yaml
expect "▸1 People"
keys 3 y
expect_footer "copied 42 characters, the quote"
expect_file clip "$(printf '%s\n' 'one word' '$HOME' "$quote")"
clipboard_is old || fail "the terminal was asked, too"
keys q
expect_end 0

configure "copy-command = false"
start 120x30 cases/harbour-fire.yaml
expect "▸1 People"
keys 3 y
expect_footer '`false` ended with status 1; copied 42 characters, the quote'
expect_clipboard "$quote"
keys q
expect_end 0

# ---- the browser ----

url='https://example.org/fire?a=1&b=$(touch${IFS}pwned);x'
while IFS= read -r line; do
    [[ $line == "    url: https://example.org/fire" ]] && line="    url: '$url'"
    printf '%s\n' "$line"
done <cases/harbour-fire.yaml >"$work/case" && mv "$work/case" cases/harbour-fire.yaml
program browser
configure "open-command = $work/browser.sh --new"
start 120x30 cases/harbour-fire.yaml
expect "▸1 People"
keys 3 o
expect_footer "open: $url"
keys Escape
expect_footer "not opened"
[ ! -e "$work/browser" ] || fail "opened without being asked"
keys o
expect_footer "open: $url"
keys Enter
expect_footer "opened $url"
expect_file browser "$(printf '%s\n' --new "$url")"
[ ! -e pwned ] || fail "a shell saw the address"
keys q
expect_end 0

configure "open-command = sh -c 'exit 3'"
start 120x30 cases/harbour-fire.yaml
expect "▸1 People"
keys 3 o Enter
expect_footer '`open-command` ended with status 3'
keys q
expect_end 0

printf '#!/bin/sh\necho "browsing $1"\nread -r _\n' >"$work/lynx.sh"
chmod +x "$work/lynx.sh"
configure "open-command = $work/lynx.sh" "open-in-terminal = yes"
start 120x30 cases/harbour-fire.yaml
expect "▸1 People"
keys 3 o Enter
expect "browsing $url"
expect_state alternate_on 0
keys Enter
expect "▸3 Quotes"
keys q
expect_end 0

configure
start 120x30 DISPLAY= WAYLAND_DISPLAY= cases/harbour-fire.yaml
expect "▸1 People"
keys 3 o Enter
expect_footer "no display here to open it on: copied"
expect_clipboard "$url"
keys q
expect_end 0

# ---- the printed page ----

start 100x30 cases/harbour-fire.yaml
expect "▸1 People"
keys j Enter
expect "1 of 7"
keys p Enter
expect_footer "printed when you leave"
keys p
expect_footer "print to:"
keys -l page.txt
keys Enter
expect_footer "printed to page.txt"
[[ $(stat -c %a page.txt) == 600 ]] || fail "others can read the page"
grep -q "Narrowed to Tomáš Vrba: 2 of 12 quotes" page.txt || fail "the page is not narrowed"
echo mine >page.txt
keys p
keys -l page.txt
keys Enter
expect_footer "replace this file? (yes/no)"
keys -l no
keys Enter
expect_footer "not printed"
[[ $(cat page.txt) == mine ]] || fail "the file was replaced"
keys p Up Enter
expect_footer "replace this file? (yes/no)"
keys -l yes
keys Enter
expect_footer "printed to page.txt"
grep -q "Narrowed to Tomáš Vrba" page.txt || fail "the file was not replaced"
cp cases/harbour-fire.yaml "$work/kept"
keys p
keys -l cases/harbour-fire.yaml
keys Enter
expect_footer "is a case file"
cmp cases/harbour-fire.yaml "$work/kept" || fail "a case file was written to"
keys q
expect "Narrowed to Tomáš Vrba: 2 of 12 quotes" # on the terminal's own screen
expect_end 0

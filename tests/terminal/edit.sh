#!/bin/bash
# `e` runs the editor as an argument vector, with the line and the path, and reads the file
# again when it ends; an editor that fails or is missing is said in the footer.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

# An editor that is known to take +LINE. It writes down its arguments and the terminal's
# modes, then runs what the test has put beside it.
bin="$work/my 'bin'"
mkdir "$bin"
cat >"$bin/vi" <<EDITOR
#!/bin/bash
printf '<%s>\n' "\$@" >'$work/arguments'
$(modes editing)
. '$work/does' "\${@: -1}"
EDITOR
chmod +x "$bin/vi"
cp "$bin/vi" "$bin/other"
editor="\"$bin/vi\""

edited_with() {
    until_true grep -q . "$work/arguments" 2>/dev/null || fail "the editor was not run"
    diff <(printf '<%s>\n' "$@") "$work/arguments" >&2 || fail "wrong arguments"
    rm "$work/arguments"
}

# A path that a shell, or a careless option parser, would take for something else.
# shellcheck disable=SC2016
name='-a "b" $(touch c) '\''d'\'' ; e.yaml'
cp cases/night-ferry.yaml "./$name"
line=$(line_of "./$name" "  captain-sato:")
echo "sed -i 's/title: The night ferry/title: The day ferry/' \"\$1\"" >"$work/does"
start 120x36 EDITOR="$editor --flag 'two  words' \\\$x" -- "$name"
expect "The night ferry"
keys e
expect "The day ferry" # without being asked to reload
expect_footer reloaded
# shellcheck disable=SC2016
edited_with --flag 'two  words' '$x' "+$line" "./$name"
cmp "$work/before" "$work/editing" || fail "the editor got the terminal in other modes"
keys q
expect_end 0
[ ! -e c ] || fail "a shell saw the file's name"

# At the line of what is selected; $VISUAL comes before $EDITOR.
mv "./$name" +12.yaml
start 80x24 VISUAL="$editor" EDITOR=false +12.yaml
expect "The day ferry"
keys 3
expect_footer "+12.yaml:$(line_of +12.yaml "  q-log-smoke:")"
keys e
edited_with "+$(line_of +12.yaml "  q-log-smoke:")" ./+12.yaml
expect_footer reloaded
keys q
expect_end 0

# An editor that nobody knows gets the path alone.
: >"$work/does"
start 80x24 EDITOR="\"$bin/other\"" cases/night-ferry.yaml
expect "The night ferry"
keys e
edited_with cases/night-ferry.yaml
expect_footer reloaded

# A record to fill in: where its section ends, or where one goes that is not there yet; on
# the clipboard, and said when the editor has ended.
copied() { [[ $(terminal show-buffer 2>/dev/null) == *"$1"* ]]; }
: >"$work/does"
keys 3 a
edited_with cases/night-ferry.yaml
expect_footer 'copied a quote to fill in and paste there'
expect_footer quote-2
until_true copied $'  quote-2: ' || fail "no quote was copied"
copied "quotes:" && fail "the section is there, and was copied"
keys Q
expect_end 0
start 80x24 EDITOR="$editor" cases/night-ferry.yaml
expect "The night ferry"
keys 2 a
until_true grep -q . "$work/arguments" || fail "the editor was not run"
edited_with "+$(($(line_of cases/night-ferry.yaml "quotes:") - 2))" cases/night-ferry.yaml
until_true copied $'  event-2: ' || fail "no event was copied"
keys c a
expect_footer claim-1
edited_with "+$(sed -n '$=' cases/night-ferry.yaml)" cases/night-ferry.yaml
until_true copied $'claims:\n  claim-1: ' || fail "no section of claims was copied"
keys Q
expect_end 0

# In the list of errors: at the error.
start 80x24 EDITOR="\"$bin/other\"" cases/night-ferry.yaml
expect "The night ferry"
echo "echo 'colour: red' >>\"\$1\"" >"$work/does"
keys e
expect "1 error in night-ferry.yaml"
keys E
expect unknown-key
: >"$work/does"
rm "$work/arguments"
keys e
edited_with cases/night-ferry.yaml
keys Q
expect_end 0
sed -i '$d' cases/night-ferry.yaml

# Editors that fail, that die, that are not there, that are no command.
echo "exit 3" >"$work/does"
start 80x24 EDITOR="$editor" cases/night-ferry.yaml
expect "The night ferry"
keys e
expect_footer "ended with status 3"
edited_with "+$(line_of cases/night-ferry.yaml "  captain-sato:")" cases/night-ferry.yaml
echo "kill -9 \$\$" >"$work/does"
keys e
expect_footer "ended by signal 9"
keys q
expect_end 0

start 80x24 EDITOR=/nowhere/edit cases/night-ferry.yaml
expect "The night ferry"
keys e
expect_footer "cannot run the editor"
expect "The night ferry"
keys q
expect_end 0

start 80x24 EDITOR="'half a word" cases/night-ferry.yaml
expect "The night ferry"
keys e
expect_footer "not a command"
keys q
expect_end 0

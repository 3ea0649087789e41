#!/bin/bash
# Text that is made to be taken for commands, by the terminal or by the eye, is refused or
# shown as visible text: escape sequences, controls, bidi and invisible characters, in every
# kind of field, in file names, from our own list and from the shared corpora.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99
export LC_ALL=C.UTF-8

corpora=${DOSSIER_SHARED:-$DOSSIER_SRCDIR/../shared}/corpora
rm -r cases
mkdir cases

# ---- the library ----

# Each line of stdin as a scalar of YAML, in double quotes; controls as escapes.
scalars() {
    LC_ALL=C awk 'BEGIN { for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i }
    {
        out = ""
        for (i = 1; i <= length($0); i++) {
            c = substr($0, i, 1)
            n = code[c]
            out = out (n < 32 || n == 127 ? sprintf("\\x%02x", n) : \
                       c == "\\" || c == "\"" ? "\\" c : c)
        }
        print "\"" out "\""
    }'
}

# Our own: what each would do is in the name of the sequence.
# shellcheck disable=SC2016
own() {
    printf 'title \e]2;PWNED\a and \e]0;PWNED\e\\ \n'
    printf 'clipboard \e]52;c;UFdORUQ=\a\n'
    printf 'clear \e[2J\e[3J\ec\n'
    printf 'report \e[6n\e[c\e]11;?\a\eP+q544e\e\\ \n'
    printf 'modes \e[?1049l\e[?25l\e[4h\e[20h\e[?1000h\n'
    printf 'C1 \xc2\x9b31m \xc2\x9d2;PWNED\xc2\x9c\n'
    printf 'backspaces \b\b\b\b\b\b\r and DEL \x7f\n'
    printf 'bidi \u202e\u2066reversed\u2069\u202c\n'
    printf 'isolates left open \u2067\u2068\u202d\u202b\u202a\n'
    printf 'marks \u200e\u200f\u061c\n'
    printf 'invisible a\u200bb\u2060c\ufeffd\u00ade\u180ef\n'
    printf 'tags \U000e0041\U000e0042 private \ue000\U000f0000 selectors x\ufe0f\U000e0100\n'
    printf 'joiners a\u200db\u200cc\n'
    printf 'lines \u2028\u2029\n'
    printf 'marks e%s\n' "$(printf '\u0301%.0s' {1..20})"
    printf '\u0301\u20dd a mark without a base\n'
    printf 'wide \U0001f469\u200d\U0001f469\u200d\U0001f467 \u7061 \uff21\n'
    printf '%%s%%n%%x $(touch pwned) `touch pwned` ${HOME}\n'
}

shared() {
    cat "$corpora"/blns/blns.txt "$corpora"/utf8tests/*.txt
    # whole files, their line breaks as controls
    local file
    for file in "$corpora"/xterm-escape-files/*.in; do
        LC_ALL=C tr '\n' '\r' <"$file"
        echo
    done
    grep -rhP '[\x{202a}-\x{202e}\x{2066}-\x{2069}\x{200b}-\x{200f}]' "$corpora/trojan-source"
} 2>/dev/null

{ own; shared; } | LC_ALL=C tr -d '\0' | LC_ALL=C grep -v '^$' | cut -c 1-2000 |
    iconv -c -f UTF-8 -t UTF-8 | scalars >"$work/scalars"

# section NAME FIELDS: every scalar in a record of its own, on a line.
section() {
    echo "$1:"
    LC_ALL=C awk -v id="  ${1:0:1}" -v fields="$2" \
        '{ printf "%s%d: {%s: %s}\n", id, NR, fields, $0 }' "$work/scalars"
}

everything() {
    echo "dossier: 1"
    echo "case: {id: everything, title: Everything that is let in}"
    echo "sources: {s: {type: book, title: A book}}"
    section people "kind: person, name"
    section events "place: here, title"
    section quotes "source: s, exact"
}

# Lines with a mistake are taken out until the rest can be shown.
everything >cases/everything.yaml
sed 's/id: everything/id: refused/' cases/everything.yaml >cases/refused.yaml
tries=0
until "$DOSSIER" check cases/everything.yaml >"$work/check"; do
    ((++tries < 20)) || fail "not mended: $(head -n 3 "$work/check")"
    sed -nE 's/^[^:]*:([0-9]+):[0-9]+: error:.*/\1d/p' "$work/check" >"$work/drop"
    sed -i -f "$work/drop" cases/everything.yaml
done
refused=$(($(wc -l <cases/refused.yaml) - $(wc -l <cases/everything.yaml)))
((refused >= 21)) || fail "only $refused lines were refused" # three for each of the first seven

# As the title of a case, by escapes; as the bytes of a file and as its name.
n=0
while IFS= read -r text; do
    n=$((n + 1))
    printf 'dossier: 1\ncase: {id: own-%d, title: %s}\n' \
        $n "$(scalars <<<"$text")" >cases/own-$n.yaml
    printf 'dossier: 1\ncase:\n  id: raw-%d\n  title: |\n    %s\n' \
        $n "$text" >"cases/${text//\//}.yaml"
done < <(own)

# ---- what the terminal is told ----

# Nothing is left over when all that curses has reason to say is taken out.
output_is_clean() {
    LC_ALL=C tr '\n' ' ' <"$work/raw" | LC_ALL=C sed -E '
        s/\x1b\[[0-9;]*([ABCDGHJKLMPSTXbdr@]|m\x0f?)//g
        s/\x1b\[(\?(1|7|12|25|1049|2004)|4|34)[hl]//g
        s/\x1b\[2[23];2t//g
        s/\x1b[()][0AB]//g
        s/\x1b[=>78DHM]//g
        s/\x1b\]2;dossier(: [^\x1b]*)?\x1b\\//g
        s/[\r\x08]//g' >"$work/rest"
    if LC_ALL=C grep -qaP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]' "$work/rest"; then
        fail "control characters: $(LC_ALL=C grep -aoP \
            '.{0,20}([\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]).{0,20}' "$work/rest" |
            head -5 | cat -v)"
    fi
    # bidi controls, zero-width spaces, byte order marks, line separators, tags
    if LC_ALL=C grep -qaP '\xe2\x80[\x8b\x8e\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xf3\xa0' \
        "$work/raw"; then
        fail "invisible characters on the screen"
    fi
    [ -z "$(terminal list-buffers)" ] || fail "the clipboard was written to"
}

# settled: all keys sent so far have been dealt with and their screen is drawn. Two keys
# that do nothing take turns, so that an answer is never the one before.
nothing=c
settled() {
    nothing=$([ "$nothing" = c ] && echo x || echo c)
    keys "C-$nothing"
    expect_footer "^${nothing^} is no key here"
    before=$(screen | sed '$d')
}

# Pages down to the end.
walk() {
    local shown=
    settled
    while [ "$shown" != "$before" ]; do
        shown=$before
        keys NPage
        settled
    done
}

start 200x60 cases
expect "▸1 People"
keys E
expect "refused.yaml"
walk
keys Escape L
expect "Everything that is let in"
walk
keys Escape

# Each case by itself: its title goes to the window's title.
all=(cases/*.yaml)
for i in "${!all[@]}"; do
    keys L
    expect_footer "close"
    keys Home
    keys -N $((i + 1)) Down
    keys Enter
    settled
    keys Escape # out of the list, when the case cannot be shown
    [[ $(state pane_title) == dossier* ]] || fail "the window's title is $(state pane_title)"
done
keys q
expect_end 0
output_is_clean

start 250x160 cases/everything.yaml
expect "Everything that is let in"
for pane in 1 2 3; do
    keys $pane
    walk
    keys z
    settled
    keys z
done
keys 3 /
keys -l reversed
expect "bidi <U+202E>"
keys Enter
resize 50x15
for key in g NPage NPage z NPage G PPage; do
    settled
    keys $key
done
keys Q
expect "session over"
resize 250x160
expect_end 0
output_is_clean
[ ! -e pwned ] || fail "a shell has seen the text"

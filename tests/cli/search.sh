#!/bin/bash
# Searching from the command line: the manual's examples, what is kept to oneself, and what
# programs get.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

# ---- docs/search.md: each `$ dossier …` gives what stands below it ----

mv library cases
page=$DOSSIER_SRCDIR/docs/search.md
if [ -n "${UPDATE-}" ]; then
    while IFS= read -r line; do
        case $line in
        '    $ dossier '*)
            printf '%s\n' "$line"
            eval "\"\$DOSSIER\" ${line#*dossier }" </dev/null | sed 's/^/    /'
            skip=yes
            ;;
        '    '*) [ "${skip-}" ] || printf '%s\n' "$line" ;;
        *)
            skip=
            printf '%s\n' "$line"
            ;;
        esac
    done <"$page" >"$work/page" && cp "$work/page" "$page"
fi
sed -n 's/^    \$ dossier //p' "$page" >"$work/examples"
[ "$(wc -l <"$work/examples")" -ge 5 ] || fail "no examples in docs/search.md"
while IFS= read -r arguments; do
    awk -v line="    \$ dossier $arguments" '
        $0 == line { on = 1; next }
        on && !/^    / { exit }
        on { print substr($0, 5) }' "$page" >"$work/example"
    eval "gives 0 out $arguments" <"$work/example"
done <"$work/examples"
mv cases library

# ---- exit codes and mistakes ----

gives 1 out -C library search nobody said this </dev/null
gives 1 out -C library search '"*(' </dev/null
gives 2 err search <<'ERR'
dossier: `search` takes the words to look for
ERR

# ---- names that are not published, in text and in ids ----

gives_golden 0 search.txt -C library search 'guard OR daughter OR night'
LC_ALL=C gives_golden 0 search-ascii.txt -C library search 'guard OR daughter OR night'
if grep -n -i -e ines -e инес -e rauch -e lena "$golden"/search{,-ascii}.txt; then
    fail "a name that is not to be published"
fi
gives_golden 0 search-private.txt -C library search --private rauch

# ---- for programs ----

gives_golden 0 search.json -C library search --json 'two lights OR рауx OR raukh'
gives_golden 0 search-best.txt -C library search --best 'harbour OR fire'

# ---- text that would speak to the terminal ----

cat >library/hostile.yaml <<'YAML'
dossier: 1
case: {id: hostile, title: "evilword \u202eright to left"}
YAML
gives 0 out -C library search evilword <<'OUT'
library/hostile.yaml:2: hostile ▸ hostile: evilword <U+202E>right to left
OUT
rm library/hostile.yaml

finish

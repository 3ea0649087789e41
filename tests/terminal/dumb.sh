#!/bin/bash
# Terminals that cannot be used, and no terminal at all: a message, and exit code 2.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

for name in dumb no-such-terminal ''; do
    start 80x24 TERM="$name" cases
    expect_end 2
    expect "dossier: this terminal cannot place the cursor (TERM is \`$name\`)"
    expect "summary"
    expect_state cursor_y "$(screen | sed -n '/session over/=')"
done

# Not a terminal on the one side or the other, whatever the other is.
# shellcheck disable=SC2016
message='dossier: browsing needs a terminal; `dossier summary CASE` prints a case'
for redirection in "</dev/null" ">'$work/out'" "</dev/null >'$work/out'"; do
    session 80x24 "'$DOSSIER' cases $redirection; echo \"exit \$?\"; exec cat"
    expect "exit 2"
    expect "$message"
    [ ! -s "$work/out" ] || fail "something on stdout"
done

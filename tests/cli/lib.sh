# Sourced by the tests of the command line. Each has a folder of its own, with the tests'
# cases in `library`, and compares whole outputs.
#
# Set by `make check`: DOSSIER, DOSSIER_SRCDIR. With UPDATE=1 the files in tests/cli/golden
# are written anew.
# shellcheck shell=bash
set -u

work=$(mktemp -d "${TMPDIR:-/tmp}/dossier-cli-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
golden=${DOSSIER_SRCDIR?}/tests/cli/golden
failed=0

here=$work/here
mkdir "$here" && cp -R "$DOSSIER_SRCDIR/tests/cases" "$here/library" &&
    chmod -R u+w "$here/library" && cd "$here" || exit 99
unset DOSSIER_LIBRARY NO_COLOR
export LC_ALL=C.UTF-8
export XDG_CACHE_HOME=$work/cache XDG_CONFIG_HOME=$work/config XDG_STATE_HOME=$work/state

fail() {
    echo "FAILED: $*"
    failed=1
}

finish() { exit $failed; } # the last line of each test

# run ARGUMENT...: the program; its outputs are in $work/out and $work/err.
run() {
    ran="dossier $*"
    code=0
    "$DOSSIER" "$@" >"$work/out" 2>"$work/err" </dev/null || code=$?
}

# same FILE WHAT: what was run has written this, byte for byte.
same() { diff -u "$2" "$work/$1" || fail "$ran: not what was expected of its std$1"; }

# gives CODE STREAM ARGUMENT...: runs the program and wants this exit code and, on that
# stream (out or err), the text of stdin, whole; on the other, nothing.
gives() {
    local expected=$1 stream=$2
    shift 2
    cat >"$work/expected"
    run "$@"
    [ $code -eq "$expected" ] || fail "$ran: exit code $code, not $expected"
    same "$stream" "$work/expected"
    same "$([ "$stream" = out ] && echo err || echo out)" /dev/null
}

# gives_golden CODE FILE ARGUMENT...: the same for a stdout that is kept in a file.
gives_golden() {
    local expected=$1 file=$golden/$2
    shift 2
    if [ -n "${UPDATE-}" ]; then
        run "$@"
        cp "$work/out" "$file"
    fi
    gives "$expected" out "$@" <"$file"
}

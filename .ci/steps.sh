#!/bin/bash
# One step of .ci/run, in the top folder of the tree: bash .ci/steps.sh NAME. Each step
# stands alone, so that a failed one can be repeated by itself.
set -eu

# Failed tests show their logs.
export VERBOSE=1

readonly test_line='./bootstrap && make -C build check'
readonly browse_line='./bootstrap && build/dossier'

# configured FOLDER OPTION...: a build folder of its own, configured once.
configured() {
    local folder=$1
    shift
    [ -e configure ] || autoreconf -fi
    mkdir -p "$folder"
    if [ ! -e "$folder/config.status" ] || [ configure -nt "$folder/config.status" ]; then
        (cd "$folder" && ../configure "$@")
    fi
}

# built FOLDER: the program and the test programs, without running any.
built() {
    make -C "$1" -j2
    make -C "$1" -j2 check TESTS=
}

# The very lines that the README gives; both cores may work on them.
step_readme() {
    grep -Fx -- "$test_line" README.md
    grep -Fx -- "$browse_line" README.md
    MAKEFLAGS=-j2 bash -c "$test_line"
    bash -c "./bootstrap && build/dossier --version"
}

step_needs() {
    ./bootstrap --ci
    clang --version
    shellcheck --version
}

step_gcc() {
    configured build-gcc --enable-werror CC=gcc
    built build-gcc
}

step_clang() {
    configured build-clang --enable-werror CC=clang
    built build-clang
    make -C build-clang -j2 check
}

# AddressSanitizer, LeakSanitizer and UBSan; the makefile sets their options.
step_sanitize() {
    configured build-sanitize --enable-sanitize CC=gcc CFLAGS="-g -O1"
    built build-sanitize
    make -C build-sanitize -j2 check
}

step_layers() {
    step_gcc
    make -C build-gcc check TESTS=tests/check-layers.sh
}

step_generated() {
    step_gcc
    make -C build-gcc check TESTS=tests/check-generated.sh
}

# Every shell script that git knows, by its first line or its name.
step_shellcheck() {
    local scripts
    mapfile -t scripts < <({
        git ls-files '*.sh'
        git grep -lE '^#! ?/(usr/)?bin/(env )?(ba|da)?sh' | grep -v '\.[a-z]*$' || :
    } | sort -u)
    printf '%s\n' "${scripts[@]}"
    shellcheck "${scripts[@]}"
}

# The tarball builds, passes its tests and installs by itself: no git, no folder beside it.
step_distcheck() {
    configured build-gcc --enable-werror CC=gcc
    env -u DOSSIER_SHARED make -C build-gcc -j2 distcheck
}

# A short replay of the fuzzers' corpora, with the sanitizers of clang, as a real run has it.
step_fuzz() {
    configured build-fuzz --enable-sanitize CC=clang CFLAGS="-g -O1"
    make -C build-fuzz -j2 tests/fuzz/fuzz_{edtf,grid,load,sanitise}
    DOSSIER_BUILDDIR=$PWD/build-fuzz tests/fuzz/replay
}

# After all of this, git sees nothing that was not there before.
step_clean() {
    git status --porcelain | tee /dev/stderr | diff "${CI_BEFORE:-/dev/null}" -
}

if ! declare -F "step_$1" >/dev/null; then
    echo "no such step: $1" >&2
    exit 2
fi
cd "$(dirname "$0")/.."
"step_$1"

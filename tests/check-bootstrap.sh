#!/bin/sh
# What bootstrap does with packages, configure and make, seen through stand-ins for the
# commands that it calls. Nothing is installed or built.
#
# Set by `make check`: DOSSIER_SRCDIR.
set -u

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
tree=$scratch/tree
bin=$scratch/bin
calls=$scratch/calls
out=$scratch/out
failed=0

packages='gcc make autoconf automake pkg-config libncurses-dev libsqlite3-dev libyaml-dev
libutf8proc-dev libxxhash-dev libicu-dev libcmocka-dev tmux'

fail() {
    printf 'FAILED: %s: %s\n' "$case" "$*"
    sed 's/^/    said: /' "$out"
    sed 's/^/    called: /' "$calls"
    failed=1
}

# stand_in NAME: a command whose calls are recorded; its text comes on stdin.
stand_in() {
    {
        printf '#!/bin/sh\n'
        [ "$1" = id ] || [ "$1" = dpkg-query ] || [ "$1" = pkg-config ] ||
            printf 'echo "%s $*" >>"%s"\n' "$1" "$calls"
        cat
    } >"$bin/$1"
    chmod +x "$bin/$1"
}

# A tree with a bootstrap, and a PATH with nothing but stand-ins and plain tools.
# $scratch/installed/ has a file for each package that is there.
new_case() {
    case=$1
    rm -rf "$tree" "$bin" "$scratch/installed"
    mkdir -p "$tree/m4" "$bin" "$scratch/installed"
    : >"$calls"
    : >"$out"
    cp "$DOSSIER_SRCDIR/bootstrap" "$tree/bootstrap"
    chmod +x "$tree/bootstrap"
    for source in configure.ac Makefile.am m4/dossier.m4; do
        touch -t 200001010000 "$tree/$source"
    done
    for package in $packages; do : >"$scratch/installed/$package"; done
    for tool in sh cat chmod cut dirname env find getconf mkdir tail touch; do
        ln -s "$(command -v "$tool")" "$bin/$tool"
    done
    echo 0 >"$scratch/uid"
    stand_in id <<STAND_IN
cat "$scratch/uid"
STAND_IN
    stand_in dpkg-query <<STAND_IN
for package; do :; done
[ -e "$scratch/installed/\$package" ] || exit 1
printf installed
STAND_IN
    stand_in apt-get <<STAND_IN
for word; do
    case \$word in
    update) exit 0 ;;
    install) list=yes ;;
    -*) ;;
    *) [ -z "\${list-}" ] || : >"$scratch/installed/\$word" ;;
    esac
done
STAND_IN
    stand_in sudo <<'STAND_IN'
"$@"
STAND_IN
    stand_in autoreconf <<'STAND_IN'
touch Makefile.in config.h.in
cat >configure <<'CONFIGURE'
#!/bin/sh
echo "configure $*" >>../calls
cat >config.status <<'STATUS'
#!/bin/sh
echo "config.status $*" >>../calls
touch config.status
STATUS
chmod +x config.status
CONFIGURE
chmod +x configure
STAND_IN
    ln -s "$calls" "$tree/calls"
    stand_in make </dev/null
}

# bootstrap STATUS ARGUMENT...: runs it from another folder and wants that exit status.
bootstrap() {
    expected=$1
    shift
    : >"$calls"
    (cd / && PATH=$bin "$tree/bootstrap" "$@") >"$out" 2>&1 </dev/null
    status=$?
    [ $status -eq "$expected" ] || fail "exit status $status, not $expected"
}

called() { grep -q -- "$1" "$calls" || fail "not called: $1"; }
not_called() { if grep -q -- "$1" "$calls"; then fail "called: $1"; fi; }
said() { grep -q -- "$1" "$out" || fail "not said: $1"; }
silent() { if [ -s "$out" ]; then fail "not silent"; fi; }

new_case "all packages are there"
bootstrap 0
silent
not_called apt-get
called '^autoreconf -fi$'
called '^configure'
called '^make -C build'
bootstrap 0
silent
not_called autoreconf
not_called config

new_case "root installs what is missing, and only that"
rm "$scratch/installed/tmux" "$scratch/installed/libyaml-dev"
bootstrap 0
said '^bootstrap: installing with apt-get: libyaml-dev tmux$'
not_called sudo
called 'apt-get .*update$'
called 'apt-get .*install --no-install-recommends libyaml-dev tmux$'
bootstrap 0
silent
not_called apt-get

new_case "a user installs through sudo"
echo 1000 >"$scratch/uid"
rm "$scratch/installed/gcc"
bootstrap 0
called '^sudo env DEBIAN_FRONTEND=noninteractive apt-get .*install .* gcc$'

new_case "a user without sudo is told, and goes on"
echo 1000 >"$scratch/uid"
rm "$bin/sudo" "$scratch/installed/libcmocka-dev"
bootstrap 0
said 'by root: apt-get install libcmocka-dev$'
not_called apt-get
called '^configure'
: >"$scratch/installed/libcmocka-dev"
bootstrap 0
silent
called '^config.status --recheck'

new_case "elsewhere, what is missing is named"
rm "$bin/dpkg-query" "$bin/apt-get"
stand_in pkg-config <<'STAND_IN'
[ "$2" != cmocka ]
STAND_IN
for tool in cc automake; do ln -s "$bin/make" "$bin/$tool"; done
bootstrap 0
said "^bootstrap: missing (by Debian's names): libcmocka-dev tmux\$"
called '^make -C build'

new_case "a failing apt-get is shown, and goes on"
rm "$scratch/installed/tmux"
stand_in apt-get <<'STAND_IN'
echo "E: no such luck"
exit 100
STAND_IN
bootstrap 0
said 'E: no such luck'
called '^make -C build'

new_case "without autoconf it stops"
rm "$bin/autoreconf" "$scratch/installed/autoconf" "$bin/apt-get"
bootstrap 1
said 'cannot go on without autoconf'

new_case "a newer configure.ac configures again"
bootstrap 0
touch -t 203801010000 "$tree/configure.ac"
bootstrap 0
called autoreconf
rm "$tree/configure.ac" && touch -t 200001010000 "$tree/configure.ac"
touch -t 200101010000 "$tree/build/config.status"
bootstrap 0
not_called autoreconf
called '^config.status --recheck$'
called '^config.status $'

new_case "a failing build shows its end"
stand_in make <<'STAND_IN'
echo "error: no such thing"
exit 2
STAND_IN
bootstrap 1
said 'error: no such thing'

new_case "--ci installs what the checks need"
stand_in clang <<'STAND_IN'
echo 14.0.6
STAND_IN
bootstrap 0 --ci
said 'installing with apt-get: clang shellcheck vim nano emacs-nox$'
said 'installing with apt-get: libclang-rt-14-dev$'
bootstrap 0 --ci
silent

new_case "an unknown option is refused"
bootstrap 2 --nonsense
said '^usage:'

exit $failed

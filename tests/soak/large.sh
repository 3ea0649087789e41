#!/bin/bash
# Plays tests/headless/large.script on a case of QUOTES quotes (1,000,000), whose index is on
# the disk: every view must come at once, and have all of its figures in the end.
#
# Set by make: DOSSIER_BUILDDIR.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 1
quotes=${QUOTES-1000000}
work=$(mktemp -d "${TMPDIR:-/tmp}/dossier-large-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
export DOSSIER_BUILDDIR=${DOSSIER_BUILDDIR:-$PWD} XDG_CACHE_HOME=$work/cache
mkdir "$work/here" && cd "$work/here" || exit 99

# One size will do: the others differ in what fits only.
sed -e "s/^generated .*/generated $quotes/" -e 's/^open$/open-cached/' -e '/^size 120x36/,$d' \
    "$here/../headless/large.script" >"$work/large.script"
"$DOSSIER_BUILDDIR/tests/headless/drive" "$work/large.script" >"$work/out" || exit 1
for view in Timeline Claims Relations Sources Weak; do
    grep -q "\\[$view" "$work/out" || { echo "FAILED: no screen of $view"; exit 1; }
done
echo "the views of $quotes quotes came"

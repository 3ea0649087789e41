#!/bin/sh
# Demands that what is generated and kept in the tree is what the program would write
# now. Set by `make check`: GENERATED, DOSSIER_SRCDIR, DOSSIER_BUILDDIR.
set -u

failed=0
for file in ${GENERATED?}; do
    if ! diff -u "$DOSSIER_SRCDIR/$file" "$DOSSIER_BUILDDIR/generated/$file"; then
        echo "$file is not what the program writes; run: make regen" >&2
        failed=1
    fi
done
exit $failed

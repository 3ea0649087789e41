#!/bin/bash
# 5,000 rounds of random edits under somebody who browses, from a seed of its own: the test
# of `make check` for longer. ROUNDS and SEED choose others.
#
# Set by `make soak`: DOSSIER_BUILDDIR.
seed=${SEED-$RANDOM}
echo "browse_edits.sh: seed $seed"
"${DOSSIER_BUILDDIR:-.}/tests/headless/random_edits" "${ROUNDS-5000}" "$seed"

#!/bin/bash
# Presses keys at random for as long as it takes, with seeds that `make check` does not use:
# SEEDS of them (20), EVENTS events each (100000). A seed that fails is named, and fails again:
# `tests/headless/random_keys EVENTS SEED`.
#
# Set by make: DOSSIER_BUILDDIR, DOSSIER_SRCDIR.
set -u
first=${SEED-$(date +%s)}
for ((seed = first; seed < first + ${SEEDS-20}; seed++)); do
    "${DOSSIER_BUILDDIR?}/tests/headless/random_keys" "${EVENTS-100000}" "$seed" ||
        { echo "FAILED: with the seed $seed"; exit 1; }
done

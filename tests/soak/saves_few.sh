#!/bin/bash
# The soak of saves.c, for as long as `make check` has patience: each save once.
#
# Set by `make check`: DOSSIER_BUILDDIR.
program=${DOSSIER_BUILDDIR?}/tests/soak/saves
[ -x "$program" ] || { echo "skipped: built without cmocka"; exit 77; }
SAVES_ROUNDS=${SAVES_ROUNDS-30} exec "$program"

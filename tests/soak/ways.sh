#!/bin/bash
# Every save in every way in which it can come between what a watcher does:
# tests/unit/test_saves, whole.
#
# Set by make: DOSSIER_BUILDDIR.
WAYS=all exec "${DOSSIER_BUILDDIR?}/tests/unit/test_saves"

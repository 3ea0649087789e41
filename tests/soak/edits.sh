#!/bin/bash
# Edits a file at random, 10,000 times (EDITS), and wants a reload of its part to give what a
# load of the whole gives: tests/unit/test_patch, at length.
#
# Set by make: DOSSIER_BUILDDIR.
EDITS=${EDITS-10000} exec "${DOSSIER_BUILDDIR?}/tests/unit/test_patch"

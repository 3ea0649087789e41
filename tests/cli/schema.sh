#!/bin/bash
# The schema that is printed is the one that is kept in the tree, and it is JSON.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

gives 0 out schema <"$DOSSIER_SRCDIR/docs/case.schema.json"
if command -v python3 >/dev/null; then
    python3 -c 'import json, sys; json.load(sys.stdin)' <"$work/out" || fail "not JSON"
fi

finish

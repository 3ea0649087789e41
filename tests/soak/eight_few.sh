#!/bin/bash
# The soak of eight.sh, for as long as `make check` has patience.
ROUNDS=${ROUNDS-4} exec "$(dirname "$0")/eight.sh"

#!/bin/bash
# The soak of kill.sh, for as long as `make check` has patience.
KILLS=${KILLS-12} exec "$(dirname "$0")/kill.sh"

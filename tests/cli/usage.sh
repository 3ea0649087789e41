#!/bin/bash
# Help, version, and wrong usage: said on stderr, with what to do, and exit code 2.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

gives_golden 0 help.txt help
gives_golden 0 help.txt --help
gives_golden 0 help.txt -h
gives_golden 0 help-summary.txt help summary
gives_golden 0 help-summary.txt summary --help
gives_golden 0 help-summary.txt -h summary harbour-fire
version=$(sed -n "s/^AC_INIT(\[dossier\], \[\(.*\)\])$/dossier \1/p" "$DOSSIER_SRCDIR/configure.ac")
gives 0 out --version <<<"$version"
gives 0 out -V <<<"$version"
gives 0 out summary --version <<<"$version"

# ---- verbs ----

gives 2 err help sumary <<'ERR'
dossier: no verb `sumary`: did you mean `summary`?
ERR
gives 2 err help nonsense <<'ERR'
dossier: no verb `nonsense`: `dossier help` lists them
ERR
gives 2 err sumary harbour-fire <<'ERR'
dossier: no verb and no file `sumary`: did you mean `summary`?
ERR
gives 2 err scheme <<'ERR'
dossier: no verb and no file `scheme`: did you mean `schema`?
ERR
gives 2 err library <<'ERR'
dossier: browsing needs a terminal; `dossier summary CASE` prints a case
ERR

# ---- options ----

gives 2 err summary --widht 40 harbour-fire <<'ERR'
dossier: no option `--widht`: did you mean `--width`?
ERR
gives 2 err --libary=library check <<'ERR'
dossier: no option `--libary`: did you mean `--library`?
ERR
gives 2 err --nonsense <<'ERR'
dossier: no option `--nonsense`: `dossier help` lists them
ERR
gives 2 err -x <<'ERR'
dossier: no option `-x`: `dossier help` lists them
ERR
gives 2 err check -C <<'ERR'
dossier: `--library` needs a DIR behind it
ERR
gives 2 err summary harbour-fire --width <<'ERR'
dossier: `--width` needs a COLUMNS behind it
ERR
gives 2 err --help=yes <<'ERR'
dossier: `--help` takes no value
ERR
gives 2 err schema --private <<'ERR'
dossier: `--private` goes with: browse list search summary
ERR
for width in 19 1001 -1 0x40 40x '' wide 99999999999999999999; do
    gives 2 err summary --width="$width" harbour-fire <<'ERR'
dossier: `--width` takes a number from 20 to 1000
ERR
done

# ---- arguments ----

gives 2 err summary <<'ERR'
dossier: `summary` takes one CASE: a case file, or the id of a case
ERR
gives 2 err summary one two <<'ERR'
dossier: `summary` takes one CASE: a case file, or the id of a case
ERR
gives 2 err schema library <<'ERR'
dossier: `schema` takes no arguments
ERR
gives 2 err summary library <<'ERR'
dossier: `library` is a folder: name one case file in it
ERR
gives 2 err summary ./gone.yaml <<'ERR'
dossier: ./gone.yaml: there is no such file or folder; check the name
ERR

# Behind `--` nothing is an option.
cp library/night-ferry.yaml ./--private
gives 0 out check -- --private </dev/null
"$DOSSIER" summary library/night-ferry.yaml >"$work/summary"
gives 0 out summary -- --private <"$work/summary"

finish

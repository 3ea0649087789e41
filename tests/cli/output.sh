#!/bin/bash
# Output that cannot be written, and names that are not to be written as they are.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

printf 'dossier: 1\n' >wrong.yaml

# ---- a full disk ----

for arguments in "--version" "help" "help check" "schema" "check wrong.yaml" "new a" \
    "summary library/night-ferry.yaml"; do
    # shellcheck disable=SC2086 # words
    "$DOSSIER" $arguments >/dev/full 2>"$work/err"
    code=$?
    ran="dossier $arguments >/dev/full"
    [ $code -eq 2 ] || fail "$ran: exit code $code, not 2"
    same err - <<'ERR'
dossier: cannot write: No space left on device
ERR
done

# A reader that has gone is nothing to speak of.
mkfifo pipe
exec 3<>pipe
exec 4>pipe
exec 3>&-
"$DOSSIER" schema >&4 2>"$work/err"
code=$?
ran="dossier schema >&4"
[ $code -eq 2 ] || fail "$ran: exit code $code, not 2"
same err /dev/null
exec 4>&-

# ---- names ----

name=$'a\nb\e]2;c\a\u202e.yaml'
shown='a<U+000A>b<U+001B>]2;c<U+0007><U+202E>.yaml'
gives 2 err check "$name" <<ERR
dossier: $shown: there is no such file or folder; check the name
ERR
gives 1 err summary "$name" <<ERR
dossier: no case \`$shown\` here: name a case file, or the id of a case in the library (-C DIR)
ERR
gives 2 err --"$name" <<ERR
dossier: no option \`--$shown\`: \`dossier help\` lists them
ERR
gives 2 err help "$name" <<ERR
dossier: no verb \`$shown\`: \`dossier help\` lists them
ERR
cp wrong.yaml "$name"
gives 1 out check "$name" <<OUT
$shown:1:1: error: no \`case\`: write one with \`id\` and \`title\` [missing-key]
OUT
gives 1 err summary "$name" <<ERR
$shown:1:1: error: no \`case\`: write one with \`id\` and \`title\` [missing-key]
ERR
rm "$name"
mkdir "$name"
gives 2 err summary "$name" <<ERR
dossier: \`$shown\` is a folder: name one case file in it
ERR
mv "$name" "${name%.yaml}"
cp wrong.yaml "${name%.yaml}/x.yaml"
gives 1 out -C "${name%.yaml}" check <<OUT
${shown%.yaml}/x.yaml:1:1: error: no \`case\`: write one with \`id\` and \`title\` [missing-key]
OUT
LC_ALL=C gives 2 err check 'é“x”' <<'ERR'
dossier: <U+00E9>"x": there is no such file or folder; check the name
ERR

# ---- what is no file ----

mkfifo pipe.yaml
for path in pipe.yaml /dev/null; do
    gives 2 out check $path <<OUT
$path:1:1: error: not a regular file: it is not read [not-regular]
OUT
    gives 2 err summary $path <<ERR
$path: error: not a regular file: it is not read [not-regular]
ERR
done
if [ "$(id -u)" -ne 0 ]; then
    cp wrong.yaml closed.yaml
    chmod 0 closed.yaml
    gives 2 out check closed.yaml <<'OUT'
closed.yaml:1:1: error: cannot be read: Permission denied [unreadable]
OUT
fi

finish

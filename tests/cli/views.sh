#!/bin/bash
# summary --view: every view on paper, at any width, without what is not to be published.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99
case_file=library/harbour-fire.yaml
views="timeline claims relations sources weak"

for view in $views; do
    gives_golden 0 "view-$view.txt" summary --view "$view" $case_file
done
gives_golden 0 view-timeline-120.txt summary --view timeline --width 120 $case_file
LC_ALL=C gives_golden 0 view-timeline-ascii.txt summary --view timeline $case_file

# Names that are withheld or replaced, in none of their forms, in no view, at no width; and
# nothing but printable text, no wider than was asked for.
for view in $views; do
    for width in 20 40 61 100 200; do
        run summary --view "$view" --width $width $case_file
        ! grep -n -e 'Ines' -e 'Инес' -e 'Rauch' -e 'Rausch' -e 'Lena' "$work/out" ||
            fail "$ran: a name that is not to be published"
        ! LC_ALL=C grep -n '[[:cntrl:]]' "$work/out" || fail "$ran: control characters"
        ! grep -n ' $' "$work/out" || fail "$ran: blanks at the end of a line"
        LC_ALL=C run summary --view "$view" --width $width $case_file
        ! LC_ALL=C grep -n '[^ -~]' "$work/out" || fail "$ran: more than ASCII"
        ! grep -nE "^.{$((width + 1)),}" "$work/out" || fail "$ran: too wide"
    done
done
run summary --view relations --private $case_file
grep -q 'Ines Rauch' "$work/out" || fail "$ran: --private still hides a name"

# Where the archived texts are at hand, how much of each is quoted.
run summary --view sources "$DOSSIER_SRCDIR/tests/archive/good/harbour.yaml"
grep -q '^  Quoted in this case: .* % of the words of gazette.txt$' "$work/out" ||
    fail "$ran: no share of the words"

gives 2 err summary --view times $case_file <<'ERR'
dossier: no view `times`: there are timeline, claims, relations, sources and weak
ERR
gives 2 err summary --view context $case_file <<'ERR'
dossier: no view `context`: there are timeline, claims, relations, sources and weak
ERR

finish

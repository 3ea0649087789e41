#!/bin/bash
# The settings of docs/editors.md in a real vim: `:DossierWatch` fills the quickfix list after
# every save, and `:make` goes to the mistake.
# shellcheck source=tests/terminal/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99
command -v vim >/dev/null || { echo "skipped: vim is not installed"; exit 77; }

case_file=cases/night-ferry.yaml
rm cases/harbour-fire.yaml
# shellcheck disable=SC2016 # backquotes of the page
sed -n '/^```vim$/,/^```$/{/^```/!p;}' "${DOSSIER_SRCDIR?}/docs/editors.md" >"$work/vimrc"
grep -q DossierWatch "$work/vimrc" || fail "no settings in the page"
cat >>"$work/vimrc" <<VIM
set nomore shortmess+=filmnrwxaoOtTIcA
function! Told()
  return join(map(getqflist(), {_, i -> bufname(i.bufnr) . '|' . i.lnum . '|' . i.col . '|'
        \ . i.type . '|' . i.text}), "\n") . "\n"
endfunction
command! Tell call writefile([Told()], '$work/list') | redraw
VIM
mkdir "$work/bin"
ln -s "$DOSSIER" "$work/bin/dossier"

# lists TEXT: the quickfix list is that in the end.
told() {
    rm -f "$work/list"
    keys Escape ":Tell" Enter
    until_true test -s "$work/list" && [[ "$(cat "$work/list")" == "$1" ]]
}
lists() {
    until_true told "$1" || fail "the list is: $(cat "$work/list")"
}

error="cases/night-ferry.yaml|33|13|e|\`directly\` is not a \`speech\` of a quote: did you mean \
\`direct\`? one of direct, reported [bad-value]"

session 120x36 "PATH='$work/bin':\$PATH vim -N -u '$work/vimrc' $case_file; echo 'session over'
exec cat"
expect "dossier: 1"
if keys Escape ":echo 'job' . has('job')" Enter && ! until_true screen_has job1; then
    echo "skipped: this vim starts no jobs"
    exit 77
fi
keys ":DossierWatch cases" Enter
lists ""
keys ":%s/speech: direct/speech: directly/" Enter ":w" Enter
lists "$error"
keys ":%s/speech: directly/speech: direct/" Enter ":w" Enter
lists ""
keys ":call job_stop(g:dossier_job)" Enter
keys ":%s/speech: direct/speech: directly/" Enter ":w" Enter gg ":make" Enter
expect "[bad-value]"
keys Enter
lists "$error"
keys Escape ":echo 'at line ' . line('.')" Enter
expect "at line 33"
keys ":q!" Enter
expect "session over"

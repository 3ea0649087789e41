#!/bin/bash
# Whatever check says of a file, each editor of docs/editors.md can read: the settings of the
# page take every line, with its place. Vim and Emacs themselves are asked where they are.
# shellcheck source=tests/cli/lib.sh
. "$(dirname "$0")/lib.sh" || exit 99

page=${DOSSIER_SRCDIR?}/docs/editors.md
rm -r library/*

# A mistake, a warning, more than are listed, and what concerns a file as a whole.
printf 'dossier: 1\ncase: {id: a, title: A}\nevents: {e: {title: E, plaec: X}}\n' >library/a.yaml
printf 'dossier: 1\ncase: {id: d, title: D}\nevents: {e: {title: E}}\n' >library/d.yaml
{
    printf 'dossier: 1\ncase: {id: b, title: B}\npeople:\n'
    for ((i = 0; i < 1010; i++)); do
        echo "  p$i: {}"
    done
} >library/b.yaml
printf 'services: {}\n' >library/c.yaml
mkfifo library/pipe.yaml
truncate -s 2G library/vast.yaml
if [ "$(id -u)" -ne 0 ]; then
    cp library/a.yaml library/shut.yaml
    chmod 0 library/shut.yaml
fi
run check library library/pipe.yaml
sort -o "$work/lines" "$work/out"
for code in unknown-key event-without-quote too-many other-file not-regular too-large; do
    grep -q "\[$code\]\$" "$work/lines" || fail "no [$code] to read"
done

# listed WHO: what $work/list has of each line, `FILE|LINE|COLUMN|SEVERITY`, is what it says.
sed -E 's/^([^:]*):([0-9]+):([0-9]+): (.).*/\1|\2|\3|\4/' "$work/lines" >"$work/places"
listed() {
    sort "$work/list" | diff "$work/places" - >"$work/diff" ||
        fail "$1 reads other places: $(head "$work/diff")"
}

# Visual Studio Code: the pattern of the task, of which bash knows no `?` behind `+` and no \d.
pattern=$(sed -n 's/^ *"regexp": "\(.*\)",$/\1/p' "$page")
pattern=${pattern//\\\\/\\}
pattern=${pattern//\\d/[0-9]}
pattern=${pattern//.+\?/[^:]+}
while read -r line; do
    [[ $line =~ $pattern ]] || continue
    m=("${BASH_REMATCH[@]}")
    echo "${m[1]}|${m[2]}|${m[3]}|${m[4]::1}"
done <"$work/lines" >"$work/list"
listed "Visual Studio Code"

if command -v vim >/dev/null && vim --version | grep -q '+quickfix'; then
    # shellcheck disable=SC2016 # backquotes of the page
    sed -n '/^```vim$/,/^```$/{/^let g:/p;}' "$page" >"$work/vimrc"
    cat >>"$work/vimrc" <<VIM
let &errorformat = g:dossier_errorformat
cgetfile $work/lines
call writefile(map(getqflist(), {_, i -> bufname(i.bufnr) . '|' . i.lnum . '|' . i.col . '|'
      \\ . i.type}), '$work/list')
qall!
VIM
    rm "$work/list"
    vim -N -es -u "$work/vimrc" </dev/null >/dev/null 2>&1
    listed Vim
else
    echo "skipped: vim is not installed, or has no quickfix list"
fi

if command -v emacs >/dev/null; then
    cat >"$work/list.el" <<EMACS
(require 'compile)
(with-temp-buffer
  (insert-file-contents "$work/lines")
  (compilation-mode)
  (compilation--ensure-parse (point-max))
  (let (rows (at (point-min)))
    (while (< at (point-max))
      (goto-char at)
      (let* ((m (get-text-property at 'compilation-message))
             (loc (and m (compilation--message->loc m))))
        (when loc
          (push (format "%s|%d|%d|%s" (caar (compilation--loc->file-struct loc))
                        (compilation--loc->line loc) (compilation--loc->col loc)
                        (if (= 2 (compilation--message->type m)) "e" "w")) rows)))
      (setq at (line-beginning-position 2)))
    (write-region (concat (mapconcat #'identity rows "\n") "\n") nil "$work/list")))
EMACS
    rm -f "$work/list"
    emacs -Q --batch -l "$work/list.el" </dev/null >"$work/emacs" 2>&1
    listed Emacs
else
    echo "skipped: emacs is not installed"
fi
finish

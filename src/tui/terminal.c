/* SPDX-License-Identifier: MIT */
#include "tui/terminal.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

bool terminal_is(const char *names)
{
    struct str term = str_of(getenv("TERM")), rest = str_of(names);
    for (struct str name = str_word(&rest); name.n; name = str_word(&rest))
        if (str_starts(term, name))
            return true;
    return false;
}

bool terminal_has_title(void)
{
    return terminal_is("xterm tmux rxvt foot alacritty kitty konsole vte");
}

bool terminal_copies(void)
{
    return terminal_is("xterm tmux screen rxvt foot alacritty kitty konsole vte st wezterm "
                       "contour mintty iterm");
}

bool terminal_direct_name(struct buf *out)
{
    struct str says = str_of(getenv("COLORTERM")), term = str_of(getenv("TERM"));
    if (!term.n || (!str_eq(says, STR("truecolor")) && !str_eq(says, STR("24bit"))))
        return false;
    size_t cut = str_find(term, STR("-256color"), 0);
    buf_add(out, str_sub(term, 0, cut == SIZE_MAX ? term.n : cut));
    buf_addz(out, "-direct");
    return true;
}

void terminal_say(struct str bytes)
{
    for (size_t done = 0; done < bytes.n;) {
        ssize_t n = write(STDOUT_FILENO, bytes.p + done, bytes.n - done);
        if (n <= 0)
            return;
        done += (size_t)n;
    }
}

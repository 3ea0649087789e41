/* SPDX-License-Identifier: MIT */
/* docs/config.md, from the tables. */
#include "app/config.h"

#include "app/config_tables.h"

static void add_words(struct buf *out, const char *words)
{
    const char *before = "";
    struct str rest = str_of(words);
    for (struct str word = str_word(&rest); word.n; word = str_word(&rest)) {
        buf_addf(out, "%s`%.*s`", before, STR_ARG(word));
        before = " ";
    }
}

static void add_settings(struct buf *out)
{
    buf_addz(out, "## Settings\n\n"
                  "Lines `name = value`.\n\n"
                  "| Name | Takes | Without it | What it does |\n"
                  "|---|---|---|---|\n");
    for (enum setting s = 0; s < SETTINGS; s++) {
        const struct setting_info *info = config_setting(s);
        buf_addf(out, "| `%s` | ", info->name);
        if (info->type == SETTING_CHOICE)
            add_words(out, info->words);
        else
            buf_addz(out, "a command");
        buf_addf(out, " | %s%s%s | %s |\n", *info->value ? "`" : "", info->value,
                 *info->value ? "`" : "", info->note);
    }
    buf_addz(out, "\nA command is a program and its arguments: blanks separate, quotes and\n"
                  "backslash keep them together. It is never run through a shell.\n");
}

static void add_directives(struct buf *out)
{
    buf_addz(out, "\n## Keys, panes and colours\n\n"
                  "Lines of words, any number of them.\n\n"
                  "| Line | What it does |\n"
                  "|---|---|\n");
    for (enum directive d = 0; d < DIRECTIVES; d++) {
        const struct directive_info *info = config_directive(d);
        buf_addf(out, "| `%s %s` | %s |\n", info->name, info->arguments, info->note);
    }
}

static void add_roles(struct buf *out)
{
    buf_addz(out, "\n## Roles\n\n"
                  "What `color` can change. The words are attributes (");
    add_words(out, look_attributes);
    buf_addz(out, ") and a\ncolour for the text, and behind `on` one for what is under it: a "
                  "name\n(");
    add_words(out, look_colors);
    buf_addz(out, ",\n`default` for the terminal's own), a number from 0 to 255 of the "
                  "terminal's palette,\nor `#rrggbb`. A terminal that has fewer colours shows "
                  "the nearest; without any, the\nattributes and whatever marks the role "
                  "without colours remain.\n\n"
                  "`#rrggbb` is shown exactly where terminfo gives the terminal every colour "
                  "(the\ncapability RGB), and where $COLORTERM says `truecolor` or `24bit` and "
                  "terminfo has the\ndescription that goes with it: `xterm-direct` for "
                  "`xterm-256color`, in a package such as\nncurses-term. Elsewhere the nearest "
                  "of the palette is.\n\n"
                  "| Role | What it is |\n"
                  "|---|---|\n");
    for (unsigned role = 0; role < ROLES; role++)
        buf_addf(out, "| `%s` | %s |\n", config_role(role)->name,
                 config_role(role)->meaning);
}

static void add_clipboard(struct buf *out)
{
    buf_addz(out, "\n## The clipboard\n\n"
                  "Without copy-command the terminal is asked to copy (OSC 52), which works\n"
                  "over SSH, too. xterm, foot, kitty, alacritty, wezterm and others do; some\n"
                  "want it allowed in their settings, and none says whether it did. They take\n"
                  "about 75,000 bytes.\n\n"
                  "Inside tmux either is needed: `set -g set-clipboard on`, so that tmux takes\n"
                  "it and passes it on, or `set -g allow-passthrough on`; or else the setting\n"
                  "`copy-command = tmux load-buffer -w -`. screen passes it on as it is.\n\n"
                  "## Screen readers and braille\n\n"
                  "`plain = yes`, or `--plain`, shows one pane at a time, without frames and\n"
                  "signs, labels before values, dates in words. The cursor stands on the\n"
                  "selected row, where the text begins two columns to the right.\n");
}

void config_markdown(struct buf *out)
{
    buf_addz(out,
             "# The configuration file\n\n"
             "Written from `src/app/config.def` and `src/view/style.def` by `make regen`.\n\n"
             "The browser reads `$XDG_CONFIG_HOME/dossier/config`, which is\n"
             "`~/.config/dossier/config` when that is not set. There need not be one. A line\n"
             "is a setting, a directive, empty, or a comment that begins with `#`. What is\n"
             "wrong in it is said on stderr before the screen opens, with its line and\n"
             "column, and again in the footer; the rest of the file holds.\n\n"
             "```\n"
             "# ~/.config/dossier/config\n"
             "style = apa\n"
             "mouse = yes\n"
             "copy-command = wl-copy\n"
             "bind x close\n"
             "pane lists 40\n"
             "color quote bold #7f9f5f\n"
             "color selected on 236\n"
             "```\n\n");
    add_settings(out);
    add_directives(out);
    add_roles(out);
    add_clipboard(out);
}

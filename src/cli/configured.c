/* SPDX-License-Identifier: MIT */
/* Finding the configuration file, as the XDG base directories have it. */
#include "cli/configured.h"

#include "base/file.h"
#include "cli/say.h"

#include <errno.h>
#include <stdlib.h>

enum { SIZE_LIMIT = 256 * 1024 };

/* Empty when there is no home either. A relative path is none, says the specification. */
static void config_path(struct buf *out)
{
    const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (folder && *folder == '/')
        buf_addz(out, folder);
    else if (home && *home)
        buf_addf(out, "%s/.config", home);
    if (out->n)
        buf_addz(out, "/dossier/config");
}

/* False: there is no file, which is as good as any. */
static bool read_text(const char *path, struct buf *text, struct diags *diags)
{
    struct place whole = {0};
    switch (file_read(path, SIZE_LIMIT, text, NULL)) {
    case FILE_OK:
        return true;
    case FILE_UNREADABLE:
        if (errno != ENOENT && errno != ENOTDIR)
            diags_add(diags, DIAG_UNREADABLE, whole, "cannot be read (%s)", strerror(errno));
        return false;
    case FILE_NOT_REGULAR:
        diags_add(diags, DIAG_NOT_REGULAR, whole, "not a regular file, not read");
        return false;
    case FILE_TOO_LARGE:
        diags_add(diags, DIAG_TOO_LARGE, whole, "larger than any configuration, not read");
        return false;
    }
    return false;
}

/* The first of what is wrong, and that there is more. */
static void add_alert(struct str path, const struct diags *diags, struct buf *alert)
{
    if (diags->list.n == 0)
        return;
    diag_render(alert, path, &diags->list.v[0]);
    if (diags->list.n > 1)
        buf_addf(alert, " and %zu more", diags->list.n - 1);
}

static void read_file(struct config *config, struct buf *alert)
{
    struct buf path = {0}, text = {0};
    struct diags diags = {0};
    config_path(&path);
    if (path.n && read_text(buf_z(&path), &text, &diags))
        config_read(config, buf_str(&text), &diags);
    say_diags(stderr, buf_str(&path), &diags);
    add_alert(buf_str(&path), &diags, alert);
    buf_free(&path);
    buf_free(&text);
    diags_free(&diags);
}

static bool take_option(const struct cli *cli, struct config *config, enum option option,
                        enum setting setting)
{
    struct buf why = {0};
    const char *value = cli->value[option] ? cli->value[option] : "yes";
    bool good = !cli->given[option] || config_set(config, setting, str_of(value), &why);
    if (!good)
        say_error("%s", buf_z(&why));
    buf_free(&why);
    return good;
}

bool configured(const struct cli *cli, struct config *config, struct buf *alert)
{
    config_init(config);
    read_file(config, alert);
    return take_option(cli, config, OPTION_STYLE, SETTING_STYLE) &&
           take_option(cli, config, OPTION_MOUSE, SETTING_MOUSE) &&
           take_option(cli, config, OPTION_PLAIN, SETTING_PLAIN);
}

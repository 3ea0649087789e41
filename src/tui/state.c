/* SPDX-License-Identifier: MIT */
/* The state file: a heading, lines of any library, then `library PATH` before the lines of
 * each, the last one used first. */
#include "tui/state.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SIZE_LIMIT = 1 << 20, LIBRARIES_MAX = 64 };

static const char heading[] = "dossier state 1\n";
static const char section[] = "library ";

/* A relative path is none, says the specification of the XDG base directories. */
static void find_folder(struct buf *out)
{
    const char *folder = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (folder && *folder == '/')
        buf_addz(out, folder);
    else if (home && *home == '/')
        buf_addf(out, "%s/.local/state", home);
    if (out->n)
        buf_addz(out, "/dossier");
}

static void add_path(struct buf *out, const char *path)
{
    char *real = realpath(path, NULL);
    buf_addf(out, "%s%s", out->n ? " + " : "", real ? real : path);
    free(real);
}

/* The device of a path, or of the nearest folder above it that is there; 0 for none. */
static dev_t device_of(struct str path)
{
    struct stat st;
    struct buf part = {0};
    buf_add(&part, path);
    while (part.n && stat(buf_z(&part), &st) != 0)
        do
            buf_cut(&part, part.n - 1);
        while (part.n && part.p[part.n] != '/');
    dev_t device = part.n || stat("/", &st) == 0 ? st.st_dev : 0;
    buf_free(&part);
    return device;
}

static bool is_near(const struct state *s, const struct library *library)
{
    dev_t here = device_of(buf_str(&s->folder));
    bool near = true;
    for (size_t i = 0; i < library->folders.n; i++)
        near = near && device_of(str_of(library->folders.v[i])) == here;
    for (size_t i = 0; i < library->singles.n; i++)
        near = near && device_of(str_of(library->singles.v[i])) == here;
    return near;
}

void state_open(struct state *s, const struct library *library)
{
    find_folder(&s->folder);
    for (size_t i = 0; i < library->folders.n; i++)
        add_path(&s->library, library->folders.v[i]);
    for (size_t i = 0; i < library->singles.n; i++)
        add_path(&s->library, library->singles.v[i]);
    bool line = s->library.n <= PATH_MAX &&
                str_find(buf_str(&s->library), STR("\n"), 0) == SIZE_MAX;
    if (!line || !is_near(s, library))
        buf_clear(&s->library);
}

void state_free(struct state *s)
{
    buf_free(&s->folder);
    buf_free(&s->library);
}

static const char *file_path(const struct state *s, struct buf *out)
{
    buf_addf(out, "%s/state", buf_z(&s->folder));
    return buf_z(out);
}

/* The whole file. False: it cannot be read, which errno says; ENOENT is none of that. */
static bool read_file(const struct state *s, struct buf *text)
{
    struct buf path = {0};
    errno = 0;
    enum file_error error = file_read(file_path(s, &path), SIZE_LIMIT, text, NULL);
    if (error == FILE_NOT_REGULAR || error == FILE_TOO_LARGE)
        errno = EFBIG;
    bool good = error == FILE_OK || errno == ENOENT || errno == ENOTDIR;
    buf_free(&path);
    return good;
}

/* Cuts the next part off: the lines up to the next `library`, its own line first. */
static struct str next_part(struct str *rest)
{
    size_t end = 0;
    do {
        size_t line = str_find(*rest, STR("\n"), end);
        end = line == SIZE_MAX ? rest->n : line + 1;
    } while (end < rest->n && !str_starts(str_sub(*rest, end, rest->n), str_of(section)));
    struct str part = str_sub(*rest, 0, end);
    *rest = str_sub(*rest, end, rest->n);
    return part;
}

static bool is_of(struct str part, const struct state *s)
{
    size_t end = str_find(part, STR("\n"), 0);
    return end != SIZE_MAX && s->library.n &&
           str_eq(str_sub(part, sizeof section - 1, end), buf_str(&s->library));
}

bool state_read(const struct state *s, struct buf *lines, struct buf *why)
{
    struct buf text = {0};
    bool good = !s->folder.n || read_file(s, &text);
    if (!good) {
        buf_addf(why, "cannot read what was kept from the last session (%s)",
                 errno == EFBIG ? "it is no file of ours" : strerror(errno));
    } else if (text.n && !str_starts(buf_str(&text), str_of(heading))) {
        buf_addz(why, "what was kept from the last session is not of this version");
        good = false;
    } else if (text.n) {
        struct str rest = str_sub(buf_str(&text), sizeof heading - 1, text.n);
        if (!str_starts(rest, str_of(section)))
            buf_add(lines, next_part(&rest));
        while (rest.n) {
            struct str part = next_part(&rest);
            if (is_of(part, s))
                buf_add(lines, str_sub(part, str_find(part, STR("\n"), 0) + 1, part.n));
        }
    }
    buf_free(&text);
    return good;
}

/* Adds what the file says of other libraries. */
static void add_others(const struct state *s, struct str text, struct buf *out)
{
    if (!str_starts(text, str_of(heading)))
        return;
    struct str rest = str_sub(text, sizeof heading - 1, text.n);
    if (!str_starts(rest, str_of(section)))
        next_part(&rest);
    for (int n = 1; rest.n && n < LIBRARIES_MAX; n++) {
        struct str part = next_part(&rest);
        if (!is_of(part, s))
            buf_add(out, part);
    }
}

/* Makes the folder, and those above it, for nobody else to look into. */
static bool make_folder(const struct state *s)
{
    struct stat st;
    struct buf path = {0};
    for (size_t at = 1; at <= s->folder.n; at++) {
        if (at < s->folder.n && s->folder.p[at] != '/')
            continue;
        buf_clear(&path);
        buf_add(&path, str_sub(buf_str(&s->folder), 0, at));
        mkdir(buf_z(&path), 0700);
    }
    bool ours = lstat(buf_z(&path), &st) == 0 && S_ISDIR(st.st_mode) &&
                st.st_uid == geteuid() &&
                ((st.st_mode & 077) == 0 || chmod(buf_z(&path), 0700) == 0);
    buf_free(&path);
    return ours;
}

static bool write_all(int fd, struct str text)
{
    while (text.n) {
        ssize_t n = write(fd, text.p, text.n);
        if (n < 0 && errno != EINTR)
            return false;
        text = str_sub(text, n > 0 ? (size_t)n : 0, text.n);
    }
    return fsync(fd) == 0;
}

static void replace_file(const struct state *s, struct str text)
{
    struct buf path = {0}, fresh = {0};
    buf_addf(&fresh, "%s/state.XXXXXX", buf_z(&s->folder));
    int fd = mkstemp(fresh.p); /* 0600 */
    if (fd >= 0) {
        bool good = write_all(fd, text);
        if (close(fd) != 0 || !good || rename(fresh.p, file_path(s, &path)) != 0)
            unlink(fresh.p);
    }
    buf_free(&path);
    buf_free(&fresh);
}

void state_write(const struct state *s, struct str shape, struct str places)
{
    struct buf old = {0}, text = {0};
    if (s->folder.n && read_file(s, &old)) {
        buf_addf(&text, "%s%.*s", heading, STR_ARG(shape));
        if (s->library.n && places.n)
            buf_addf(&text, "%s%s\n%.*s", section, buf_z(&s->library), STR_ARG(places));
        add_others(s, buf_str(&old), &text);
        if (!str_eq(buf_str(&old), buf_str(&text)) && make_folder(s))
            replace_file(s, buf_str(&text));
    }
    buf_free(&old);
    buf_free(&text);
}

/* SPDX-License-Identifier: MIT */
/* Standard output and standard error. */
#include "cli/say.h"

#include "base/sanitise.h"

#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { PIPED_COLUMNS = 80, LEAST_COLUMNS = 20, MOST_COLUMNS = 1000 };

static bool locale_is_ascii(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

/* One line, spelled as the locale can show it. */
static void put_line(FILE *to, struct str clean)
{
    struct buf ascii = {0};
    if (locale_is_ascii()) {
        sanitise_ascii(&ascii, clean);
        clean = buf_str(&ascii);
    }
    fprintf(to, "%.*s\n", STR_ARG(clean));
    buf_free(&ascii);
}

static void put_formatted(FILE *to, const char *before, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

static void put_formatted(FILE *to, const char *before, const char *format, va_list args)
{
    struct buf raw = {0}, clean = {0};
    buf_addv(&raw, format, args);
    buf_addz(&clean, before);
    sanitise(&clean, buf_str(&raw), SANITISE_LINE);
    put_line(to, buf_str(&clean));
    buf_free(&raw);
    buf_free(&clean);
}

void say_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    put_formatted(stderr, "dossier: ", format, args);
    va_end(args);
}

void say_line(FILE *to, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    put_formatted(to, "", format, args);
    va_end(args);
}

void say_diags(FILE *to, struct str path, const struct diags *diags)
{
    struct buf line = {0};
    for (size_t i = 0; i < diags->list.n; i++) {
        buf_clear(&line);
        diag_render(&line, path, &diags->list.v[i]);
        put_line(to, buf_str(&line));
    }
    buf_free(&line);
}

bool say_out(const struct buf *text)
{
    if (fwrite(buf_z(text), 1, text->n, stdout) == text->n && fflush(stdout) == 0)
        return true;
    if (errno != EPIPE)
        say_error("cannot write: %s", strerror(errno));
    return false;
}

bool say_shown(const struct buf *clean)
{
    if (!locale_is_ascii())
        return say_out(clean);
    struct buf ascii = {0};
    sanitise_ascii(&ascii, buf_str(clean));
    bool good = say_out(&ascii);
    buf_free(&ascii);
    return good;
}

static size_t terminal_columns(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
        return size.ws_col;
    return PIPED_COLUMNS;
}

bool say_page(const struct cli *cli, struct page *page, struct buf *out)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    bool terminal = isatty(STDOUT_FILENO);
    *page = (struct page){
        .out = out,
        .columns = terminal ? terminal_columns() : PIPED_COLUMNS,
        .styled = terminal && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0,
        .ascii = locale_is_ascii(),
    };
    const char *width = cli->value[OPTION_WIDTH];
    if (!width)
        return true;
    char *end;
    long columns = strtol(width, &end, 10);
    if (end == width || *end || columns < LEAST_COLUMNS || columns > MOST_COLUMNS) {
        say_error("`--width` takes a number from %d to %d", LEAST_COLUMNS, MOST_COLUMNS);
        return false;
    }
    page->columns = (size_t)columns;
    return true;
}

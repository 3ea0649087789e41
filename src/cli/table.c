/* SPDX-License-Identifier: MIT */
/* Widths first, then the lines. */
#include "cli/table.h"

#include "base/sanitise.h"
#include "base/utf8.h"

enum { GAP = 2 };

void table_add(struct table *t, struct str raw)
{
    struct buf clean = {0};
    sanitise(&clean, raw, SANITISE_LINE);
    vec_push(&t->cells, arena_str(&t->arena, buf_str(&clean)));
    buf_free(&clean);
}

void table_addf(struct table *t, const char *format, ...)
{
    struct buf raw = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&raw, format, args);
    va_end(args);
    table_add(t, buf_str(&raw));
    buf_free(&raw);
}

static bool is_number(struct str s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool digit = s.p[i] >= '0' && s.p[i] <= '9';
        if (!digit && !strchr("+-.e", s.p[i]))
            return false;
        digits += digit;
    }
    return digits > 0;
}

struct column {
    size_t width;
    bool number; /* all below the heading are */
};

static struct column measure(const struct table *t, size_t column, size_t most)
{
    struct column c = {.number = true};
    bool any = false;
    for (size_t i = column; i < t->cells.n; i += t->columns) {
        size_t width = utf8_columns(t->cells.v[i]);
        c.width = width > c.width ? width : c.width;
        if (i >= t->columns && t->cells.v[i].n) {
            c.number = c.number && is_number(t->cells.v[i]);
            any = true;
        }
    }
    c.number = c.number && any;
    if (c.width > most && column + 1 < t->columns)
        c.width = most;
    return c;
}

static void add_cell(struct buf *out, struct str cell, struct column c, bool last)
{
    size_t width = utf8_columns(cell);
    if (c.number)
        buf_pad(out, ' ', c.width - (width < c.width ? width : c.width));
    if (width > c.width) {
        buf_add(out, str_sub(cell, 0, utf8_fit(cell, c.width - 1)));
        buf_addz(out, "…");
    } else {
        buf_add(out, cell);
    }
    if (!last && !c.number && width < c.width)
        buf_pad(out, ' ', c.width - width);
    if (!last)
        buf_pad(out, ' ', GAP);
}

void table_print(const struct table *t, size_t most, struct buf *out)
{
    struct column *columns = mem_array(t->columns, sizeof *columns);
    for (size_t i = 0; i < t->columns; i++)
        columns[i] = measure(t, i, most);
    for (size_t i = 0; i < t->cells.n; i++) {
        bool last = (i + 1) % t->columns == 0;
        add_cell(out, t->cells.v[i], columns[i % t->columns], last);
        if (last)
            buf_addc(out, '\n');
    }
    free(columns);
}

void table_free(struct table *t)
{
    arena_free(&t->arena);
    vec_free(&t->cells);
}

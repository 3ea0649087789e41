/* SPDX-License-Identifier: MIT */
/* Lines of plain text. */
#include "export/page.h"

#include "base/sanitise.h"
#include "base/utf8.h"
#include "base/wrap.h"

enum { LEAST_COLUMNS = 20 };

static size_t columns_of(const struct page *p)
{
    return p->columns < LEAST_COLUMNS ? LEAST_COLUMNS : p->columns;
}

/* What of `text` may be shown. The caller frees it. */
static struct buf visible(const struct page *p, struct str text, enum sanitise_mode mode)
{
    struct buf clean = {0};
    sanitise(&clean, text, mode);
    if (!p->ascii)
        return clean;
    struct buf ascii = {0};
    sanitise_ascii(&ascii, buf_str(&clean));
    buf_free(&clean);
    return ascii;
}

static void style(struct page *p, const char *sequence)
{
    if (p->styled)
        buf_addz(p->out, sequence);
}

/* Lines of clean text; the first goes on where `used` columns of it stand already. */
static void lines(struct page *p, size_t indent, size_t hang, size_t used, struct str clean)
{
    size_t all = columns_of(p);
    for (size_t at = 0, n = 0; at < clean.n; n++) {
        size_t from = n ? hang : indent;
        struct str line;
        at = wrap_line(clean, at, all - from, &line);
        if (line.n) {
            buf_pad(p->out, ' ', n || from < used ? from : from - used);
            buf_add(p->out, line);
        }
        buf_addc(p->out, '\n');
    }
}

void page_gap(struct page *p)
{
    buf_addc(p->out, '\n');
}

void page_text(struct page *p, size_t indent, size_t hang, struct str text)
{
    struct buf clean = visible(p, text, SANITISE_TEXT);
    lines(p, indent, hang, 0, buf_str(&clean));
    buf_free(&clean);
}

void page_bold(struct page *p, size_t indent, struct str text)
{
    style(p, "\033[1m");
    page_text(p, indent, indent, text);
    style(p, "\033[0m");
}

static void underlined(struct page *p, struct str text, char line)
{
    struct buf clean = visible(p, text, SANITISE_LINE);
    size_t width = utf8_columns(buf_str(&clean));
    page_bold(p, 0, buf_str(&clean));
    buf_pad(p->out, line, width < columns_of(p) ? width : columns_of(p));
    buf_addc(p->out, '\n');
    buf_free(&clean);
}

void page_title(struct page *p, struct str text)
{
    underlined(p, text, '=');
}

void page_heading(struct page *p, struct str text)
{
    page_gap(p);
    underlined(p, text, '-');
}

void page_entry(struct page *p, size_t indent, size_t at, struct str label, struct str text)
{
    struct buf clean_label = visible(p, label, SANITISE_LINE);
    struct buf clean = visible(p, text, SANITISE_TEXT);
    size_t width = indent + utf8_columns(buf_str(&clean_label));
    bool narrow = at > columns_of(p) / 2; /* no room beside the label: go on below it */
    if (narrow)
        at = indent + 2;
    if ((narrow && clean.n) || width + 2 > at) {
        lines(p, indent, indent + 4, 0, buf_str(&clean_label)); /* further in than its text */
        lines(p, at, at, 0, buf_str(&clean));
    } else {
        buf_pad(p->out, ' ', indent);
        buf_add(p->out, buf_str(&clean_label));
        lines(p, at, at, width, buf_str(&clean));
        if (!clean.n)
            buf_addc(p->out, '\n');
    }
    buf_free(&clean);
    buf_free(&clean_label);
}

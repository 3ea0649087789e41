/* SPDX-License-Identifier: MIT */
/* One mark is awaited at a time: outside of a paste the first, in it the last. */
#include "tui/paste.h"

#include "base/utf8.h"

static const char begins[] = "\033[200~", ends[] = "\033[201~";

enum { PASTE_LIMIT = 64 * 1024 }; /* a paste fills one prompt line; more is no such thing */

void paste_free(struct paste *p)
{
    buf_free(&p->text);
}

void paste_begin(struct paste *p)
{
    buf_clear(&p->text);
    p->open = true;
    p->matched = p->n_held = p->ready = 0;
}

void paste_end(struct paste *p)
{
    p->open = false;
    p->matched = 0;
}

static void add(struct paste *p, int32_t character)
{
    if (p->text.n < PASTE_LIMIT)
        utf8_put(&p->text, character);
}

static enum paste_news take_text(struct paste *p, int32_t c)
{
    if (c == ends[p->matched]) {
        if (++p->matched < PASTE_MARK)
            return PASTE_TAKEN;
        paste_end(p);
        return PASTE_DONE;
    }
    for (size_t i = 0; i < p->matched; i++) /* that was no mark */
        add(p, ends[i]);
    p->matched = c == ends[0];
    if (!p->matched)
        add(p, c);
    return PASTE_TAKEN;
}

enum paste_news paste_take(struct paste *p, int32_t c)
{
    if (p->open)
        return take_text(p, c);
    bool goes_on = p->matched && c == begins[p->matched];
    if (goes_on && p->matched + 1 == PASTE_MARK) {
        paste_begin(p);
        return PASTE_TAKEN;
    }
    if (!goes_on && !p->n_held) {
        p->matched = c == begins[0];
        return PASTE_KEY;
    }
    p->matched = goes_on ? p->matched + 1 : c == begins[0];
    p->held[p->n_held++] = c;
    if (!goes_on)
        p->ready = p->n_held;
    return PASTE_HELD;
}

bool paste_waits(const struct paste *p)
{
    return p->n_held > p->ready;
}

void paste_give_up(struct paste *p)
{
    p->ready = p->n_held;
}

bool paste_release(struct paste *p, int32_t *key)
{
    if (!p->ready)
        return false;
    *key = p->held[0];
    memmove(p->held, p->held + 1, --p->n_held * sizeof *p->held);
    p->ready--;
    return true;
}

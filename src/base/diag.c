/* SPDX-License-Identifier: MIT */
/* The table of codes, the list that stops growing, the one way to print a diagnostic. */
#include "base/diag.h"

#include "base/sanitise.h"

#include <inttypes.h>

static const struct diag_info infos[] = {
#define DIAG(tag, code, severity, meaning) {code, DIAG_##severity, meaning},
#include "base/diag.def"
#undef DIAG
};

const struct diag_info *diag_info(enum diag_code code)
{
    return &infos[code];
}

bool diag_lookup(struct str code, enum diag_code *out)
{
    for (int i = 0; i < DIAG_CODES; i++) {
        if (str_eq(code, str_of(infos[i].code))) {
            *out = (enum diag_code)i;
            return true;
        }
    }
    return false;
}

void diags_add(struct diags *d, enum diag_code code, struct place at, const char *format,
               ...)
{
    enum diag_severity severity = infos[code].severity;
    *(severity == DIAG_ERROR ? &d->errors : &d->warnings) += 1;
    if (d->list.n >= DIAGS_LIMIT)
        return;
    struct buf message = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&message, format, args);
    va_end(args);
    struct diag diag = {code, severity, at, arena_str(&d->arena, buf_str(&message))};
    buf_free(&message);
    vec_push(&d->list, diag);
}

static bool stands_before(struct place a, struct place b)
{
    return a.line != b.line ? a.line < b.line : a.col < b.col;
}

/* The note about those past the limit. It counts as none itself, and is a warning when
 * nothing worse than warnings was left out. */
static void add_note(struct diags *d)
{
    size_t listed_errors = 0;
    for (size_t i = 0; i < d->list.n; i++)
        listed_errors += d->list.v[i].severity == DIAG_ERROR;
    size_t unlisted = d->errors + d->warnings - d->list.n;
    struct diag note = {
        .code = DIAG_TOO_MANY,
        .severity = d->errors > listed_errors ? DIAG_ERROR : DIAG_WARNING,
        .message =
            arena_strf(&d->arena, "%zu more are not listed; mend these first", unlisted),
    };
    vec_push(&d->list, note);
}

void diags_sort(struct diags *d)
{
    if (d->list.n > DIAGS_LIMIT)
        d->list.n = DIAGS_LIMIT; /* the note of an earlier sort */
    /* By insertion: stable, and the list is short and all but sorted. */
    for (size_t i = 1; i < d->list.n; i++) {
        struct diag diag = d->list.v[i];
        size_t to = i;
        for (; to > 0 && stands_before(diag.at, d->list.v[to - 1].at); to--)
            d->list.v[to] = d->list.v[to - 1];
        d->list.v[to] = diag;
    }
    if (d->errors + d->warnings > d->list.n)
        add_note(d);
}

void diags_free(struct diags *d)
{
    vec_free(&d->list);
    arena_free(&d->arena);
    *d = (struct diags){0};
}

void diag_render(struct buf *out, struct str path, const struct diag *diag)
{
    struct place at = diag->at;
    sanitise(out, path, SANITISE_LINE);
    if (path.n)
        buf_addc(out, ':');
    if (at.line)
        buf_addf(out, "%" PRIu32 ":", at.line);
    if (at.line && at.col)
        buf_addf(out, "%" PRIu32 ":", at.col);
    if (path.n || at.line)
        buf_addc(out, ' ');
    buf_addz(out, diag->severity == DIAG_ERROR ? "error: " : "warning: ");
    sanitise(out, diag->message, SANITISE_LINE);
    buf_addf(out, " [%s]", infos[diag->code].code);
}

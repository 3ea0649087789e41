/* SPDX-License-Identifier: MIT */
/* Loads a text and writes down what comes of it, for tests to compare. */
#ifndef DOSSIER_TESTS_LOADING_H
#define DOSSIER_TESTS_LOADING_H

#include "base/mem.h"
#include "format/load.h"

#include <stdlib.h>

struct loading {
    struct buf records; /* see loading_record */
    struct buf diags;   /* "line:col: message [code]" for each, by place */
    size_t n_records;
    size_t cancel_at; /* the record that ends the load; 0: none */
    bool good;        /* what load_text said */
};

/* One line for the record, and one for each value and link:
 *   NUMBER<PARENT.ORD KIND ID @LINE:COL
 *     FIELD @KEY'S LINE:COL … (places)
 *     FIELD = TEXT @LINE:COL
 *     FIELD ORD > NUMBER .STATEMENT @LINE:COL */
static inline bool loading_record(void *self, const struct record *r)
{
    struct loading *l = self;
    buf_addf(&l->records, "%u<%u.%u %s", r->number, r->parent, r->ord, r->kind->name);
    if (r->id.n)
        buf_addf(&l->records, " %.*s", STR_ARG(r->id));
    buf_addf(&l->records, " @%u:%u\n ", r->at.line, r->at.col);
    for (size_t i = 0; i < r->n_places; i++)
        buf_addf(&l->records, " %s@%u:%u", r->places[i].field->name, r->places[i].at.line,
                 r->places[i].at.col);
    buf_addc(&l->records, '\n');
    for (size_t i = 0; i < r->n_values; i++) {
        const struct value *v = &r->values[i];
        buf_addf(&l->records, "  %s = %.*s @%u:%u\n", v->field->name, STR_ARG(v->text),
                 v->at.line, v->at.col);
    }
    for (size_t i = 0; i < r->n_links; i++) {
        const struct link *k = &r->links[i];
        buf_addf(&l->records, "  %s %u > %u", k->field->name, k->ord, k->to);
        if (k->statement.n)
            buf_addf(&l->records, " .%.*s", STR_ARG(k->statement));
        buf_addf(&l->records, " @%u:%u\n", k->at.line, k->at.col);
    }
    return ++l->n_records != l->cancel_at;
}

static inline void loading_write_diags(struct buf *out, struct diags *diags)
{
    diags_sort(diags);
    for (size_t i = 0; i < diags->list.n; i++) {
        const struct diag *d = &diags->list.v[i];
        buf_addf(out, "%u:%u: %.*s [%s]\n", d->at.line, d->at.col, STR_ARG(d->message),
                 diag_info(d->code)->code);
    }
}

static inline void loading_run(struct loading *l, struct str text)
{
    struct record_sink sink = {l, loading_record};
    struct diags diags = {0};
    /* a copy of just its size: the sanitizers see every step too far */
    char *copy = mem_copy(text.p, text.n);
    copy = mem_resize(copy, text.n, 1);
    l->good = load_text((struct str){copy, text.n}, &sink, &diags);
    loading_write_diags(&l->diags, &diags);
    diags_free(&diags);
    free(copy);
}

static inline void loading_free(struct loading *l)
{
    buf_free(&l->records);
    buf_free(&l->diags);
    *l = (struct loading){0};
}

#endif

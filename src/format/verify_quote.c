/* SPDX-License-Identifier: MIT */
/* The best place in all texts that a source has, or what to say where there is none. */
#include "format/verify_quote.h"

#include "format/nearest.h"
#include "format/shown.h"

/* What may be spent on nearest passages in a run, and what one costs beside the bytes of
 * the text: more failures than a person reads are not worth the time. */
static const size_t nearest_budget = (size_t)1 << 30, nearest_cost = (size_t)1 << 20;

static struct str text_of(const struct record *quote, enum field_tag field)
{
    const struct value *value = record_value(quote, field);
    return value ? value->text : STR_NONE;
}

/* Looks in each text; false when none can be read. */
static bool look(struct verify_search *s, const struct passage *passage)
{
    bool any = false;
    for (size_t i = 0; i < s->n_captures && s->found.state != LOCATE_EXACT; i++) {
        const struct verify_capture *c = &s->captures[i];
        struct archived *f = c->is_text ? archive_text(s->archive, c->file) : NULL;
        if (!f)
            continue;
        struct located l = locate(buf_str(&f->text), &f->folded, passage);
        if (!any || l.state > s->found.state) {
            s->found = l;
            s->file = c->file;
        }
        any = true;
    }
    return any;
}

/* ---- more than once, or elsewhere ---- */

/* "3 times in gazette.txt (lines 3, 9, 12)" */
static void describe_spots(struct verify_search *s, struct buf *out)
{
    const struct located *l = &s->found;
    struct archived *f = archive_text(s->archive, s->file);
    if (l->times > 1 || l->more)
        buf_addf(out, "%s%zu times ", l->more ? "at least " : "", l->times);
    if (!f) /* it went away meanwhile */
        return;
    buf_addf(out, "in " SHOWN " (line%s", SHOW(f->name), l->times > 1 ? "s" : "");
    for (size_t i = 0; i < l->times && i < LOCATE_SHOWN; i++)
        buf_addf(out, "%s%zu", i ? ", " : " ",
                 locate_line(buf_str(&f->text), l->starts[i]));
    buf_addz(out, l->times > LOCATE_SHOWN ? " and more)" : ")");
}

static void report_ambiguous(struct verify_search *s, const struct record *quote)
{
    bool context = record_value(quote, FIELD_QUOTE_PREFIX) ||
                   record_value(quote, FIELD_QUOTE_SUFFIX);
    struct buf spots = {0};
    describe_spots(s, &spots);
    diags_add(s->diags, DIAG_AMBIGUOUS, record_value(quote, FIELD_QUOTE_EXACT)->at,
              "`%.*s` stands %s%s", STR_ARG(quote->id), buf_z(&spots),
              context ? " even so: make its `prefix` or `suffix` longer"
                      : ": say which with a `prefix` or `suffix`");
    buf_free(&spots);
}

static void report_context(struct verify_search *s, const struct record *quote)
{
    const struct value *prefix = record_value(quote, FIELD_QUOTE_PREFIX);
    const struct value *suffix = record_value(quote, FIELD_QUOTE_SUFFIX);
    struct buf spots = {0};
    describe_spots(s, &spots);
    diags_add(s->diags, DIAG_WRONG_CONTEXT, prefix ? prefix->at : suffix->at,
              "`%.*s` stands %s, but not %s", STR_ARG(quote->id), buf_z(&spots),
              !suffix   ? "behind its `prefix`"
              : !prefix ? "before its `suffix`"
                        : "between its `prefix` and `suffix`");
    buf_free(&spots);
}

/* ---- not at all ---- */

/* What is most like it in all texts; the caller frees its words. */
static struct nearest find_nearest(struct verify_search *s, struct str exact,
                                   size_t *line)
{
    struct nearest best = {0};
    struct typefold quote = {0};
    typefold(&quote, exact);
    for (size_t i = 0; i < s->n_captures && *s->spent < nearest_budget; i++) {
        const struct verify_capture *c = &s->captures[i];
        struct archived *f = c->is_text ? archive_text(s->archive, c->file) : NULL;
        if (!f)
            continue;
        if (!f->folded.steps.n)
            typefold(&f->folded, buf_str(&f->text));
        *s->spent += f->folded.text.n + nearest_cost;
        struct nearest n =
            nearest_find(buf_str(&f->folded.text), str_trim(buf_str(&quote.text)));
        if (n.likeness > best.likeness) {
            buf_free(&best.marked);
            best = n;
            s->file = c->file;
            *line = locate_line(buf_str(&f->text), typefold_original(&f->folded, n.at));
        } else {
            buf_free(&n.marked);
        }
    }
    typefold_free(&quote);
    return best;
}

static void report_missing(struct verify_search *s, const struct record *quote)
{
    const struct value *exact = record_value(quote, FIELD_QUOTE_EXACT);
    bool tried = *s->spent < nearest_budget;
    size_t line = 0;
    struct nearest n = find_nearest(s, exact->text, &line);
    struct str name = archive_file(s->archive, s->file)->name;
    if (n.likeness)
        diags_add(s->diags, DIAG_NOT_FOUND, exact->at,
                  "`%.*s` does not stand in " SHOWN "; nearest is line %zu: %s",
                  STR_ARG(quote->id), SHOW(name), line, buf_z(&n.marked));
    else
        diags_add(s->diags, DIAG_NOT_FOUND, exact->at,
                  "`%.*s` does not stand in " SHOWN "%s", STR_ARG(quote->id), SHOW(name),
                  tried ? ", nor anything like it" : "");
    buf_free(&n.marked);
}

bool verify_quote(struct verify_search *s, const struct record *quote)
{
    const struct passage passage = {
        text_of(quote, FIELD_QUOTE_EXACT),
        text_of(quote, FIELD_QUOTE_PREFIX),
        text_of(quote, FIELD_QUOTE_SUFFIX),
    };
    if (!look(s, &passage))
        return false;
    if (s->found.state == LOCATE_MANY)
        report_ambiguous(s, quote);
    else if (s->found.state == LOCATE_CONTEXT)
        report_context(s, quote);
    else if (s->found.state == LOCATE_NONE)
        report_missing(s, quote);
    return true;
}

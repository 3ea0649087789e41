/* SPDX-License-Identifier: MIT */
/* Years are numbers of four digits. A quote is wrong about a date, or the date about it,
 * when it names years and none of them is one in which the event may have happened. */
#include "format/check_dates.h"

#include "format/edtf.h"

#include <stdlib.h>

enum { YEARS_MAX = 16 }; /* a passage with more of them is a table, not a date */

static bool is_digit(struct str s, size_t at)
{
    return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

/* The years that a text names, into out[YEARS_MAX]: so many when there are more. */
static size_t read_years(struct str text, struct year_span *out)
{
    size_t n = 0;
    for (size_t at = 0; at < text.n && n < YEARS_MAX;) {
        if (!is_digit(text, at)) {
            at++;
            continue;
        }
        size_t end = at;
        int year = 0;
        for (; is_digit(text, end); end++)
            year = year < 10000 ? year * 10 + (text.p[end] - '0') : year;
        if (end - at == 4 && year >= 1000 && year < 3000) {
            bool decade = year % 10 == 0 && end < text.n && text.p[end] == 's';
            out[n++] = (struct year_span){year, decade ? year + 9 : year};
        }
        at = end;
    }
    return n;
}

static int64_t year_of(int64_t day)
{
    int64_t year;
    int month, of_month;
    if (day == EDTF_OPEN_EARLIEST || day == EDTF_OPEN_LATEST)
        return day;
    edtf_civil(day, &year, &month, &of_month);
    return year;
}

static void take_event(struct check_dates *d, const struct record *r, struct arena *arena)
{
    const struct value *date = record_value(r, FIELD_EVENT_DATE);
    struct edtf edtf;
    if (!date || !edtf_parse(date->text, &edtf, NULL))
        return;
    struct dated dated = {
        .event = r->number,
        .id = arena_str(arena, r->id),
        .text = arena_str(arena, date->text),
        .at = date->at,
        .from = year_of(edtf.earliest),
        .to = year_of(edtf.latest),
    };
    vec_push(&d->dates, dated);
}

static void take_quote(struct check_dates *d, const struct record *r, struct arena *arena)
{
    struct year_span years[YEARS_MAX], *kept = NULL;
    size_t n = YEARS_MAX;
    for (size_t i = 0; i < r->n_links; i++) {
        const struct link *link = &r->links[i];
        if (link->field->tag != FIELD_QUOTE_ABOUT ||
            !str_eq(link->statement, STR("date")))
            continue;
        if (!kept) {
            const struct value *exact = record_value(r, FIELD_QUOTE_EXACT);
            n = exact ? read_years(exact->text, years) : 0;
            if (n == 0 || n == YEARS_MAX)
                return;
            kept = arena_array(arena, n, sizeof *kept);
            memcpy(kept, years, n * sizeof *kept);
        }
        struct dating dating = {link->to, r->at.line, arena_str(arena, r->id), kept, n};
        vec_push(&d->quotes, dating);
    }
}

void check_dates_record(struct check_dates *d, const struct record *record,
                        const struct allow *allow, struct arena *arena)
{
    if (record->kind->tag == KIND_EVENT && !allow_has(allow, DIAG_DATE_CONTRADICTED))
        take_event(d, record, arena);
    else if (record->kind->tag == KIND_QUOTE && !allow_has(allow, DIAG_DATE_CONTRADICTED))
        take_quote(d, record, arena);
}

static bool agrees(const struct dated *date, const struct dating *quote)
{
    for (size_t i = 0; i < quote->n_years; i++)
        if (quote->years[i].to >= date->from && quote->years[i].from <= date->to)
            return true;
    return false;
}

static int compare_events(const void *a, const void *b)
{
    const struct dated *left = a, *right = b;
    return (left->event > right->event) - (left->event < right->event);
}

void check_dates_report(struct check_dates *d, struct diags *diags)
{
    if (d->dates.n == 0)
        return;
    qsort(d->dates.v, d->dates.n, sizeof *d->dates.v, compare_events);
    for (size_t i = 0; i < d->quotes.n; i++) {
        const struct dating *quote = &d->quotes.v[i];
        struct dated key = {.event = quote->event};
        const struct dated *date =
            bsearch(&key, d->dates.v, d->dates.n, sizeof *d->dates.v, compare_events);
        if (!date || agrees(date, quote))
            continue;
        diags_add(diags, DIAG_DATE_CONTRADICTED, date->at,
                  "`%.*s` is dated %.*s, and `%.*s` (line %u) says %d: mend the date, or "
                  "what the quote is about",
                  STR_ARG(date->id), STR_ARG(date->text), STR_ARG(quote->quote),
                  quote->line, quote->years[0].from);
    }
}

void check_dates_free(struct check_dates *d)
{
    vec_free(&d->dates);
    vec_free(&d->quotes);
}

/* SPDX-License-Identifier: MIT */
/* Claims: each question with its accounts side by side: what is said, by whom, in which
 * words, from which source, counting what; and who is not quoted on it. */
#include "view/aspect.h"

#include "base/utf8.h"
#include "format/edtf.h"
#include "index/query_sources.h"
#include "view/aspect_parts.h"
#include "view/detail_parts.h"

enum {
    ACCOUNT_LEAST = 30, /* columns; narrower, accounts stand one below the other */
    ACCOUNT_MOST = 72,
    BETWEEN = 3,
    SOURCES_NAMED = 5, /* of those that are not quoted */
    SOURCES_KNOWN = 200,
};

/* The roots of all sources of the case; unknown where there are too many to go
 * through. */
struct roots {
    struct recs all;
    bool known;
    int64_t sources;
};

static struct roots roots_of_case(struct doc_writer *w, int64_t case_rec)
{
    struct list list = {.case_rec = case_rec, .kind = KIND_SOURCE};
    struct list_row rows[SOURCES_KNOWN];
    struct roots roots = {.sources = query_count(w->ix, &list)};
    roots.known = roots.sources <= SOURCES_KNOWN;
    if (!roots.known)
        return roots;
    size_t n = query_page(w->ix, &list, INT64_MIN, true, SOURCES_KNOWN, rows);
    roots.all.v = arena_array(w->scratch, n, sizeof *roots.all.v);
    for (size_t i = 0; i < n; i++)
        if (query_root(w->ix, rows[i].rec) == rows[i].rec)
            roots.all.v[roots.all.n++] = rows[i].rec;
    return roots;
}

/* "[3 quotes from 2 sources]", or "no quote". */
static void end_counted(struct doc_writer *w, int64_t account)
{
    struct recs quotes = query_evidence(w->ix, account, STR_NONE, w->scratch);
    if (quotes.n == 0) {
        doc_para_end_mark(w, STYLE_WARN, STR("no quote"));
        return;
    }
    size_t roots = query_roots(w->ix, quotes, w->scratch).n;
    struct str mark = arena_strf(w->scratch, "[%zu quote%s, %zu source%s]", quotes.n,
        quotes.n == 1 ? "" : "s", roots, roots == 1 ? "" : "s");
    if (w->columns >= ACCOUNT_LEAST) {
        doc_para_end_mark(w, STYLE_DIM, mark);
        return;
    }
    doc_putz(w, STYLE_PLAIN, "  "); /* a mark is never broken */
    doc_put(w, STYLE_DIM, mark);
    doc_para_end(w);
}

static void put_field(struct doc_writer *w, const char *label, struct str text)
{
    if (text.n == 0)
        return;
    doc_para(w, 0, DETAIL_INDENT);
    doc_putz(w, STYLE_LABEL, label);
    doc_put(w, STYLE_PLAIN, str_trim(text));
    doc_para_end(w);
}

/* `nth` of so many, from 1. */
static void write_account(struct doc_writer *w, const struct item *account, int64_t claim,
                          size_t nth, size_t all)
{
    struct str rank = item_text(account, FIELD_ACCOUNT_RANK);
    struct buf date = {0};
    doc_stop(w, (struct doc_stop){
        .rec = account->rec, .field = FIELDS, .at = account->at, .target = claim});
    doc_para(w, 0, DETAIL_INDENT);
    if (w->look.plain)
        doc_put(w, STYLE_LABEL, arena_strf(w->scratch, "Account %zu of %zu: ", nth, all));
    doc_put(w, STYLE_BOLD, item_text(account, FIELD_ACCOUNT_VALUE));
    if (rank.n && !str_eq(rank, STR("normal"))) {
        doc_putz(w, STYLE_PLAIN, "  ");
        doc_put(w, STYLE_DIM, rank);
    }
    end_counted(w, account->rec);
    put_field(w, "Counts: ", item_text(account, FIELD_ACCOUNT_SCOPE));
    edtf_print(item_text(account, FIELD_ACCOUNT_AS_OF), &date);
    put_field(w, "As of: ", buf_str(&date));
    put_field(w, "Note: ", item_text(account, FIELD_ACCOUNT_NOTE));
    struct ties quotes = query_links(w->ix, account->rec, FIELD_ACCOUNT_QUOTES,
        w->scratch);
    for (size_t i = 0; i < quotes.n && i < DETAIL_SECTION_MAX; i++)
        aspect_quote(w, quotes.v[i].rec, 0);
    part_more(w, quotes.n);
    buf_free(&date);
}

/* As many beside each other as have room, the rest below. */
static void write_accounts(struct doc_writer *w, int64_t claim)
{
    struct recs accounts = query_children(w->ix, claim, KIND_ACCOUNT, w->scratch);
    int room = w->columns - DETAIL_INDENT;
    int beside = (room + BETWEEN) / (ACCOUNT_LEAST + BETWEEN);
    if (beside > (int)accounts.n)
        beside = (int)accounts.n;
    if (beside < 1 || w->look.plain)
        beside = 1;
    int columns = (room - BETWEEN * (beside - 1)) / beside;
    if (columns > ACCOUNT_MOST)
        columns = ACCOUNT_MOST;
    for (size_t i = 0; i < accounts.n; i++) {
        struct item account;
        int nth = (int)(i % (size_t)beside);
        if (nth == 0)
            doc_columns(w);
        doc_column(w, DETAIL_INDENT + nth * (columns + BETWEEN), columns);
        if (query_item(w->ix, accounts.v[i], w->scratch, &account))
            write_account(w, &account, claim, i + 1, accounts.n);
        if (nth == beside - 1 || i + 1 == accounts.n)
            doc_columns_end(w);
    }
}

static bool has(struct recs recs, int64_t rec)
{
    for (size_t i = 0; i < recs.n; i++)
        if (recs.v[i] == rec)
            return true;
    return false;
}

/* "Not quoted on this: The Gazette, 4 March 2019; …", by root. */
static void write_silent(struct doc_writer *w, const struct item *claim,
                         const struct roots *roots)
{
    struct recs quotes = query_evidence(w->ix, claim->rec, STR_NONE, w->scratch);
    struct recs heard = query_roots(w->ix, quotes, w->scratch);
    size_t silent = 0, named = 0;
    for (size_t i = 0; i < roots->all.n; i++)
        silent += !has(heard, roots->all.v[i]);
    if (roots->known && silent == 0)
        return; /* all of them are quoted */
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
    doc_putz(w, STYLE_LABEL, "Not quoted on this: ");
    for (size_t i = 0; i < roots->all.n && named < SOURCES_NAMED; i++) {
        if (has(heard, roots->all.v[i]))
            continue;
        doc_putz(w, STYLE_DIM, named++ ? "; " : "");
        aspect_source_name(w, roots->all.v[i], STYLE_DIM);
    }
    if (silent > named)
        doc_put(w, STYLE_DIM, arena_strf(w->scratch, "; and %zu more", silent - named));
    if (!roots->known)
        doc_put(w, STYLE_DIM,
            arena_strf(w->scratch, "all but %zu of the case's %lld sources", heard.n,
                (long long)roots->sources));
    doc_para_end(w);
}

static void write_claim(struct doc_writer *w, const struct item *claim,
                        const struct roots *roots)
{
    struct str status = item_text(claim, FIELD_CLAIM_STATUS);
    bool disagree = str_eq(status, STR("conflict")) || str_eq(status, STR("apparent"));
    doc_stop(w, (struct doc_stop){
        .rec = claim->rec, .field = FIELDS, .at = claim->at, .target = claim->rec});
    doc_para(w, 0, DETAIL_INDENT);
    doc_put(w, STYLE_TITLE, item_text(claim, FIELD_CLAIM_QUESTION));
    doc_putz(w, STYLE_PLAIN, "  ");
    doc_putz(w, STYLE_WARN, disagree ? grid_sign(&w->look, "≠ ", "") : "");
    doc_put(w, disagree ? STYLE_WARN : STYLE_DIM, status);
    doc_para_end(w);
    write_accounts(w, claim->rec);
    struct str note = item_text(claim, FIELD_CLAIM_NOTE);
    if (note.n) {
        doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
        doc_putz(w, STYLE_LABEL, "Note: ");
        doc_put(w, STYLE_PLAIN, str_trim(note));
        doc_para_end(w);
    }
    write_silent(w, claim, roots);
}

void claims_write(struct doc_writer *w, struct aspect_over *over)
{
    struct aspect_rows rows = aspect_rows(w, over, KIND_CLAIM);
    struct roots roots = roots_of_case(w, over->by.case_rec);
    aspect_count(w, over, KIND_CLAIM);
    aspect_before(w, &rows);
    for (size_t i = 0; i < rows.n; i++) {
        struct item claim;
        doc_gap(w);
        if (query_item(w->ix, rows.v[i].rec, w->scratch, &claim))
            write_claim(w, &claim, &roots);
    }
    aspect_none(w, rows.n, "no claims");
    aspect_behind(w, &rows);
}

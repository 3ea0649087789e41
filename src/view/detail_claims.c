/* SPDX-License-Identifier: MIT */
/* Claims: the question, where it stands, and the accounts with who says so. */
#include "view/detail_parts.h"

#include "format/edtf.h"

enum { VOICES_MAX = 4 }; /* named on an account's line; its claim shows all */

static bool disagrees(struct str status)
{
    return str_eq(status, STR("conflict")) || str_eq(status, STR("apparent"));
}

static void put_status(struct doc_writer *w, const struct item *claim)
{
    struct str status = item_text(claim, FIELD_CLAIM_STATUS);
    doc_putz(w, STYLE_PLAIN, "  ");
    if (disagrees(status))
        doc_putz(w, STYLE_WARN, grid_sign(&w->look, "≠ ", ""));
    doc_put(w, disagrees(status) ? STYLE_WARN : STYLE_DIM, status);
}

/* What limits an account: rank, scope, time. */
static void put_limits(struct doc_writer *w, const struct item *account)
{
    struct str rank = item_text(account, FIELD_ACCOUNT_RANK);
    struct str scope = item_text(account, FIELD_ACCOUNT_SCOPE);
    struct str as_of = item_text(account, FIELD_ACCOUNT_AS_OF);
    struct buf limits = {0};
    if (rank.n && !str_eq(rank, STR("normal")))
        buf_add(&limits, rank);
    if (scope.n)
        buf_addf(&limits, "%s%.*s", limits.n ? "; " : "", STR_ARG(scope));
    if (as_of.n) {
        buf_addf(&limits, "%sas of ", limits.n ? "; " : "");
        edtf_print(as_of, &limits);
    }
    if (limits.n) {
        doc_putz(w, STYLE_DIM, " (");
        doc_put(w, STYLE_DIM, buf_str(&limits));
        doc_putz(w, STYLE_DIM, ")");
    }
    buf_free(&limits);
}

/* Who is heard in a quote: its speakers, else its source by publisher or title. */
static struct str voice_of(struct doc_writer *w, int64_t rec)
{
    struct ties ties = query_links(w->ix, rec, FIELD_QUOTE_SPEAKER, w->scratch);
    if (ties.n) {
        struct buf names = {0};
        part_names_text(w, ties, &names);
        struct str voice = arena_str(w->scratch, buf_str(&names));
        buf_free(&names);
        return voice;
    }
    ties = query_links(w->ix, rec, FIELD_QUOTE_SOURCE, w->scratch);
    struct item source;
    if (ties.n == 0 || !query_item(w->ix, ties.v[0].rec, w->scratch, &source))
        return STR_NONE;
    struct str publisher = item_text(&source, FIELD_SOURCE_PUBLISHER);
    return publisher.n ? publisher : item_text(&source, FIELD_SOURCE_TITLE);
}

/* " — Ines Rauch; The Gazette": each voice once. */
static void put_voices(struct doc_writer *w, struct ties quotes)
{
    struct str named[VOICES_MAX];
    size_t n = 0, i = 0;
    for (; i < quotes.n && n < VOICES_MAX; i++) {
        struct str voice = voice_of(w, quotes.v[i].rec);
        size_t k = 0;
        while (k < n && !str_eq(named[k], voice))
            k++;
        if (k < n || voice.n == 0)
            continue;
        named[n++] = voice;
        doc_putz(w, STYLE_DIM, n == 1 ? " — " : "; ");
        doc_put(w, STYLE_DIM, voice);
    }
    if (i < quotes.n)
        doc_putz(w, STYLE_DIM, "; …");
}

void part_account(struct doc_writer *w, const struct item *account, int64_t target)
{
    doc_stop(w, (struct doc_stop){
        .rec = account->rec, .field = FIELDS, .at = account->at, .target = target});
    int indent = target ? DETAIL_INDENT + 2 : DETAIL_INDENT; /* below its claim, or alone */
    doc_para(w, indent, indent + 2);
    doc_put(w, STYLE_BOLD, item_text(account, FIELD_ACCOUNT_VALUE));
    put_limits(w, account);
    if (target)
        put_voices(w, query_links(w->ix, account->rec, FIELD_ACCOUNT_QUOTES, w->scratch));
    part_end_carried(w, account->rec, STR_NONE);
    struct str note = item_text(account, FIELD_ACCOUNT_NOTE);
    if (note.n) {
        doc_para(w, indent + 2, indent + 2);
        doc_put(w, STYLE_PLAIN, str_trim(note));
        doc_para_end(w);
    }
}

static void put_claim(struct doc_writer *w, int64_t rec)
{
    struct item claim, account;
    if (!query_item(w->ix, rec, w->scratch, &claim))
        return;
    doc_stop(w, (struct doc_stop){
        .rec = rec, .field = FIELDS, .at = claim.at, .target = rec});
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
    doc_put(w, STYLE_LINK, item_text(&claim, FIELD_CLAIM_QUESTION));
    put_status(w, &claim);
    doc_para_end(w);
    struct recs accounts = query_children(w->ix, rec, KIND_ACCOUNT, w->scratch);
    for (size_t i = 0; i < accounts.n; i++)
        if (query_item(w->ix, accounts.v[i], w->scratch, &account))
            part_account(w, &account, rec);
}

void part_claims_about(struct doc_writer *w, int64_t rec)
{
    if (doc_enough(w))
        return;
    struct ties claims = query_backlinks(w->ix, rec, FIELD_CLAIM_ABOUT, w->scratch);
    if (claims.n)
        doc_heading(w, "Claims");
    size_t all = 0;
    for (size_t i = 0; i < claims.n; i++) {
        if (i && claims.v[i].rec == claims.v[i - 1].rec)
            continue;
        if (all++ < DETAIL_SECTION_MAX && !doc_enough(w))
            put_claim(w, claims.v[i].rec);
    }
    part_more(w, all);
}

void detail_write_claim(struct doc_writer *w, const struct item *item)
{
    part_title(w, item, "");
    put_status(w, item);
    doc_para_end(w);
    detail_write_fields(w, item);
    struct recs accounts = query_children(w->ix, item->rec, KIND_ACCOUNT, w->scratch);
    if (accounts.n)
        doc_heading(w, "Accounts");
    struct item account;
    for (size_t i = 0; i < accounts.n && !doc_enough(w); i++) {
        if (!query_item(w->ix, accounts.v[i], w->scratch, &account))
            continue;
        part_account(w, &account, 0);
        struct ties quotes =
            query_links(w->ix, account.rec, FIELD_ACCOUNT_QUOTES, w->scratch);
        for (size_t q = 0; q < quotes.n && q < DETAIL_SECTION_MAX && !doc_enough(w); q++)
            part_quote(w, quotes.v[q].rec, DETAIL_INDENT + 2, STR_NONE, true);
        part_more(w, quotes.n);
    }
}

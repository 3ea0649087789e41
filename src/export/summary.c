/* SPDX-License-Identifier: MIT */
/* The summary of a case, section by section. */
#include "export/summary.h"

#include "export/cite.h"
#include "format/edtf.h"

/* Where what is said of a name or a date begins. */
enum { NAME_COLUMNS = 34, DATE_COLUMNS = 22 };

struct summary {
    struct index *ix;
    int64_t case_rec;
    const int64_t *by; /* what narrows; borrowed */
    size_t n_by;
    const struct publish *publish;
    struct page *page;
    struct arena scratch; /* of one record */
    struct buf text;      /* of one paragraph */
    VEC(int64_t) sources; /* of the quotes that were shown */
};

/* The records of a kind that are shown. */
static struct list list_of(const struct summary *s, enum kind_tag kind)
{
    struct list list = {.case_rec = s->case_rec, .kind = kind};
    for (size_t i = 0; i < s->n_by && list.n_by < NARROW_MAX; i++)
        if (index_kind(s->by[i]) != kind)
            list.by[list.n_by++] = s->by[i];
    return list;
}

/* Whether a record is shown, of those in the list: where one of its kind narrows, only
 * that. */
static bool is_shown(const struct summary *s, int64_t rec)
{
    for (size_t i = 0; i < s->n_by; i++)
        if (index_kind(s->by[i]) == index_kind(rec) && s->by[i] != rec)
            return false;
    return true;
}

/* Calls `show` for each record of a kind, in list order; returns how many there were. */
static size_t each(struct summary *s, enum kind_tag kind,
                   void (*show)(struct summary *, const struct item *))
{
    enum { PAGE = 64 };
    struct list list = list_of(s, kind);
    struct list_row rows[PAGE];
    size_t shown = 0, n;
    for (int64_t pos = INT64_MIN; (n = query_page(s->ix, &list, pos, true, PAGE, rows)) > 0;
         pos = rows[n - 1].pos + 1) {
        for (size_t i = 0; i < n; i++) {
            struct item item;
            if (is_shown(s, rows[i].rec) &&
                query_item(s->ix, rows[i].rec, &s->scratch, &item)) {
                show(s, &item);
                shown++;
            }
            arena_reset(&s->scratch);
        }
        if (n < PAGE)
            break;
    }
    return shown;
}

static void add_count(struct buf *out, int64_t n, const char *one, const char *many)
{
    buf_addf(out, "%lld %s", (long long)n, n == 1 ? one : many);
}

static void counted(struct buf *out, int64_t n, const char *one, const char *many)
{
    buf_addz(out, out->n ? ", " : "");
    add_count(out, n, one, many);
}

static void show_head(struct summary *s)
{
    struct item item;
    if (!query_item(s->ix, s->case_rec, &s->scratch, &item))
        return;
    publish_text(s->publish, item_text(&item, FIELD_CASE_TITLE), &s->text);
    page_title(s->page, buf_str(&s->text));
    buf_clear(&s->text);
    publish_text(s->publish, item_text(&item, FIELD_CASE_SUMMARY), &s->text);
    if (s->text.n) {
        page_gap(s->page);
        page_text(s->page, 0, 0, buf_str(&s->text));
    }
    arena_reset(&s->scratch);
}

static void show_counts(struct summary *s)
{
    struct file_row file;
    struct files files = query_files(s->ix, &s->scratch);
    for (size_t i = 0; i < files.n; i++) {
        file = files.v[i];
        if (file.case_rec != s->case_rec)
            continue;
        buf_clear(&s->text);
        counted(&s->text, file.counts[KIND_QUOTE], "quote", "quotes");
        counted(&s->text, file.counts[KIND_SOURCE], "source", "sources");
        counted(&s->text, file.counts[KIND_PERSON], "person or organization",
                "people and organizations");
        counted(&s->text, file.counts[KIND_EVENT], "event", "events");
        page_gap(s->page);
        page_text(s->page, 0, 0, buf_str(&s->text));
    }
    arena_reset(&s->scratch);
}

static void show_person(struct summary *s, const struct item *person)
{
    struct buf name = {0};
    buf_clear(&s->text);
    publish_name(s->publish, person, &name);
    publish_text(s->publish, item_text(person, FIELD_PERSON_ROLE), &s->text);
    struct str kind = item_text(person, FIELD_PERSON_KIND);
    if (!str_eq(kind, STR("person")))
        buf_addf(&name, " (%.*s)", STR_ARG(kind));
    page_entry(s->page, 2, NAME_COLUMNS, buf_str(&name), buf_str(&s->text));
    buf_free(&name);
}

static void show_event(struct summary *s, const struct item *event)
{
    struct buf date = {0};
    struct str edtf = item_text(event, FIELD_EVENT_DATE);
    if (edtf.n)
        edtf_print(edtf, &date);
    else
        buf_addz(&date, "undated");
    buf_clear(&s->text);
    publish_text(s->publish, item_text(event, FIELD_EVENT_TITLE), &s->text);
    struct str place = item_text(event, FIELD_EVENT_PLACE);
    if (place.n) {
        buf_addz(&s->text, " (");
        publish_text(s->publish, place, &s->text);
        buf_addc(&s->text, ')');
    }
    if (query_disputed(s->ix, event->rec))
        buf_addz(&s->text, " \u2260");
    page_entry(s->page, 2, DATE_COLUMNS, buf_str(&date), buf_str(&s->text));
    buf_free(&date);
}

static void show_account(struct summary *s, const struct item *account)
{
    buf_clear(&s->text);
    buf_addz(&s->text, "- ");
    publish_text(s->publish, item_text(account, FIELD_ACCOUNT_VALUE), &s->text);
    struct str scope = item_text(account, FIELD_ACCOUNT_SCOPE);
    if (scope.n) {
        buf_addz(&s->text, " (");
        publish_text(s->publish, scope, &s->text);
        buf_addc(&s->text, ')');
    }
    page_text(s->page, 2, 4, buf_str(&s->text));
    struct arena scratch = {0};
    struct ties quotes = query_links(s->ix, account->rec, FIELD_ACCOUNT_QUOTES, &scratch);
    for (size_t i = 0; i < quotes.n; i++) {
        struct item quote;
        if (!query_item(s->ix, quotes.v[i].rec, &scratch, &quote))
            continue;
        buf_clear(&s->text);
        cite_passage(s->publish, &quote, &s->text);
        struct buf voice = {0};
        cite_voice(s->ix, s->publish, &quote, &voice);
        buf_addz(&s->text, str_starts(buf_str(&voice), STR("[")) ? " " : " \u2014 ");
        buf_add(&s->text, buf_str(&voice));
        buf_free(&voice);
        page_text(s->page, 4, 4, buf_str(&s->text));
    }
    if (!quotes.n)
        page_text(s->page, 4, 4, STR("no quote"));
    arena_free(&scratch);
}

static void show_claim(struct summary *s, const struct item *claim)
{
    struct str status = item_text(claim, FIELD_CLAIM_STATUS);
    bool apparent = str_eq(status, STR("apparent"));
    if (!apparent && !str_eq(status, STR("conflict")))
        return;
    buf_clear(&s->text);
    publish_text(s->publish, item_text(claim, FIELD_CLAIM_QUESTION), &s->text);
    if (apparent)
        buf_addz(&s->text, " (they may speak of different things)");
    page_gap(s->page);
    page_bold(s->page, 0, buf_str(&s->text));
    struct arena scratch = {0};
    struct recs accounts = query_children(s->ix, claim->rec, KIND_ACCOUNT, &scratch);
    for (size_t i = 0; i < accounts.n; i++) {
        struct item account;
        if (query_item(s->ix, accounts.v[i], &scratch, &account))
            show_account(s, &account);
    }
    arena_free(&scratch);
}

static void show_source(struct summary *s, const struct item *source)
{
    struct arena scratch = {0};
    struct buf label = {0};
    size_t n = query_backlinks(s->ix, source->rec, FIELD_QUOTE_SOURCE, &scratch).n;
    cite_mark(s->ix, source, &label);
    buf_clear(&s->text);
    cite_source(s->ix, s->publish, source, &s->text);
    static const struct {
        enum field_tag field;
        const char *words;
    } roots[] = {{FIELD_SOURCE_PART_OF, " Part of "}, {FIELD_SOURCE_COPY_OF, " Copy of "}};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        struct ties root = query_links(s->ix, source->rec, roots[i].field, &scratch);
        if (!root.n)
            continue;
        buf_addz(&s->text, roots[i].words);
        struct item item;
        if (query_item(s->ix, root.v[0].rec, &scratch, &item))
            cite_mark(s->ix, &item, &s->text);
        buf_addc(&s->text, '.');
    }
    buf_addz(&s->text, " (");
    add_count(&s->text, (int64_t)n, "quote", "quotes");
    buf_addc(&s->text, ')');
    page_entry(s->page, 2, 7, buf_str(&label), buf_str(&s->text));
    buf_free(&label);
    arena_free(&scratch);
}

/* Whether any claim would be shown, so that no heading stands over nothing. */
static bool has_disputes(struct summary *s)
{
    bool any = false;
    struct list list = list_of(s, KIND_CLAIM);
    int64_t pos = INT64_MIN;
    struct list_row row;
    while (!any && query_page(s->ix, &list, pos, true, 1, &row) == 1) {
        struct item claim;
        if (query_item(s->ix, row.rec, &s->scratch, &claim))
            any = str_in_words(item_text(&claim, FIELD_CLAIM_STATUS), STR("conflict apparent"));
        arena_reset(&s->scratch);
        pos = row.pos + 1;
    }
    return any;
}

static void section(struct summary *s, const char *heading, enum kind_tag kind,
                    void (*show)(struct summary *, const struct item *))
{
    struct list list = list_of(s, kind);
    if (query_count(s->ix, &list) == 0)
        return;
    page_heading(s->page, str_of(heading));
    each(s, kind, show);
}

/* ---- narrowed ---------------------------------------------------------------------- */

/* "Narrowed to Ines Rauch; Fire breaks out: 9 of 74 quotes". */
static void show_narrowing(struct summary *s)
{
    buf_clear(&s->text);
    for (size_t i = 0; i < s->n_by; i++) {
        struct item item;
        if (!query_item(s->ix, s->by[i], &s->scratch, &item))
            continue;
        buf_addz(&s->text, i ? "; " : "Narrowed to ");
        if (item.kind->tag == KIND_PERSON)
            publish_name(s->publish, &item, &s->text);
        else if (item.kind->tag == KIND_QUOTE)
            cite_passage(s->publish, &item, &s->text);
        else
            publish_text(s->publish, query_label(s->ix, item.rec, &s->scratch), &s->text);
    }
    struct list quotes = list_of(s, KIND_QUOTE);
    struct list all = {.case_rec = s->case_rec, .kind = KIND_QUOTE};
    if (quotes.n_by == s->n_by) { /* else it is one quote that narrows */
        buf_addf(&s->text, ": %lld of ", (long long)query_count(s->ix, &quotes));
        add_count(&s->text, query_count(s->ix, &all), "quote", "quotes");
    }
    page_gap(s->page);
    page_text(s->page, 0, 0, buf_str(&s->text));
    arena_reset(&s->scratch);
}

void export_narrowing(struct index *ix, int64_t case_rec, const int64_t *by, size_t n_by,
                      const struct publish *publish, struct page *page)
{
    struct summary s = {.ix = ix,
                        .case_rec = case_rec,
                        .by = by,
                        .n_by = n_by,
                        .publish = publish,
                        .page = page};
    if (n_by)
        show_narrowing(&s);
    buf_free(&s.text);
    arena_free(&s.scratch);
}

static void show_quote(struct summary *s, const struct item *quote)
{
    buf_clear(&s->text);
    cite_passage(s->publish, quote, &s->text);
    page_gap(s->page);
    page_text(s->page, 2, 3, buf_str(&s->text));
    buf_clear(&s->text);
    cite_voice(s->ix, s->publish, quote, &s->text);
    page_text(s->page, 4, 4, buf_str(&s->text));
    struct ties source = query_links(s->ix, quote->rec, FIELD_QUOTE_SOURCE, &s->scratch);
    if (source.n)
        vec_push(&s->sources, source.v[0].rec);
}

static void show_source_of_quotes(struct summary *s, const struct item *source)
{
    for (size_t i = 0; i < s->sources.n; i++) {
        if (s->sources.v[i] == source->rec) {
            show_source(s, source);
            return;
        }
    }
}

/* The sources of what was quoted, in their own order and under their own marks. */
static void show_sources(struct summary *s)
{
    if (s->sources.n == 0)
        return;
    page_heading(s->page, STR("Sources"));
    s->n_by = 0;
    each(s, KIND_SOURCE, show_source_of_quotes);
}

void export_narrowed(struct index *ix, int64_t case_rec, const int64_t *by, size_t n_by,
                     const struct publish *publish, struct page *page)
{
    struct summary s = {.ix = ix,
                        .case_rec = case_rec,
                        .by = by,
                        .n_by = n_by,
                        .publish = publish,
                        .page = page};
    show_head(&s);
    if (n_by)
        show_narrowing(&s);
    else
        show_counts(&s);
    section(&s, "Who", KIND_PERSON, show_person);
    section(&s, "When (\u2260: accounts differ)", KIND_EVENT, show_event);
    if (has_disputes(&s))
        section(&s, "Where accounts differ", KIND_CLAIM, show_claim);
    if (n_by) {
        section(&s, "Quotes", KIND_QUOTE, show_quote);
        show_sources(&s);
    } else {
        section(&s, "Sources", KIND_SOURCE, show_source);
    }
    if (str_find(buf_str(page->out), str_of(PUBLISH_WITHHELD), 0) != SIZE_MAX) {
        page_gap(page);
        page_text(page, 0, 0, STR(PUBLISH_WITHHELD ": holds a name that is not published."));
    }
    buf_free(&s.text);
    vec_free(&s.sources);
    arena_free(&s.scratch);
}

void export_summary(struct index *ix, int64_t case_rec, const struct publish *publish,
                    struct page *page)
{
    export_narrowed(ix, case_rec, NULL, 0, publish, page);
}

/* SPDX-License-Identifier: MIT */
/* One pass over the records of each kind. What a large case cannot tell within a frame is
 * left, and said to be left. */
#include "view/weak_scan.h"

#include "index/query_sources.h"
#include "view/detail_parts.h"

/* What one screen looks at, of each kind and of all together, within a frame and longer;
 * a page that is printed looks at all. */
enum {
    RECORDS_WITHIN_FRAME = 60,
    RECORDS_ON_SCREEN = 500,
    LINKS_WITHIN_FRAME = 400,
    LINKS_ON_SCREEN = 10000,
    LINKS_OF_RECORD = 500,
    COUNT_MOST = 1000,
    BYTES_OF_LINK = 1 << 14, /* of a text that are searched in the same time */
};

static void add(struct weak_scan *scan, struct weak_point point)
{
    vec_push(&scan->points, point);
}

static bool printed(const struct weak_scan *scan)
{
    return scan->over->whole;
}

/* Calls `look` for the records of a kind, as many as one screen allows; notes for the
 * kinds of weakness that they would show where that is not all. */
static void each(struct weak_scan *scan, enum kind_tag kind, const enum weak_kind *shows,
                 size_t n_shows, void (*look)(struct weak_scan *, const struct item *))
{
    struct aspect_over over = *scan->over;
    over.from = INT64_MIN;
    over.most = over.longer ? RECORDS_ON_SCREEN : RECORDS_WITHIN_FRAME;
    struct aspect_rows rows = aspect_rows(scan->w, &over, kind);
    size_t i = 0;
    for (; i < rows.n && scan->left > 0 && !doc_dropped(scan->w); i++) {
        struct item item;
        if (query_item(scan->w->ix, rows.v[i].rec, scan->w->scratch, &item))
            look(scan, &item);
    }
    scan->over->unfinished |= rows.partly;
    int64_t all = (int64_t)rows.n + rows.behind;
    for (size_t k = 0; k < n_shows && (int64_t)i < all; k++) {
        scan->partly[shows[k]] = scan->over->unfinished = true;
        scan->looked[shows[k]] = i;
        scan->all[shows[k]] = all;
    }
}

static void look_at_claim(struct weak_scan *scan, const struct item *claim)
{
    struct doc_writer *w = scan->w;
    if (str_eq(item_text(claim, FIELD_CLAIM_STATUS), STR("open")))
        add(scan, (struct weak_point){WEAK_OPEN, claim->rec,
            .field = FIELD_CLAIM_STATUS});
    struct recs accounts = query_children(w->ix, claim->rec, KIND_ACCOUNT, w->scratch);
    for (size_t i = 0; i < accounts.n; i++) {
        struct item account;
        if (query_links(w->ix, accounts.v[i], FIELD_ACCOUNT_QUOTES, w->scratch).n == 0 &&
            query_item(w->ix, accounts.v[i], w->scratch, &account))
            add(scan, (struct weak_point){WEAK_ACCOUNTS, account.rec, .field = FIELDS});
    }
}

static void look_at_relation(struct weak_scan *scan, const struct item *relation)
{
    struct doc_writer *w = scan->w;
    if (query_links(w->ix, relation->rec, FIELD_RELATION_QUOTES, w->scratch).n == 0)
        add(scan, (struct weak_point){WEAK_RELATIONS, relation->rec, .field = FIELDS});
}

static bool carried(const struct strs *statements, struct str statement)
{
    for (size_t i = 0; i < statements->n; i++)
        if (str_eq(statements->v[i], statement))
            return true;
    return false;
}

static void add_word(struct buf *out, struct str word)
{
    buf_addz(out, out->n ? ", " : "");
    buf_add(out, word);
}

/* Adds the names of the participants of an event whose part no quote carries; the first is
 * the point's statement where it has none. */
static void add_participants(struct weak_scan *scan, const struct item *event,
                             const struct strs *statements, struct weak_point *point,
                             struct buf *out)
{
    struct doc_writer *w = scan->w;
    struct recs parts = query_children(w->ix, event->rec, KIND_PARTICIPATION, w->scratch);
    for (size_t i = 0; i < parts.n && i < DETAIL_SECTION_MAX; i++) {
        struct item person;
        struct ties who =
            query_links(w->ix, parts.v[i], FIELD_PARTICIPATION_PERSON, w->scratch);
        if (!who.n || !query_item(w->ix, who.v[0].rec, w->scratch, &person))
            continue;
        struct str part = arena_strf(w->scratch, "people.%.*s", STR_ARG(person.id));
        if (carried(statements, part))
            continue;
        if (!point->statement.n)
            point->statement = part;
        add_word(out, item_text(&person, FIELD_PERSON_NAME));
    }
}

/* One point for all statements of a record that no quote carries, at the first of
 * them. */
static void look_at_statements(struct weak_scan *scan, const struct item *item)
{
    struct doc_writer *w = scan->w;
    size_t most = printed(scan) ? INT32_MAX : LINKS_OF_RECORD;
    struct strs statements = query_carried_statements(w->ix, item->rec, most, w->scratch);
    struct weak_point point = {WEAK_STATEMENTS, item->rec, .field = FIELDS};
    struct buf what = {0};
    scan->left -= statements.n < scan->left ? statements.n : scan->left;
    for (size_t i = 0; i < item->kind->n_fields; i++) {
        const struct field *field = &item->kind->fields[i];
        if (!part_is_carried(field) || !item->values[i].p ||
            carried(&statements, str_of(field->name)))
            continue;
        if (what.n == 0) {
            point.field = field->tag;
            point.statement = str_of(field->name);
        }
        add_word(&what, str_of(field->name));
        if (field->tag == FIELD_EVENT_DATE && item_text(item, FIELD_EVENT_DATE_BASIS).n)
            buf_addz(&what, " (inferred)");
    }
    if (item->kind->tag == KIND_EVENT)
        add_participants(scan, item, &statements, &point, &what);
    point.what = arena_str(w->scratch, buf_str(&what));
    if (what.n)
        add(scan, point);
    buf_free(&what);
}

static void look_at_event(struct weak_scan *scan, const struct item *event)
{
    struct doc_writer *w = scan->w;
    if (item_text(event, FIELD_EVENT_DATE).n == 0)
        add(scan, (struct weak_point){WEAK_UNDATED, event->rec, .field = FIELDS});
    int64_t root = 0;
    if (query_rests_on_one(w->ix, event->rec, &root))
        add(scan, (struct weak_point){WEAK_ALONE, event->rec, .source = root,
                      .field = FIELDS});
    look_at_statements(scan, event);
}

/* What the archive says of the first quote of a source: whether its text can be read. */
static enum archived_state text_state(struct weak_scan *scan, const struct item *source)
{
    struct doc_writer *w = scan->w;
    struct recs self = {(int64_t[]){source->rec}, 1};
    struct recs first = query_quotes_of(w->ix, self, 1, w->scratch);
    struct item quote;
    if (!query_has_text(w->ix, source->rec))
        return ARCHIVED_NO_CAPTURE;
    if (!scan->over->archive.archive || !first.n ||
        !query_item(w->ix, first.v[0], w->scratch, &quote))
        return ARCHIVED_NOWHERE;
    return archived_quote_find(w->ix, &scan->over->archive, &quote, w->scratch).state;
}

static void look_at_source(struct weak_scan *scan, const struct item *source)
{
    struct doc_writer *w = scan->w;
    struct recs self = {(int64_t[]){source->rec}, 1};
    int64_t quotes = query_family_quotes(w->ix, self, COUNT_MOST);
    if (quotes == 0)
        return;
    enum archived_state state = text_state(scan, source);
    if (state == ARCHIVED_READ)
        return;
    static const char *const why[] = {
        [ARCHIVED_NO_CAPTURE] = "no archived text",
        [ARCHIVED_NOWHERE] = "no archive at hand",
        [ARCHIVED_UNREAD] = "its archived text cannot be read",
    };
    add(scan, (struct weak_point){WEAK_UNVERIFIED, source->rec, .field = FIELDS,
                  .what = arena_strf(w->scratch, "%lld%s quote%s, %s", (long long)quotes,
                      quotes == COUNT_MOST ? "+" : "", quotes == 1 ? "" : "s", why[state])});
}

/* A quote that does not stand in its text as it should; where there is none to read, its
 * source has been named. */
static void look_at_quote(struct weak_scan *scan, const struct item *quote)
{
    struct doc_writer *w = scan->w;
    if (!scan->over->archive.archive)
        return;
    struct archived_quote q =
        archived_quote_find(w->ix, &scan->over->archive, quote, w->scratch);
    size_t cost = 1 + (q.file ? q.file->text.n / BYTES_OF_LINK : 0);
    scan->left -= cost < scan->left ? cost : scan->left;
    if (q.state != ARCHIVED_READ || q.found.state >= LOCATE_FOLDED)
        return;
    static const char *const why[] = {
        [LOCATE_NONE] = "does not stand in",
        [LOCATE_CONTEXT] = "stands between other words in",
        [LOCATE_MANY] = "stands more than once in",
    };
    add(scan, (struct weak_point){WEAK_UNVERIFIED, quote->rec, .field = FIELD_QUOTE_EXACT,
                  .what = arena_strf(w->scratch, "%s %.*s", why[q.found.state],
                      STR_ARG(q.file->name))});
}

void weak_scan(struct weak_scan *scan)
{
    static const enum weak_kind of_claims[] = {WEAK_OPEN, WEAK_ACCOUNTS};
    static const enum weak_kind of_relations[] = {WEAK_RELATIONS};
    static const enum weak_kind of_events[] = {WEAK_UNDATED, WEAK_ALONE, WEAK_STATEMENTS};
    static const enum weak_kind of_people[] = {WEAK_STATEMENTS};
    static const enum weak_kind of_sources[] = {WEAK_UNVERIFIED};
    scan->most = printed(scan) ? SIZE_MAX : DETAIL_SECTION_MAX;
    scan->left = printed(scan)          ? SIZE_MAX
                 : scan->over->longer ? LINKS_ON_SCREEN
                                      : LINKS_WITHIN_FRAME;
    each(scan, KIND_CLAIM, of_claims, 2, look_at_claim);
    each(scan, KIND_RELATION, of_relations, 1, look_at_relation);
    each(scan, KIND_EVENT, of_events, 3, look_at_event);
    each(scan, KIND_PERSON, of_people, 1, look_at_statements);
    each(scan, KIND_SOURCE, of_sources, 1, look_at_source);
    if (scan->over->archive.archive)
        each(scan, KIND_QUOTE, of_sources, 1, look_at_quote);
}

void weak_scan_free(struct weak_scan *scan)
{
    vec_free(&scan->points);
}

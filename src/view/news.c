/* SPDX-License-Identifier: MIT */
/* From rows of changes to one item for each record. */
#include "view/news.h"

#include "index/said.h"

void news_free(struct news *n)
{
    vec_free(&n->items);
}

/* The order of items. */
static int compare(int64_t file, enum kind_tag kind, const char *id,
                   const struct news_item *item)
{
    return file != item->file   ? file < item->file ? -1 : 1
           : kind != item->kind ? kind < item->kind ? -1 : 1
                                : strcmp(id, item->id);
}

/* Where the item of a record is, or would be. */
static size_t place_of(const struct news *n, int64_t file, enum kind_tag kind,
                       const char *id, bool *there)
{
    size_t from = 0, to = n->items.n;
    *there = false;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = compare(file, kind, id, &n->items.v[middle]);
        if (order == 0) {
            *there = true;
            return middle;
        }
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return from;
}

const struct news_item *news_of(const struct news *n, int64_t file, enum kind_tag kind,
                                const char *id)
{
    bool there;
    size_t at = place_of(n, file, kind, id, &there);
    return there ? &n->items.v[at] : NULL;
}

static struct news_item *item_for(struct news *n, const struct change *c)
{
    struct news_item new = {.file = c->file, .kind = c->kind, .seen = true};
    if (c->id.n >= sizeof new.id)
        return NULL;
    memcpy(new.id, c->id.p, c->id.n);
    bool there;
    size_t at = place_of(n, c->file, c->kind, new.id, &there);
    if (!there) {
        vec_push(&n->items, new);
        memmove(&n->items.v[at + 1], &n->items.v[at],
                (n->items.n - 1 - at) * sizeof *n->items.v);
        n->items.v[at] = new;
    }
    return &n->items.v[at];
}

/* What a record is that was there or not, and is now or not. */
static enum news_what what_of(bool was, bool is)
{
    return was ? is ? NEWS_CHANGED : NEWS_GONE : is ? NEWS_NEW : NEWS_NONE;
}

static void take_change(struct news *n, const struct change *c)
{
    struct news_item *item = c->what == CHANGE_MORE ? NULL : item_for(n, c);
    n->more = n->more || c->what == CHANGE_MORE;
    if (!item)
        return;
    if (item->seen || item->what == NEWS_NONE) {
        item->since = c->serial;
        item->was = c->what != CHANGE_NEW;
    }
    item->seen = false;
    item->last = c->serial;
    item->round = n->round;
    item->what = what_of(item->was, c->what != CHANGE_GONE);
}

/* Whether it says what it said before `since`. */
static bool says_the_same(const struct news_item *item, struct index *ix)
{
    struct arena a = {0};
    struct buf now = {0};
    bool same = said_record(ix, news_record(ix, item), &now) &&
                str_eq(buf_str(&now), query_said_before(ix, item->since, &a));
    buf_free(&now);
    arena_free(&a);
    return same;
}

/* Several changes may have led back to where it was; and a case that is gone with its file
 * may be in another, or come back. */
static void settle(struct news_item *item, struct index *ix)
{
    if (item->what == NEWS_GONE && item->kind == KIND_CASE &&
        query_find_case(ix, str_of(item->id)))
        item->what = NEWS_NONE;
    if (item->what == NEWS_CHANGED && item->since != item->last && says_the_same(item, ix))
        item->what = NEWS_NONE;
}

/* ---- cases whose file has another name now, or came back ---- */

static int by_place(const void *a, const void *b)
{
    const struct news_item *x = a, *y = b;
    return compare(x->file, x->kind, x->id, y);
}

/* A record in its new file: told again only where that made a difference. */
static void settle_moved(struct news_item *item, int64_t serial, struct index *ix)
{
    enum news_what what = what_of(item->was, news_record(ix, item) != 0);
    if (what == NEWS_CHANGED && says_the_same(item, ix))
        what = NEWS_NONE;
    if (what != item->what && what != NEWS_NONE)
        item->last = serial;
    item->what = what;
}

static void move_items(struct news *n, int64_t from, int64_t to, int64_t serial,
                       struct index *ix)
{
    struct arena a = {0};
    struct file_row row;
    bool gone = from != to && !query_file(ix, from, &a, &row);
    for (size_t i = 0; i < n->items.n && gone; i++) {
        struct news_item *item = &n->items.v[i];
        if (item->file != from || item->kind == KIND_CASE)
            continue;
        item->file = to;
        if (item->what != NEWS_NONE)
            settle_moved(item, serial, ix);
    }
    arena_free(&a);
}

/* A case that is new with its file, but was there before in this one or another, is no
 * news; what is known of its records goes with it. */
static void follow_cases(struct news *n, struct index *ix)
{
    bool moved = false;
    for (size_t i = 0; i < n->items.n; i++) {
        struct news_item *is = &n->items.v[i];
        bool new = is->kind == KIND_CASE && is->what == NEWS_NEW;
        for (size_t j = 0; j < n->items.n && new; j++) {
            const struct news_item *was = &n->items.v[j];
            if (was == is || was->kind != KIND_CASE || !was->was ||
                strcmp(was->id, is->id) != 0)
                continue;
            is->what = NEWS_NONE;
            move_items(n, was->file, is->file, is->last, ix);
            moved = true;
        }
    }
    if (moved)
        qsort(n->items.v, n->items.n, sizeof *n->items.v, by_place);
}

static bool is_marked(const struct news_item *item)
{
    return !item->seen && item->what != NEWS_NONE;
}

static void count(struct news *n)
{
    n->unseen = 0;
    for (size_t i = 0; i < n->items.n; i++)
        n->unseen += is_marked(&n->items.v[i]);
}

void news_take(struct news *n, struct index *ix)
{
    int64_t last = query_last_change(ix), before = n->serial;
    if (!n->begun || last < n->serial) {
        vec_clear(&n->items);
        n->serial = n->told = last;
        n->begun = true;
        n->more = false;
        n->unseen = 0;
    }
    if (last == n->serial)
        return;
    struct arena a = {0};
    n->round++;
    struct change_rows rows = query_changes(ix, n->serial, &a);
    n->more = n->more || (rows.n && rows.v[0].serial > n->serial + 1);
    for (size_t i = 0; i < rows.n; i++)
        take_change(n, &rows.v[i]);
    follow_cases(n, ix);
    for (size_t i = 0; i < n->items.n; i++)
        if (n->items.v[i].last > before || n->items.v[i].kind == KIND_CASE)
            settle(&n->items.v[i], ix);
    n->serial = last;
    count(n);
    arena_free(&a);
}

enum news_what news_mark(const struct news *n, int64_t file, enum kind_tag kind,
                         const char *id)
{
    const struct news_item *item = n->unseen ? news_of(n, file, kind, id) : NULL;
    return item && !item->seen ? item->what : NEWS_NONE;
}

enum news_what news_mark_file(const struct news *n, int64_t file)
{
    bool there;
    enum news_what mark = NEWS_NONE;
    for (size_t i = place_of(n, file, (enum kind_tag)0, "", &there);
         i < n->items.n && n->items.v[i].file == file; i++) {
        const struct news_item *item = &n->items.v[i];
        if (is_marked(item) && item->kind == KIND_CASE && item->what == NEWS_NEW)
            return NEWS_NEW;
        if (is_marked(item))
            mark = NEWS_CHANGED;
    }
    return mark;
}

const char *news_sign(enum news_what what)
{
    static const char *const signs[NEWS_WHATS] = {"", "+", "~", ""};
    return signs[what];
}

const char *news_words(enum news_what what)
{
    static const char *const words[NEWS_WHATS] = {"", "new: ", "changed: ", ""};
    return words[what];
}

bool news_see(struct news *n, int64_t file, enum kind_tag kind, const char *id,
              int64_t serial)
{
    bool there;
    size_t at = place_of(n, file, kind, id, &there), before = n->unseen;
    if (!there || n->items.v[at].last > serial)
        return false;
    n->items.v[at].seen = true;
    count(n);
    return n->unseen < before;
}

void news_see_all(struct news *n)
{
    for (size_t i = 0; i < n->items.n; i++)
        n->items.v[i].seen = true;
    n->more = false;
    n->unseen = 0;
}

bool news_tell(struct news *n, struct buf *out)
{
    static const char *const words[NEWS_WHATS] = {"", "new", "changed", "gone"};
    int64_t counts[NEWS_WHATS][KINDS] = {{0}};
    for (size_t i = 0; i < n->items.n; i++)
        if (n->items.v[i].last > n->told)
            counts[n->items.v[i].what][n->items.v[i].kind]++;
    size_t start = out->n;
    for (int what = NEWS_NEW; what < NEWS_WHATS; what++) {
        for (int k = 0; k < KINDS; k++) {
            const struct kind *kind = schema_kind((enum kind_tag)k);
            if (counts[what][k])
                buf_addf(out, "%s%lld %s %s", out->n > start ? ", " : "",
                         (long long)counts[what][k],
                         counts[what][k] == 1 ? kind->name : kind->table, words[what]);
        }
    }
    bool any = n->told != n->serial;
    n->told = n->serial;
    return any;
}

static int marked_first(const void *a, const void *b)
{
    const struct news_item *x = *(const struct news_item *const *)a;
    const struct news_item *y = *(const struct news_item *const *)b;
    if (x->seen != y->seen)
        return x->seen ? 1 : -1;
    if (x->round != y->round)
        return x->round < y->round ? 1 : -1;
    return (x->last > y->last) - (x->last < y->last);
}

struct news_items news_all(const struct news *n, struct arena *a)
{
    struct news_items out = {.v = arena_array(a, n->items.n, sizeof *out.v)};
    for (size_t i = 0; i < n->items.n; i++)
        if (n->items.v[i].what != NEWS_NONE)
            out.v[out.n++] = &n->items.v[i];
    if (out.n)
        qsort(out.v, out.n, sizeof *out.v, marked_first);
    return out;
}

int64_t news_record(struct index *ix, const struct news_item *item)
{
    return query_changed_record(ix, item->file, item->kind, str_of(item->id));
}

struct str news_label(struct index *ix, const struct news_item *item, struct arena *a)
{
    int64_t rec = news_record(ix, item);
    if (rec)
        return query_label(ix, rec, a);
    const struct field *label = schema_label(schema_kind(item->kind));
    struct said_fields said =
        said_read(ix, item->kind, query_said_before(ix, item->since, a), a);
    for (size_t i = 0; i < said.n; i++)
        if (said.v[i].field == label && said.v[i].values.n)
            return said.v[i].values.v[0];
    return STR_NONE;
}

/* SPDX-License-Identifier: MIT */
/* Sources: what each carries, with its parts and copies, and what rests on it alone. */
#include "view/aspect.h"

#include "format/edtf.h"
#include "index/query_sources.h"
#include "view/aspect_parts.h"
#include "view/detail_parts.h"

/* How many quotes, and records that they carry, are looked at for one screen, of all
 * sources together: within a frame, and longer. A page that is printed looks at all. Each
 * look costs more in a large case: its tables are deeper. */
enum {
    LOOKS_WITHIN_FRAME = 300,
    MANY_QUOTES = 5000,
    LOOKS_AT_MANY = 100,
    LOOKS_ON_SCREEN = 2000,
    COUNT_MOST = 1000
};

struct sources {
    struct doc_writer *w;
    struct aspect_over *over;
    size_t left;       /* looks that may still be taken */
    struct recs roots; /* that were written */
};

/* What one root carries. */
struct carried {
    int64_t rec;
    size_t quotes; /* of this root */
    bool shared;   /* with other roots */
};

struct carrieds { /* a VEC */
    struct carried *v;
    size_t n, cap;
};

static void add_carried(struct carrieds *all, int64_t rec)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->v[i].rec == rec) {
            all->v[i].quotes++;
            return;
        }
    vec_push(all, ((struct carried){.rec = rec, .quotes = 1}));
}

static void collect(struct sources *s, int64_t root, struct recs quotes,
                    struct carrieds *all)
{
    for (size_t i = 0; i < quotes.n && !doc_dropped(s->w); i++) {
        struct recs carries = query_carried(s->w->ix, quotes.v[i], s->w->scratch);
        for (size_t k = 0; k < carries.n; k++)
            add_carried(all, carries.v[k]);
    }
    for (size_t i = 0; i < all->n && !doc_dropped(s->w); i++)
        all->v[i].shared = query_shared(s->w->ix, all->v[i].rec, root);
}

static size_t count(const struct carrieds *all, enum kind_tag kind, bool shared)
{
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++)
        n += index_kind(all->v[i].rec) == kind && all->v[i].shared == shared;
    return n;
}

/* What sources carry, in the order in which it is told. */
static const enum kind_tag counted[] = {KIND_EVENT, KIND_PERSON, KIND_RELATION, KIND_CLAIM};

enum { COUNTED = sizeof counted / sizeof *counted };

/* "5 events, 3 people, 2 claims". */
static void add_counts(const struct carrieds *all, bool shared, struct buf *out)
{
    size_t start = out->n;
    for (size_t i = 0; i < COUNTED; i++) {
        size_t n = count(all, counted[i], shared);
        const struct kind *k = schema_kind(counted[i]);
        if (n)
            buf_addf(out, "%s%zu %s", out->n > start ? ", " : "", n,
                n == 1 ? k->name : k->table);
    }
    if (out->n == start)
        buf_addz(out, "nothing");
}

static void put_counts(struct doc_writer *w, const char *label,
                       const struct carrieds *all,
                       bool shared, bool more)
{
    struct buf counts = {0};
    add_counts(all, shared, &counts);
    doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
    doc_putz(w, STYLE_LABEL, label);
    doc_put(w, STYLE_PLAIN, buf_str(&counts));
    doc_putz(w, STYLE_DIM, more ? ", …" : "");
    doc_para_end(w);
    buf_free(&counts);
}

/* "Fire breaks out in warehouse 7", or "Ines Rauch, employee of Harbour Board". */
static void put_carried_name(struct doc_writer *w, int64_t rec)
{
    if (index_kind(rec) == KIND_RELATION)
        aspect_relation(w, rec);
    else
        doc_put(w, STYLE_LINK, query_label(w->ix, rec, w->scratch));
}

static void write_carried_line(struct doc_writer *w, const struct carried *c)
{
    struct item item;
    if (!query_item(w->ix, c->rec, w->scratch, &item))
        return;
    doc_stop(w, (struct doc_stop){
        .rec = c->rec, .field = FIELDS, .at = item.at, .target = c->rec});
    doc_para(w, DETAIL_INDENT + 2, DETAIL_INDENT + 4);
    doc_putz(w, STYLE_DIM, item.kind->name);
    doc_putz(w, STYLE_DIM, "  ");
    put_carried_name(w, c->rec);
    doc_para_end_mark(w, STYLE_DIM,
        arena_strf(w->scratch, "[%zu quote%s]", c->quotes, c->quotes == 1 ? "" : "s"));
}

/* What rests on the family only, kind by kind as in the counts. */
static void write_alone(struct doc_writer *w, const struct carrieds *all)
{
    size_t n = 0;
    for (size_t k = 0; k < COUNTED; k++)
        for (size_t i = 0; i < all->n; i++)
            if (!all->v[i].shared && index_kind(all->v[i].rec) == counted[k] &&
                n++ < DETAIL_SECTION_MAX)
                write_carried_line(w, &all->v[i]);
    if (n > DETAIL_SECTION_MAX) {
        w->stop = DOC_NONE;
        doc_para(w, DETAIL_INDENT + 2, DETAIL_INDENT + 2);
        doc_put(w, STYLE_DIM,
            arena_strf(w->scratch, "and %zu more", n - (size_t)DETAIL_SECTION_MAX));
        doc_para_end(w);
    }
}

/* A source of the family with how many quotes stand in it. */
static void write_source(struct doc_writer *w, const struct item *source, bool root)
{
    struct buf text = {0};
    struct recs self = {(int64_t[]){source->rec}, 1};
    int64_t quotes = query_family_quotes(w->ix, self, COUNT_MOST);
    part_source_text(w, source->rec, &text);
    doc_stop(w, (struct doc_stop){
        .rec = source->rec, .field = FIELDS, .at = source->at, .target = source->rec});
    doc_para(w, root ? 0 : DETAIL_INDENT, root ? DETAIL_INDENT : DETAIL_INDENT + 2);
    if (!root) {
        bool copy = query_links(w->ix, source->rec, FIELD_SOURCE_COPY_OF, w->scratch).n;
        doc_putz(w, STYLE_DIM, copy ? "copy: " : "part: ");
    }
    doc_put_theirs(w, root ? STYLE_BOLD : STYLE_PLAIN, buf_str(&text));
    doc_putz(w, STYLE_DIM, "  ");
    doc_put(w, STYLE_DIM, item_text(source, FIELD_SOURCE_TYPE));
    doc_para_end_mark(w, STYLE_DIM,
        arena_strf(w->scratch, "[%lld%s quote%s]", (long long)quotes,
            quotes == COUNT_MOST ? "+" : "", quotes == 1 ? "" : "s"));
    buf_free(&text);
}

/* Archived texts in which quotes were found. */
struct texts { /* a VEC */
    struct archived **v;
    size_t n, cap;
};

static void find_quotes(struct sources *s, struct recs quotes, struct texts *texts)
{
    for (size_t i = 0; s->over->archive.archive && i < quotes.n; i++) {
        struct item quote;
        if (!query_item(s->w->ix, quotes.v[i], s->w->scratch, &quote))
            continue;
        struct archived_quote q =
            archived_quote_find(s->w->ix, &s->over->archive, &quote, s->w->scratch);
        if (q.state != ARCHIVED_READ || q.found.state < LOCATE_FOLDED)
            continue;
        archive_quote(q.file, q.found.from, q.found.to);
        size_t k = 0;
        while (k < texts->n && texts->v[k] != q.file)
            k++;
        if (k == texts->n)
            vec_push(texts, q.file);
    }
}

/* "Quoted in this case: 38 % of the words of gazette.txt", by all quotes that were looked
 * at. */
static void write_shares(struct sources *s, struct recs quotes, bool more)
{
    struct doc_writer *w = s->w;
    struct texts texts = {0};
    find_quotes(s, quotes, &texts);
    for (size_t i = 0; i < texts.n; i++) {
        doc_para(w, DETAIL_INDENT, DETAIL_INDENT + 2);
        doc_putz(w, STYLE_LABEL, "Quoted in this case: ");
        doc_put(w, STYLE_PLAIN,
            arena_strf(w->scratch, "%s%u %% of the words of ", more ? "at least " : "",
                archive_share(texts.v[i])));
        doc_put(w, STYLE_PLAIN, texts.v[i]->name);
        doc_para_end(w);
    }
    vec_free(&texts);
}

static void write_carried(struct sources *s, int64_t root, struct recs family)
{
    struct doc_writer *w = s->w;
    struct carrieds all = {0};
    int64_t n = query_family_quotes(w->ix, family, s->over->whole ? INT64_MAX : COUNT_MOST);
    size_t most = s->left / 2 < (size_t)n ? s->left / 2 : (size_t)n; /* half for them */
    bool more = (int64_t)most < n || (!s->over->whole && n == COUNT_MOST);
    s->left -= most;
    s->over->unfinished |= more;
    struct recs quotes = query_quotes_of(w->ix, family, most, w->scratch);
    collect(s, root, quotes, &all);
    s->left -= all.n < s->left ? all.n : s->left;
    if (n == 0) {
        aspect_none(w, 0, "  not quoted");
    } else if (most == 0) {
        aspect_none(w, 0, "  …");
    } else {
        write_shares(s, quotes, more);
        put_counts(w, "Carries with others: ", &all, true, more);
        put_counts(w, "Rests on it only: ", &all, false, more);
        write_alone(w, &all);
    }
    vec_free(&all);
}

/* A source that is part or copy of another stands with its root. */
static void write_family(struct sources *s, const struct item *root)
{
    struct doc_writer *w = s->w;
    struct recs family = query_family(w->ix, root->rec, w->scratch);
    doc_gap(w);
    write_source(w, root, true);
    for (size_t i = 0; i < family.n && i < DETAIL_SECTION_MAX; i++) {
        struct item member;
        if (family.v[i] != root->rec &&
            query_item(w->ix, family.v[i], w->scratch, &member))
            write_source(w, &member, false);
    }
    write_carried(s, root->rec, family);
}

/* Whether a root was written before, as that of a source above it; remembers it. */
static bool seen(struct sources *s, int64_t root)
{
    for (size_t i = 0; i < s->roots.n; i++)
        if (s->roots.v[i] == root)
            return true;
    s->roots.v[s->roots.n++] = root;
    return false;
}

static size_t looks_of(struct doc_writer *w, const struct aspect_over *over)
{
    const struct list quotes = {.case_rec = over->by.case_rec, .kind = KIND_QUOTE};
    if (over->whole)
        return SIZE_MAX;
    if (over->longer)
        return LOOKS_ON_SCREEN;
    return query_count(w->ix, &quotes) > MANY_QUOTES ? LOOKS_AT_MANY : LOOKS_WITHIN_FRAME;
}

void sources_write(struct doc_writer *w, struct aspect_over *over)
{
    struct aspect_rows rows = aspect_rows(w, over, KIND_SOURCE);
    struct sources s = {.w = w,
        .over = over,
        .left = looks_of(w, over),
        .roots = {arena_array(w->scratch, rows.n + 1, sizeof(int64_t)), 0}};
    aspect_count_rows(w, over, KIND_SOURCE, &rows);
    aspect_before(w, &rows);
    for (size_t i = 0; i < rows.n && !doc_dropped(w); i++) {
        struct item source;
        int64_t root = query_root(w->ix, rows.v[i].rec);
        if (!seen(&s, root) && query_item(w->ix, root, w->scratch, &source))
            write_family(&s, &source);
    }
    aspect_none(w, rows.n, "no sources");
    aspect_behind(w, &rows);
}

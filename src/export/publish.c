/* SPDX-License-Identifier: MIT */
/* Names that are not published, found as base/name.h finds them: case, accents, typography
 * and inflection do not hide one. */
#include "export/publish.h"

#include "base/fold.h"
#include "base/name.h"
#include "base/romanise.h"

enum decision { PUBLISH_YES, PUBLISH_PSEUDONYM, PUBLISH_WITHHOLD };

struct hidden {
    struct str id;
    enum decision decision;
    struct str stand_in;   /* the pseudonym, or what says that the name is withheld */
    VEC(struct str) names; /* folded */
};

struct publish {
    struct arena arena;
    struct romaniser *romaniser;
    VEC(struct hidden) people;
};

static enum decision decision_of(const struct item *person)
{
    struct str word = item_text(person, FIELD_PERSON_PUBLISH);
    if (str_eq(word, STR("withhold")))
        return PUBLISH_WITHHOLD;
    return str_eq(word, STR("pseudonym")) ? PUBLISH_PSEUDONYM : PUBLISH_YES;
}

static struct hidden *hidden_by_id(const struct publish *p, struct str id)
{
    for (size_t i = 0; i < p->people.n; i++)
        if (str_eq(p->people.v[i].id, id))
            return &p->people.v[i];
    return NULL;
}

static void add_folded(struct publish *p, struct hidden *h, struct buf *folded)
{
    struct str text = str_trim(buf_str(folded));
    if (text.n)
        vec_push(&h->names, arena_str(&p->arena, text));
    buf_clear(folded);
}

/* As it is written, and as it is spelled in Latin letters. */
static void add_name(struct publish *p, struct hidden *h, struct str name)
{
    struct buf folded = {0};
    fold(&folded, name);
    add_folded(p, h, &folded);
    if (romanise(p->romaniser, name, &folded))
        add_folded(p, h, &folded);
    buf_free(&folded);
}

static void add_names(struct publish *p, struct hidden *h, struct index *ix,
                      const struct item *person)
{
    struct arena scratch = {0};
    add_name(p, h, item_text(person, FIELD_PERSON_NAME));
    struct strs aliases = query_list(ix, person, FIELD_PERSON_ALIASES, &scratch);
    for (size_t i = 0; i < aliases.n; i++)
        add_name(p, h, aliases.v[i]);
    arena_free(&scratch);
}

static void decide(struct publish *p, struct hidden *h, const struct item *person)
{
    enum decision d = decision_of(person);
    if (d <= h->decision)
        return;
    h->decision = d;
    struct str pseudonym = item_text(person, FIELD_PERSON_PSEUDONYM);
    h->stand_in = d == PUBLISH_WITHHOLD ? STR("[name withheld]")
                  : pseudonym.n         ? arena_str(&p->arena, pseudonym)
                                        : STR("[pseudonym]");
}

/* Calls `each` for the people of a case. */
static void each_person(struct index *ix, int64_t case_rec,
                        void (*each)(void *, struct index *, const struct item *), void *self)
{
    enum { PAGE = 64 };
    struct list list = {.case_rec = case_rec, .kind = KIND_PERSON};
    struct list_row rows[PAGE];
    struct arena scratch = {0};
    int64_t pos = INT64_MIN;
    size_t n;
    while ((n = query_page(ix, &list, pos, true, PAGE, rows)) > 0) {
        for (size_t i = 0; i < n; i++) {
            struct item person;
            if (query_item(ix, rows[i].rec, &scratch, &person))
                each(self, ix, &person);
        }
        arena_reset(&scratch);
        if (n < PAGE || rows[n - 1].pos == INT64_MAX)
            break;
        pos = rows[n - 1].pos + 1;
    }
    arena_free(&scratch);
}

/* Those whom any case hides. */
static void collect(void *self, struct index *ix, const struct item *person)
{
    struct publish *p = self;
    (void)ix;
    if (decision_of(person) == PUBLISH_YES)
        return;
    struct hidden *h = hidden_by_id(p, person->id);
    if (!h) {
        struct hidden fresh = {.id = arena_str(&p->arena, person->id)};
        vec_push(&p->people, fresh);
        h = &p->people.v[p->people.n - 1];
    }
    decide(p, h, person);
}

/* Every name of theirs in any case. */
static void collect_names(void *self, struct index *ix, const struct item *person)
{
    struct publish *p = self;
    struct hidden *h = hidden_by_id(p, person->id);
    if (h)
        add_names(p, h, ix, person);
}

struct publish *publish_open(struct index *ix, bool everything)
{
    struct publish *p = mem_alloc(sizeof *p);
    if (everything)
        return p;
    p->romaniser = romaniser_new(NULL);
    struct arena scratch = {0};
    struct files files = query_files(ix, &scratch);
    for (size_t i = 0; i < files.n; i++)
        each_person(ix, files.v[i].case_rec, collect, p);
    for (size_t i = 0; p->people.n && i < files.n; i++)
        each_person(ix, files.v[i].case_rec, collect_names, p);
    arena_free(&scratch);
    return p;
}

void publish_close(struct publish *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->people.n; i++)
        vec_free(&p->people.v[i].names);
    vec_free(&p->people);
    romaniser_free(p->romaniser);
    arena_free(&p->arena);
    free(p);
}

/* ---- finding names ----------------------------------------------------------------- */

struct hit {
    size_t from, to;
    const struct hidden *who;
};

/* A text in which names are looked for. Most are not in its folding, which tells at once. */
struct sought {
    const struct publish *p;
    struct str text;
    struct buf folded;
};

static struct sought seek(const struct publish *p, struct str text)
{
    struct sought s = {.p = p, .text = text};
    if (p->people.n)
        fold(&s.folded, text);
    return s;
}

/* The first hidden name at or after `start`, the longest of those that begin there. */
static bool find_any(const struct sought *s, size_t start, struct hit *best)
{
    bool found = false;
    for (size_t i = 0; i < s->p->people.n; i++) {
        const struct hidden *who = &s->p->people.v[i];
        for (size_t k = 0; k < who->names.n; k++) {
            struct hit hit = {.who = who};
            struct str name = who->names.v[k];
            if (str_find(buf_str(&s->folded), name, 0) == SIZE_MAX ||
                !name_find(s->text, name, start, &hit.from, &hit.to))
                continue;
            if (!found || hit.from < best->from ||
                (hit.from == best->from && hit.to > best->to))
                *best = hit;
            found = true;
        }
    }
    return found;
}

void publish_text(const struct publish *p, struct str text, struct buf *out)
{
    struct sought s = seek(p, text);
    size_t at = 0;
    struct hit hit;
    while (find_any(&s, at, &hit)) {
        buf_add(out, str_sub(text, at, hit.from));
        buf_add(out, hit.who->stand_in);
        at = hit.to;
    }
    buf_add(out, str_sub(text, at, text.n));
    buf_free(&s.folded);
}

bool publish_withholds(const struct publish *p, struct str text)
{
    struct sought s = seek(p, text);
    struct hit hit;
    bool found = find_any(&s, 0, &hit);
    buf_free(&s.folded);
    return found;
}

/* Whether it holds one where other signs stand between words. */
static bool withholds_joined(const struct publish *p, struct str text, const char *joints)
{
    struct buf words = {0};
    for (size_t i = 0; i < text.n; i++)
        buf_addc(&words, text.p[i] && strchr(joints, text.p[i]) ? ' ' : text.p[i]);
    bool withheld = publish_withholds(p, buf_str(&words)) || publish_withholds(p, text);
    buf_free(&words);
    return withheld;
}

bool publish_withholds_id(const struct publish *p, struct str id)
{
    return withholds_joined(p, id, "-");
}

struct str publish_path(const struct publish *p, struct str path, struct arena *a)
{
    struct buf shown = {0};
    for (size_t at = 0, end; at <= path.n; at = end + 1) {
        end = str_find(path, STR("/"), at);
        end = end == SIZE_MAX ? path.n : end;
        struct str part = str_sub(path, at, end);
        buf_addz(&shown, at ? "/" : "");
        buf_add(&shown, withholds_joined(p, part, "-_.+") ? STR(PUBLISH_WITHHELD) : part);
    }
    struct str copy = arena_str(a, buf_str(&shown));
    buf_free(&shown);
    return copy;
}

void publish_verbatim(const struct publish *p, struct str text, struct buf *out)
{
    if (publish_withholds(p, text))
        buf_addz(out, PUBLISH_WITHHELD);
    else
        buf_add(out, text);
}

bool publish_nth_name(const struct publish *p, size_t nth, struct str *name)
{
    for (size_t i = 0; i < p->people.n; nth -= p->people.v[i++].names.n) {
        if (nth < p->people.v[i].names.n) {
            *name = p->people.v[i].names.v[nth];
            return true;
        }
    }
    return false;
}

bool publish_hides(const struct publish *p, const struct item *person)
{
    return hidden_by_id(p, person->id) != NULL;
}

void publish_name(const struct publish *p, const struct item *person, struct buf *out)
{
    const struct hidden *who = hidden_by_id(p, person->id);
    if (who)
        buf_add(out, who->stand_in);
    else
        publish_text(p, item_text(person, FIELD_PERSON_NAME), out);
}

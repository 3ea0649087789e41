/* SPDX-License-Identifier: MIT */
#include "index/part_names.h"

#include "base/tokens.h"
#include "format/check_names.h"
#include "index/part_text.h"
#include "index/recall.h"

#include <stdlib.h>

/* More records are not looked through again. */
enum { LOOKED_MOST = 2000 };

void part_names_free(struct part_names *n)
{
    diags_free(&n->diags);
}

/* ---- the people ---- */

static bool hides_somebody(struct part *p)
{
    sqlite3_stmt *s = db_sql(p->ix, "SELECT 1 FROM main.person WHERE rec BETWEEN ?1 AND ?2"
                                    " AND publish IN ('pseudonym', 'withhold') LIMIT 1");
    db_bind_kind(s, 1, p->file, KIND_PERSON);
    return db_int(p->ix, s) != 0;
}

static bool is_hidden(const struct record *r)
{
    return record_has(r, FIELD_PERSON_PUBLISH, STR("pseudonym")) ||
           record_has(r, FIELD_PERSON_PUBLISH, STR("withhold"));
}

static bool hides_more(const struct part *p)
{
    bool hides = false;
    for (size_t i = 0; i < p->is.list.n && !hides; i++)
        hides = is_hidden(&p->is.list.v[i].r);
    return hides;
}

/* Takes in the names of all people of the file, as the tables have them. */
static void take_people(struct part *p, struct check_names *names)
{
    struct part_records people = {0};
    sqlite3_stmt *s = db_sql(p->ix, "SELECT rec FROM main.person WHERE rec BETWEEN ?1 AND ?2"
                                    " ORDER BY rec");
    db_bind_kind(s, 1, p->file, KIND_PERSON);
    struct recs recs = db_recs(p->ix, s, &p->arena);
    for (size_t i = 0; i < recs.n; i++)
        recall_record(p->ix, recs.v[i], 0, &p->arena, &people);
    for (size_t i = 0; i < people.list.n; i++)
        check_names_person(names, &people.list.v[i].r, &p->arena);
    vec_free(&people.list);
}

/* ---- whether anything changes ---- */

/* Whether people may have other names than they had, or others be hidden. */
static bool renames(const struct part *p)
{
    bool renames = false;
    for (size_t i = 0; i < p->was.list.n && p->kind->tag == KIND_PERSON; i++)
        renames = renames || part_is_changed(&p->was.list.v[i]);
    for (size_t i = 0; i < p->is.list.n && p->kind->tag == KIND_PERSON; i++)
        renames = renames || part_is_changed(&p->is.list.v[i]);
    return renames;
}

static void count_texts(struct check_names *names, const struct part_records *records,
                        struct arena *a)
{
    struct allow allow = {0};
    for (size_t i = 0; i < records->list.n; i++) {
        const struct part_record *r = &records->list.v[i];
        allow_read(&allow, &r->r);
        if (part_is_changed(&records->list.v[r->top]))
            check_names_texts(names, &r->r, &allow, a);
    }
}

/* Whether a word or a form of a hidden name stands in what changed, or did. */
static bool names_in_texts(struct part *p)
{
    struct check_names names = {0};
    take_people(p, &names);
    count_texts(&names, &p->was, &p->arena);
    count_texts(&names, &p->is, &p->arena);
    bool any = names.forms.found.n != 0;
    for (size_t i = 0; i < names.words.n; i++)
        any = any || names.words.v[i].places;
    check_names_free(&names);
    return any;
}

static bool is_told_in(const struct part *p, const struct stored_diags *stored)
{
    bool told = false;
    for (size_t i = 0; i < stored->list.n; i++) {
        const struct stored_diag *s = &stored->list.v[i];
        told = told || (s->code == DIAG_SHORT_NAME && s->at.line >= p->line &&
                        s->at.line < p->behind);
    }
    return told;
}

bool part_names_note(struct part_names *n, struct part *p, const struct stored_diags *stored)
{
    *n = (struct part_names){.p = p};
    if (hides_somebody(p) || hides_more(p))
        n->again = renames(p) || is_told_in(p, stored) || names_in_texts(p);
    return !index_error(p->ix).n;
}

/* ---- looking again ---- */

struct looking {
    struct part *p;
    VEC(int64_t) recs; /* with ids */
    struct part_records read;
};

/* Records that may have a form of a word. */
static bool find_records(struct looking *l, const struct inflected *word)
{
    struct str token;
    size_t at = 0;
    if (!tokens_next(str_sub(word->folded, 0, word->stem), &at, &token))
        return true;
    struct part *p = l->p;
    sqlite3_stmt *s = db_sql(p->ix, "SELECT rowid FROM main.text WHERE text MATCH ?1"
                                    " AND rowid BETWEEN ?2 AND ?3 LIMIT ?4");
    db_bind_text(s, 1, arena_strf(&p->arena, "\"%.*s\"*", STR_ARG(token)));
    db_bind_int(s, 2, rec_first(p->file));
    db_bind_int(s, 3, rec_last(p->file));
    db_bind_int(s, 4, LOOKED_MOST);
    struct recs recs = db_recs(p->ix, s, &p->arena);
    for (size_t i = 0; i < recs.n; i++)
        vec_push(&l->recs, part_top_of(p, recs.v[i]));
    return recs.n < LOOKED_MOST;
}

static int by_rec(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static bool read_records(struct looking *l)
{
    bool ok = true;
    if (l->recs.n)
        qsort(l->recs.v, l->recs.n, sizeof *l->recs.v, by_rec);
    for (size_t i = 0; i < l->recs.n && ok; i++)
        if (!i || l->recs.v[i] != l->recs.v[i - 1])
            ok = part_read_again(l->p, l->recs.v[i], &l->read) &&
                 l->read.list.n < LOOKED_MOST;
    return ok;
}

static int by_line(const void *a, const void *b)
{
    const struct part_record *x = a, *y = b;
    if (x->r.at.line != y->r.at.line)
        return x->r.at.line < y->r.at.line ? -1 : 1;
    return (x->r.at.col > y->r.at.col) - (x->r.at.col < y->r.at.col);
}

/* In the order of the file, in which what stands in a record follows it. */
static void look_through(struct looking *l, struct check_names *names)
{
    struct allow allow = {0};
    if (l->read.list.n)
        qsort(l->read.list.v, l->read.list.n, sizeof *l->read.list.v, by_line);
    for (size_t i = 0; i < l->read.list.n; i++) {
        allow_read(&allow, &l->read.list.v[i].r);
        check_names_texts(names, &l->read.list.v[i].r, &allow, &l->p->arena);
    }
}

bool part_names_look(struct part_names *n)
{
    struct looking l = {.p = n->p};
    struct check_names names = {0};
    bool ok = true;
    if (!n->again)
        return true;
    take_people(n->p, &names);
    for (size_t i = 0; i < names.words.n && ok; i++)
        ok = find_records(&l, &names.words.v[i].word);
    for (size_t i = 0; i < names.forms.names.n && ok; i++)
        ok = find_records(&l, &names.forms.names.v[i].words[0].word);
    ok = ok && read_records(&l);
    if (ok) {
        look_through(&l, &names);
        check_names_report(&names, &n->diags, &n->p->arena);
    }
    vec_free(&l.recs);
    vec_free(&l.read.list);
    check_names_free(&names);
    return ok && !index_error(n->p->ix).n;
}

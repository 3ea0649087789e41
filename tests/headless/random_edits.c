/* SPDX-License-Identifier: MIT */
/* A case file that is edited at random while somebody browses it: records added, removed,
 * renamed, moved, their texts and ties changed. After each reload the screen is that of a
 * fresh start at the same place; and where nothing of what was selected has gone, the
 * selection is the same, in the same row.
 *
 * random_edits [ROUNDS [SEED]], in a folder of its own below $TMPDIR or the present one. */
#include "random.h"
#include "session.h"

#include "view/places.h"

#include <unistd.h>

enum { ROUNDS = 200, SEED = 1, RECORDS = 24 };

/* ---- the case, and its file ---- */

enum section { SOURCES, PEOPLE, EVENTS_, QUOTES_, CLAIMS_, SECTIONS };

struct entry {
    uint32_t id, text;
    uint32_t ties[SECTIONS]; /* the ids of what it is tied to; who is gone, of the last */
};

struct made {
    struct entry *v;
    size_t n, cap;
};

struct model {
    struct made sections[SECTIONS];
    uint32_t ids; /* given so far */
};

static uint32_t tied(const struct model *m, enum section section, const struct entry *e)
{
    const struct made *s = &m->sections[section];
    for (size_t i = 0; i < s->n; i++)
        if (s->v[i].id == e->ties[section])
            return s->v[i].id;
    return s->v[s->n - 1].id;
}

static void write_entry(const struct model *m, enum section section, const struct entry *e,
                        struct buf *out)
{
    switch (section) {
    case SOURCES:
        buf_addf(out, "  s%u: {type: webpage, title: Source %u}\n", e->id, e->text);
        break;
    case PEOPLE:
        buf_addf(out, "  p%u: {kind: person, name: Name %u, role: role %u}\n", e->id, e->text,
                 e->text % 7);
        break;
    case EVENTS_:
        buf_addf(out, "  e%u: {title: Event %u, date: \"2019-%02u\", people: {p%u: seen}}\n",
                 e->id, e->text, 1 + e->text % 12, tied(m, PEOPLE, e));
        break;
    case QUOTES_:
        buf_addf(out, "  q%u:\n    source: s%u\n    exact: \"Words %u and more\"\n"
                      "    speaker: [p%u]\n    about: [e%u.title]\n",
                 e->id, tied(m, SOURCES, e), e->text, tied(m, PEOPLE, e),
                 tied(m, EVENTS_, e));
        break;
    case CLAIMS_:
        buf_addf(out, "  c%u: {question: Is it %u?, status: open, about: [e%u],"
                      " accounts: [{value: yes it is, quotes: [q%u]}]}\n",
                 e->id, e->text, tied(m, EVENTS_, e), tied(m, QUOTES_, e));
        break;
    default: break;
    }
}

static void write_model(const struct model *m, const char *path)
{
    static const char *const names[] = {"sources", "people", "events", "quotes", "claims"};
    struct buf text = {0};
    buf_addz(&text, "dossier: 1\ncase: {id: a, title: A case, summary: What it is about.}\n");
    for (enum section s = 0; s < SECTIONS; s++) {
        if (m->sections[s].n)
            buf_addf(&text, "%s:\n", names[s]);
        for (size_t i = 0; i < m->sections[s].n; i++)
            write_entry(m, s, &m->sections[s].v[i], &text);
    }
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(text.p, 1, text.n, f) != text.n || fclose(f) != 0)
        die("cannot write %s", path);
    buf_free(&text);
}

static void tie(const struct model *m, struct entry *e, struct random *r)
{
    for (enum section s = 0; s < SECTIONS; s++)
        if (m->sections[s].n)
            e->ties[s] = m->sections[s].v[next(r, (uint32_t)m->sections[s].n)].id;
}

static void add(struct model *m, enum section section, size_t at, struct random *r)
{
    struct made *s = &m->sections[section];
    struct entry e = {.id = ++m->ids, .text = next(r, 1000)};
    tie(m, &e, r);
    vec_push(s, e);
    memmove(s->v + at + 1, s->v + at, (s->n - 1 - at) * sizeof *s->v);
    s->v[at] = e;
}

/* One edit; what others are tied to does not run out. */
static void edit(struct model *m, struct random *r)
{
    enum section section = (enum section)next(r, SECTIONS);
    struct made *s = &m->sections[section];
    size_t at = s->n ? next(r, (uint32_t)s->n) : 0, to = s->n ? next(r, (uint32_t)s->n) : 0;
    switch (next(r, 7)) {
    case 0:
    case 1:
        if (s->n < RECORDS)
            add(m, section, at, r);
        break;
    case 2:
        if (s->n > 1 || (s->n && section == CLAIMS_)) {
            memmove(s->v + at, s->v + at + 1, (s->n - at - 1) * sizeof *s->v);
            s->n--;
        }
        break;
    case 3:
        if (s->n)
            s->v[at].id = ++m->ids;
        break;
    case 4:
        if (s->n) {
            struct entry e = s->v[at];
            s->v[at] = s->v[to];
            s->v[to] = e;
        }
        break;
    case 5:
        if (s->n)
            s->v[at].text = next(r, 1000);
        break;
    default:
        if (s->n)
            tie(m, &s->v[at], r);
        break;
    }
}

/* ---- the session ---- */

struct test {
    struct session session;
    struct model model;
    struct random random;
    const char *folder;
    struct buf path;
    uint32_t round;
};

static void browse(struct test *t)
{
    static const int32_t keys[] = {'j', 'j', 'k', 'g', 'G', '1', '2', '3', '4', '\t', '[',
                                   ']', '\r', '\r', KEY_ESCAPE, KEY_NAMED_PAGE_DOWN, 'c', 's',
                                   'r', 'w', 'z', '-', '|'};
    for (uint32_t n = next(&t->random, 8); n; n--)
        session_key(&t->session, keys[next(&t->random, sizeof keys / sizeof *keys)]);
}

/* As the worker does it: another index; or, in the cache, the same one that says something
 * else now. */
static void reload(struct test *t)
{
    struct session *s = &t->session;
    if (next(&t->random, 2)) {
        session_reload(s, &s->library);
        return;
    }
    if (!index_refresh(s->app->ix, &s->library, NULL))
        die("the index failed: %.*s", STR_ARG(index_error(s->app->ix)));
    app_follow_index(s->app);
    session_event(s, (struct event){.type = EVENT_LOADED, .quiet = true});
}

/* The screen when all is there that takes longer than a frame. */
static void draw(struct session *s)
{
    enum { SLICES = 100 };
    app_draw(s->app, &s->grid);
    for (int i = 0; i < SLICES && app_busy(s->app); i++)
        session_event(s, (struct event){.type = EVENT_IDLE});
    app_draw(s->app, &s->grid);
}

static void resize(struct session *s, int rows, int cols)
{
    grid_resize(&s->grid, rows, cols);
    draw(s);
}

static void say_grid(const struct grid *g)
{
    for (int row = 0; row < g->rows; row++) {
        struct buf text = {0};
        grid_row_text(g, row, &text);
        fprintf(stderr, "%s\n", buf_z(&text));
        buf_free(&text);
    }
}

static void compare(const struct test *t, const struct grid *have, const struct grid *want)
{
    for (int i = 0; i < have->rows * have->cols; i++) {
        const struct cell *a = &have->cells[i], *b = &want->cells[i];
        if (str_eq(grid_cell_text(have, a), grid_cell_text(want, b)) && a->style == b->style)
            continue;
        say_grid(have);
        say_grid(want);
        die("round %u: row %d, column %d is not as after a fresh start", t->round,
            i / have->cols, i % have->cols);
    }
    if (have->cursor_row != want->cursor_row || have->cursor_col != want->cursor_col)
        die("round %u: the cursor is at %d,%d, not at %d,%d", t->round, have->cursor_row,
            have->cursor_col, want->cursor_row, want->cursor_col);
}

/* On a screen that has room for everything, since where a fresh start scrolls to is its own
 * affair; marks and messages are of the session. */
static void compare_with_fresh(struct test *t)
{
    enum { ROWS = 600, COLS = 150 };
    struct session *s = &t->session, fresh = {0};
    struct placemark place;
    session_open(&fresh, t->folder, STR_NONE);
    view_place(s->app->view, &place);
    view_set_shape(fresh.app->view, view_shape(s->app->view));
    if (view_zoomed(s->app->view))
        view_zoom(fresh.app->view);
    if (!view_return(fresh.app->view, &place))
        die("round %u: a fresh start does not find the place", t->round);
    view_see_news(s->app->view);
    buf_clear(&s->app->message);
    buf_clear(&fresh.app->message);
    resize(&fresh, ROWS, COLS);
    struct grid before = s->grid;
    s->grid = (struct grid){0};
    resize(s, ROWS, COLS);
    compare(t, &s->grid, &fresh.grid);
    grid_free(&s->grid);
    s->grid = before;
    session_close(&fresh);
}

/* What one looks at. */
struct looked {
    struct placemark place;
    struct buf statement;
    int cursor_row;
    int64_t above, below; /* rows of the list before the selected one, and behind it */
};

static struct looked look(const struct test *t)
{
    static const enum kind_tag kinds[] = {KIND_PERSON, KIND_EVENT, KIND_QUOTE};
    const struct view *v = t->session.app->view;
    struct index *ix = t->session.app->ix;
    struct looked l = {.cursor_row = t->session.grid.cursor_row};
    struct arena a = {0};
    struct item item;
    view_place(v, &l.place);
    struct selection at = view_selected(v);
    if (query_item(ix, at.rec, &a, &item))
        buf_addf(&l.statement, "%.*s of %.*s", STR_ARG(at.statement), STR_ARG(item.id));
    if (l.place.focused < LIST_PANES && at.rec) {
        struct list list = {.case_rec = view_case(v), .kind = kinds[l.place.focused]};
        l.above = query_rank(ix, &list, item.pos);
        l.below = query_count(ix, &list) - l.above - 1;
    }
    arena_free(&a);
    return l;
}

/* Only the ends of a list may move a row. */
static void compare_looks(const struct test *t, const struct looked *before,
                          const struct looked *now)
{
    if (now->place.focused != before->place.focused ||
        now->place.aspect != before->place.aspect || now->place.n_by != before->place.n_by)
        die("round %u: another pane", t->round);
    for (int p = 0; p < LIST_PANES; p++)
        if (*before->place.selected[p] &&
            strcmp(before->place.selected[p], now->place.selected[p]) != 0)
            die("round %u: %s was selected, and is %s", t->round, before->place.selected[p],
                now->place.selected[p]);
    bool any = before->statement.n > 0; /* where nothing was, something may be now */
    if (strcmp(before->place.shown, now->place.shown) != 0 ||
        (any && !str_eq(buf_str(&before->statement), buf_str(&now->statement))))
        die("round %u: %s (%s) was read, and is %s (%s), in %d", t->round, before->place.shown,
            buf_z(&before->statement), now->place.shown, buf_z(&now->statement),
            (int)now->place.aspect);
    int rows = t->session.grid.rows;
    if (now->place.focused < LIST_PANES && !now->place.aspect && now->above > rows &&
        now->below > rows && now->cursor_row != before->cursor_row)
        die("round %u: row %d became %d", t->round, before->cursor_row, now->cursor_row);
}

/* Beyond, aspects have pages. */
static bool section_has_room(const struct model *m, enum section section)
{
    return m->sections[section].n < 2 * RECORDS;
}

static void play_round(struct test *t)
{
    static const int sizes[][2] = {{36, 120}, {24, 80}, {10, 40}};
    const int *size = sizes[next(&t->random, 3)];
    browse(t);
    if (view_aspect(t->session.app->view) == ASPECT_CONTEXT)
        view_leave(t->session.app->view);
    resize(&t->session, size[0], size[1]);
    struct looked before = look(t);
    bool stays = next(&t->random, 3) == 0;
    for (uint32_t n = 1 + next(&t->random, 4); n; n--) {
        if (!stays)
            edit(&t->model, &t->random);
        else if (section_has_room(&t->model, (enum section)(n % SECTIONS)))
            add(&t->model, (enum section)(n % SECTIONS), 0, &t->random); /* above all else */
    }
    write_model(&t->model, buf_z(&t->path));
    reload(t);
    draw(&t->session);
    struct looked now = look(t);
    if (stays && before.place.n_by == 0)
        compare_looks(t, &before, &now);
    compare_with_fresh(t);
    buf_free(&before.statement);
    buf_free(&now.statement);
    effects_free(&t->session.effects);
}

int main(int argc, char **argv)
{
    uint32_t rounds = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : ROUNDS;
    struct test t = {.random = {argc > 2 ? strtoull(argv[2], NULL, 10) | 1 : SEED}};
    const char *base = getenv("TMPDIR");
    struct buf folder = {0};
    buf_addf(&folder, "%s/dossier-edits-XXXXXX", base && *base ? base : ".");
    if (!mkdtemp(folder.p))
        die("no folder");
    t.folder = buf_z(&folder);
    buf_addf(&t.path, "%s/a.yaml", t.folder);
    for (enum section s = 0; s < SECTIONS; s++)
        for (int i = 0; i < RECORDS / 2; i++)
            add(&t.model, s, 0, &t.random);
    write_model(&t.model, buf_z(&t.path));
    session_open(&t.session, t.folder, STR_NONE);
    for (; t.round < rounds; t.round++)
        play_round(&t);
    session_close(&t.session);
    unlink(buf_z(&t.path));
    rmdir(t.folder);
    for (enum section s = 0; s < SECTIONS; s++)
        vec_free(&t.model.sections[s]);
    buf_free(&t.path);
    buf_free(&folder);
    return 0;
}

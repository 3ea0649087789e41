/* SPDX-License-Identifier: MIT */
/* Each file on its own, then those that come and go together. */
#include "work/settle.h"

#include "base/mem.h"

/* Between two looks at one that is written all the time. */
enum { AGAIN = 100 };

struct entry {
    char *path;
    /* What is believed: */
    bool there, broken, anyhow;
    struct file_stamp stamp;
    /* What was seen last: */
    bool seen_there;
    struct file_stamp seen;
    /* Since something happened: */
    bool moves, writing;
    int64_t first, last; /* when it began, and when something happened last */
    int64_t due;         /* when to look */
    int64_t force;       /* … at the latest, however much goes on */
    int64_t ready;       /* since when it could come or go; INT64_MAX: it cannot yet */
};

struct settle {
    struct settle_eyes eyes;
    VEC(struct entry) files; /* by path */
};

struct settle *settle_new(const struct settle_eyes *eyes)
{
    struct settle *s = mem_alloc(sizeof *s);
    s->eyes = *eyes;
    return s;
}

void settle_free(struct settle *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->files.n; i++)
        free(s->files.v[i].path);
    vec_free(&s->files);
    free(s);
}

/* Where the path stands, or would. */
static size_t place_of(const struct settle *s, const char *path)
{
    size_t low = 0, high = s->files.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(s->files.v[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool stands_at(const struct settle *s, size_t at, const char *path)
{
    return at < s->files.n && strcmp(s->files.v[at].path, path) == 0;
}

bool settle_has(const struct settle *s, const char *path)
{
    return stands_at(s, place_of(s, path), path);
}

static struct entry *entry_of(struct settle *s, const char *path)
{
    size_t at = place_of(s, path);
    if (stands_at(s, at, path))
        return &s->files.v[at];
    const struct entry new = {.path = mem_copy(path, strlen(path)), .ready = INT64_MAX};
    vec_push(&s->files, new);
    memmove(&s->files.v[at + 1], &s->files.v[at],
            (s->files.n - 1 - at) * sizeof *s->files.v);
    s->files.v[at] = new;
    return &s->files.v[at];
}

static void drop(struct settle *s, size_t at)
{
    free(s->files.v[at].path);
    s->files.n--;
    memmove(&s->files.v[at], &s->files.v[at + 1], (s->files.n - at) * sizeof *s->files.v);
}

static enum settle_look look(struct settle *s, struct entry *e)
{
    struct file_stamp stamp = {0};
    enum settle_look is = s->eyes.look(s->eyes.self, e->path, &stamp);
    if (is != SETTLE_UNKNOWN) {
        e->seen_there = is == SETTLE_THERE;
        e->seen = stamp;
    }
    return is;
}

void settle_know(struct settle *s, const char *path)
{
    struct entry *e = entry_of(s, path);
    look(s, e);
    e->there = e->seen_there;
    e->stamp = e->seen;
    e->moves = e->writing = e->broken = false;
    e->ready = INT64_MAX;
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

void settle_note(struct settle *s, const char *path, enum settle_hint hint, int64_t now)
{
    struct entry *e = entry_of(s, path);
    if (!e->moves) {
        e->moves = true;
        e->writing = false;
        e->first = now;
        e->force = now + SETTLE_PATIENCE;
    }
    if (hint != SETTLE_TOUCHED)
        e->writing = hint == SETTLE_WRITING;
    e->last = now;
    e->ready = INT64_MAX;
    e->due = earlier(now + SETTLE_QUIET, e->force);
}

void settle_compare(struct settle *s, const char *head, int64_t now)
{
    size_t n = strlen(head);
    for (size_t i = place_of(s, head); i < s->files.n; i++) {
        struct entry *e = &s->files.v[i];
        if (strncmp(e->path, head, n) != 0)
            break;
        bool there = e->seen_there;
        struct file_stamp stamp = e->seen;
        look(s, e);
        if (there != e->seen_there || !file_stamp_eq(&stamp, &e->seen))
            settle_note(s, e->path, SETTLE_TOUCHED, now);
    }
}

/* Whether what is there looks like a stage of its being written. *errors: as far as one can
 * tell from its reading, which is done only where nothing else decides. */
static bool unfinished(struct settle *s, const struct entry *e, bool *errors)
{
    *errors = e->broken;
    if (e->writing || e->seen.size == 0)
        return true;
    bool in_place = e->there && e->seen.inode == e->stamp.inode;
    if (in_place && e->seen.size < e->stamp.size - e->stamp.size / 8)
        return true;
    *errors = !s->eyes.whole(s->eyes.self, e->path, &e->seen);
    return *errors && !e->broken;
}

static void rest(struct entry *e)
{
    e->moves = e->writing = false;
    e->ready = INT64_MAX;
}

static void believe(struct entry *e, bool errors)
{
    e->there = e->seen_there;
    e->stamp = e->seen;
    e->broken = errors;
    e->anyhow = false;
    rest(e);
}

/* One that is written all the time goes on moving; whoever reads it may find it changed
 * again, for a while. */
static void believe_meanwhile(struct entry *e, bool errors, bool late, int64_t now)
{
    bool writing = e->writing;
    believe(e, errors);
    e->moves = true;
    e->writing = writing;
    e->anyhow = late;
    e->first = late ? now : e->first;
    e->due = e->force = now + SETTLE_PATIENCE;
}

/* When to look again at one whose change is not believed yet. */
static int64_t next_look(const struct entry *e, bool quiet, int64_t now)
{
    return earlier(quiet ? e->last + SETTLE_GRACE : now + AGAIN, e->first + SETTLE_LIMIT);
}

/* Looks at a file whose time has come. True when a change of it is believed; one that came
 * or went is only ready then. */
static bool run_one(struct settle *s, struct entry *e, int64_t now)
{
    bool errors = false;
    enum settle_look is = look(s, e);
    if (is == SETTLE_UNKNOWN) { /* whatever it was on its way to is looked for again */
        e->seen_there = e->there;
        e->seen = e->stamp;
        rest(e);
        return false;
    }
    bool late = now - e->first >= SETTLE_LIMIT, quiet = now - e->last >= SETTLE_QUIET;
    bool passing = is == SETTLE_GONE || !e->there || unfinished(s, e, &errors);
    if (passing && !late && now - e->last < SETTLE_GRACE) {
        e->due = e->force = next_look(e, quiet, now);
        return false;
    }
    if (e->there != (is == SETTLE_THERE)) {
        e->ready = earlier(e->ready, now);
        return false;
    }
    if (quiet || is == SETTLE_GONE)
        believe(e, errors);
    else
        believe_meanwhile(e, errors, late, now);
    return is == SETTLE_THERE;
}

/* Those that came or went, when nothing else is on its way, or they have waited long. */
static bool run_ready(struct settle *s, int64_t now)
{
    int64_t since = INT64_MAX;
    bool still = true, any = false;
    for (size_t i = 0; i < s->files.n; i++) {
        const struct entry *e = &s->files.v[i];
        since = earlier(since, e->ready);
        still = still && (!e->moves || e->ready != INT64_MAX);
    }
    if (since == INT64_MAX || (!still && now - since < SETTLE_LIMIT))
        return false;
    for (size_t i = s->files.n; i-- > 0;) {
        struct entry *e = &s->files.v[i];
        if (e->ready == INT64_MAX)
            continue;
        any = true;
        believe(e, false);
        if (!e->there)
            drop(s, i);
    }
    return any;
}

bool settle_run(struct settle *s, int64_t now)
{
    bool any = false;
    for (size_t i = 0; i < s->files.n; i++) {
        struct entry *e = &s->files.v[i];
        if (e->moves && e->ready == INT64_MAX && e->due <= now && run_one(s, e, now))
            any = true;
    }
    for (size_t i = s->files.n; i-- > 0;) /* came and went in between */
        if (!s->files.v[i].moves && !s->files.v[i].there && !s->files.v[i].seen_there)
            drop(s, i);
    return run_ready(s, now) || any;
}

int settle_wait(const struct settle *s, int64_t now)
{
    int64_t due = INT64_MAX, since = INT64_MAX;
    for (size_t i = 0; i < s->files.n; i++) {
        const struct entry *e = &s->files.v[i];
        since = earlier(since, e->ready);
        if (e->moves && e->ready == INT64_MAX)
            due = earlier(due, e->due);
    }
    if (since != INT64_MAX)
        due = earlier(due, since + SETTLE_LIMIT);
    if (due == INT64_MAX)
        return -1;
    return due > now ? (int)(due - now) : 0;
}

struct library_seen *settle_seen(const struct settle *s, size_t *n)
{
    struct library_seen *seen = mem_array(s->files.n, sizeof *seen);
    *n = 0;
    for (size_t i = 0; i < s->files.n; i++) {
        const struct entry *e = &s->files.v[i];
        seen[(*n)++] = (struct library_seen){mem_copy(e->path, strlen(e->path)), e->there,
                                             e->anyhow, e->stamp};
    }
    return seen;
}

/* SPDX-License-Identifier: MIT */
/* Folders as they are named, each with what is known of the one that stands there now. */
#include "work/watcher.h"

#include "base/mem.h"

#include <errno.h>
#include <sys/stat.h>

/* Looking takes no more than one part of so many of the time. */
enum { COST = 20 };

/* A folder that is watched: one of the library, or the one in which a single file stands. */
struct nest {
    char *path;
    char *single; /* the file, as it was named; NULL: all case files */
    int number, parent; /* to the ears; -1: not listened to */
    bool there;
    dev_t device; /* of the folder that stands there */
    ino_t inode;
    bool links;   /* it has files that are symbolic links */
    bool remote;
    bool suspect; /* it may be another folder by now */
    bool lost;    /* things may have happened in it unheard */
};

struct watcher {
    struct watcher_world world;
    struct settle *settle;
    VEC(struct nest) nests;
    int64_t polled, cost;  /* when, and how long it took */
    int64_t checked;
    bool limited; /* a limit was met, and not told yet */
    bool told;
};

static bool has_ears(const struct watcher *w)
{
    return w->world.ears.hear != NULL;
}

static bool is_polled(const struct nest *n)
{
    return n->number < 0 || n->remote || n->links;
}

/* ---- paths ---- */

/* The folder in which a path stands, as one would name it; NULL where its own name says
 * nothing of that (".", "/", ".."). The caller frees it. */
static char *folder_of(const char *path)
{
    struct str whole = str_of(path), name = file_name(whole);
    while (whole.n > 1 && whole.p[whole.n - 1] == '/')
        whole.n--;
    if (str_eq(name, STR(".")) || str_eq(name, STR("..")) || str_eq(name, STR("/")))
        return NULL;
    size_t n = whole.n - name.n;
    while (n > 1 && whole.p[n - 1] == '/')
        n--;
    return n ? mem_copy(whole.p, n) : mem_copy(".", 1);
}

/* The path of a file in the folder, as the library has it. */
static void path_in(const struct nest *n, const char *name, struct buf *out)
{
    buf_clear(out);
    buf_addz(out, n->path);
    if (!str_ends(buf_str(out), STR("/")))
        buf_addc(out, '/');
    buf_addz(out, name);
}

/* ---- looking ---- */

static void note_new(struct watcher *w, struct library *found, int64_t now)
{
    for (size_t i = 0; i < found->files.n; i++)
        if (!settle_has(w->settle, found->files.v[i]))
            settle_note(w->settle, found->files.v[i], SETTLE_TOUCHED, now);
}

static bool is_link(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

/* Compares what is in a folder with what was seen there last. */
static void look_into(struct watcher *w, struct nest *n, int64_t now)
{
    struct buf head = {0}, why = {0};
    struct library found = {0};
    n->lost = n->links = false;
    if (n->single) {
        settle_compare(w->settle, n->single, now);
        n->links = is_link(n->single);
    } else {
        path_in(n, "", &head);
        settle_compare(w->settle, buf_z(&head), now);
        if (library_open(&found, &n->path, 1, &why))
            note_new(w, &found, now);
        for (size_t i = 0; i < found.files.n && !n->links; i++)
            n->links = is_link(found.files.v[i]);
    }
    library_free(&found);
    buf_free(&head);
    buf_free(&why);
}

/* ---- listening ---- */

static bool is_used(const struct watcher *w, int number)
{
    for (size_t i = 0; i < w->nests.n; i++)
        if (w->nests.v[i].number == number || w->nests.v[i].parent == number)
            return true;
    return false;
}

static void ignore(struct watcher *w, int *number)
{
    int old = *number;
    *number = -1;
    if (old >= 0 && !is_used(w, old))
        w->world.ears.ignore(w->world.ears.self, old);
}

/* Whether there are too many watches, as against none at all. */
static bool is_limit(int error)
{
    return error == ENOSPC || error == EMFILE || error == ENFILE || error == ENOMEM;
}

static int listen_to(struct watcher *w, const char *folder, bool contents)
{
    if (!has_ears(w) || !folder)
        return -1;
    int number = w->world.ears.listen(w->world.ears.self, folder, contents);
    if (number < 0 && contents)
        w->limited = w->limited || is_limit(errno);
    return number;
}

/* Listens to the folder that stands there now, then looks: in this order nothing is
 * missed. */
static void settle_in(struct watcher *w, struct nest *n, int64_t now)
{
    struct stat st;
    char *parent = folder_of(n->path);
    ignore(w, &n->number);
    ignore(w, &n->parent);
    n->parent = listen_to(w, parent, false);
    n->there = stat(n->path, &st) == 0 && S_ISDIR(st.st_mode);
    n->device = n->there ? st.st_dev : 0;
    n->inode = n->there ? st.st_ino : 0;
    n->number = n->there ? listen_to(w, n->path, true) : -1;
    n->remote = n->there && w->world.is_remote(w->world.self, n->path);
    n->suspect = false;
    look_into(w, n, now);
    free(parent);
}

/* Whether the folder is still the one that is listened to. */
static bool is_same(const struct nest *n)
{
    struct stat st;
    bool there = stat(n->path, &st) == 0 && S_ISDIR(st.st_mode);
    return there == n->there &&
           (!there || (st.st_dev == n->device && st.st_ino == n->inode));
}

/* ---- hearing ---- */

static enum settle_hint hint_of(enum heard_what what)
{
    switch (what) {
    case HEARD_WRITING: return SETTLE_WRITING;
    case HEARD_CLOSED: return SETTLE_CLOSED;
    default: return SETTLE_TOUCHED;
    }
}

static void take_file(struct watcher *w, struct nest *n, const char *path,
                      const struct heard *heard, int64_t now)
{
    settle_note(w->settle, path, hint_of(heard->what), now);
    n->links = n->links || is_link(path);
}

static void take_name(struct watcher *w, struct nest *n, const struct heard *heard,
                      int64_t now)
{
    struct buf path = {0};
    if (n->single) {
        if (str_eq(file_name(str_of(n->single)), str_of(heard->name)))
            take_file(w, n, n->single, heard, now);
    } else if (library_is_case_name(str_of(heard->name))) {
        path_in(n, heard->name, &path);
        take_file(w, n, buf_z(&path), heard, now);
    }
    buf_free(&path);
}

/* A folder that went tells nothing more, even where another has got its inode. */
static void suspect(struct nest *n, bool inside, bool beside)
{
    n->suspect = n->suspect || inside || beside;
    n->there = n->there && !inside;
}

static void take(struct watcher *w, const struct heard *heard, int64_t now)
{
    for (size_t i = 0; i < w->nests.n; i++) {
        struct nest *n = &w->nests.v[i];
        bool inside = heard->folder == n->number, beside = heard->folder == n->parent;
        if (heard->what == HEARD_LOST)
            n->suspect = n->lost = true;
        else if (heard->what == HEARD_FOLDER)
            suspect(n, inside, beside);
        else if (inside)
            take_name(w, n, heard, now);
        if (beside && str_eq(str_of(heard->name), file_name(str_of(n->path))))
            n->suspect = true;
    }
}

/* ---- steps ---- */

static int64_t pause_of(const struct watcher *w)
{
    return w->cost * COST > WATCHER_POLL ? w->cost * COST : WATCHER_POLL;
}

static bool any_polled(const struct watcher *w)
{
    for (size_t i = 0; i < w->nests.n; i++)
        if (is_polled(&w->nests.v[i]))
            return true;
    return false;
}

static void look_around(struct watcher *w, int64_t now)
{
    bool check = now - w->checked >= WATCHER_CHECK;
    bool poll = now - w->polled >= pause_of(w);
    for (size_t i = 0; i < w->nests.n; i++) {
        struct nest *n = &w->nests.v[i];
        bool polls = poll && is_polled(n);
        if ((check || polls || n->suspect) && !is_same(n))
            settle_in(w, n, now);
        else if (polls || n->lost)
            look_into(w, n, now);
        n->suspect = false;
    }
    w->checked = check ? now : w->checked;
    if (poll) {
        w->polled = w->world.now(w->world.self);
        w->cost = w->polled - now;
    }
}

static int sooner(int a, int64_t b)
{
    if (b < 0)
        b = 0;
    return a < 0 || b < a ? (int)b : a;
}

bool watcher_step(struct watcher *w, int *wait)
{
    struct heard heard;
    int64_t now = w->world.now(w->world.self);
    while (has_ears(w) && w->world.ears.hear(w->world.ears.self, &heard))
        take(w, &heard, now);
    look_around(w, now);
    now = w->world.now(w->world.self);
    bool any = settle_run(w->settle, now);
    *wait = sooner(settle_wait(w->settle, now), w->checked + WATCHER_CHECK - now);
    if (any_polled(w))
        *wait = sooner(*wait, w->polled + pause_of(w) - now);
    return any;
}

struct library_seen *watcher_seen(const struct watcher *w, size_t *n)
{
    return settle_seen(w->settle, n);
}

void watcher_notice(struct watcher *w, struct buf *out)
{
    if (w->limited && !w->told) {
        buf_addf(out,
                 "files are looked at every %d ms: the system watches no more folders "
                 "(its limits are fs.inotify.max_user_*)",
                 WATCHER_POLL);
        w->told = true;
    }
}

/* ---- beginning and end ---- */

static void add_nest(struct watcher *w, char *path, const char *single, int64_t now)
{
    vec_push(&w->nests, ((struct nest){
        .path = path,
        .single = single ? mem_copy(single, strlen(single)) : NULL,
        .number = -1,
        .parent = -1,
    }));
    settle_in(w, &w->nests.v[w->nests.n - 1], now);
}

struct watcher *watcher_open(const struct library *library,
                             const struct watcher_world *world)
{
    struct watcher *w = mem_alloc(sizeof *w);
    w->world = *world;
    w->settle = settle_new(&world->eyes);
    w->limited = is_limit(world->deaf);
    int64_t now = world->now(world->self);
    w->checked = w->polled = now;
    for (size_t i = 0; i < library->files.n; i++)
        settle_know(w->settle, library->files.v[i]);
    for (size_t i = 0; i < library->folders.n; i++)
        add_nest(w, mem_copy(library->folders.v[i], strlen(library->folders.v[i])), NULL,
                 now);
    for (size_t i = 0; i < library->singles.n; i++) {
        char *folder = folder_of(library->singles.v[i]);
        add_nest(w, folder ? folder : mem_copy(".", 1), library->singles.v[i], now);
    }
    return w;
}

void watcher_close(struct watcher *w)
{
    if (!w)
        return;
    for (size_t i = 0; i < w->nests.n; i++) {
        ignore(w, &w->nests.v[i].number);
        ignore(w, &w->nests.v[i].parent);
        free(w->nests.v[i].path);
        free(w->nests.v[i].single);
    }
    vec_free(&w->nests);
    settle_free(w->settle);
    free(w);
}

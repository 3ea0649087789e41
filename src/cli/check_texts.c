/* SPDX-License-Identifier: MIT */
/* A list of paths with stamps. */
#include "cli/check_texts.h"

#include <time.h>

/* Milliseconds between two looks, and more of them for each text. */
enum { LOOK_EVERY = 500, LOOK_LONGER = 1 };

static void free_list(struct checked_text *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(v[i].path);
    free(v);
}

void check_texts_free(struct check_texts *t)
{
    free_list(t->list.v, t->list.n);
    *t = (struct check_texts){0};
}

int64_t check_texts_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME_COARSE, &t); /* by which files are stamped */
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static struct file_stamp stamp_of(const char *path)
{
    struct file_stamp stamp = {0};
    if (file_stat(path, &stamp) != FILE_OK)
        stamp = (struct file_stamp){0};
    return stamp;
}

/* They mostly come in the same order again. */
static const struct checked_text *find(const struct check_texts *t, size_t likely,
                                       const char *path)
{
    if (likely < t->list.n && strcmp(t->list.v[likely].path, path) == 0)
        return &t->list.v[likely];
    for (size_t i = 0; i < t->list.n; i++)
        if (strcmp(t->list.v[i].path, path) == 0)
            return &t->list.v[i];
    return NULL;
}

/* One that was looked at before the check counts as it was then. One that is new to us, as
 * it is now, unless it was written since the check began: then it counts as unknown. */
static void add(struct check_texts *t, const struct check_texts *before, struct buf *path,
                int64_t began)
{
    const struct checked_text *known = find(before, t->list.n, buf_z(path));
    struct checked_text text = {.path = mem_copy(buf_z(path), path->n)};
    text.looked = stamp_of(text.path);
    if (known)
        text.stamp = known->stamp;
    else if (text.looked.mtime_ns < began)
        text.stamp = text.looked;
    vec_push(&t->list, text);
}

void check_texts_take(struct check_texts *t, struct archive *archive, int64_t began)
{
    struct check_texts before = *t;
    struct buf path = {0};
    *t = (struct check_texts){0};
    for (size_t i = 0; i < archive_count(archive); i++) {
        const struct archived *f = archive_file(archive, i);
        if (!f->read)
            continue;
        buf_clear(&path);
        buf_addf(&path, "%.*s/%.*s", STR_ARG(f->folder), STR_ARG(f->path));
        add(t, &before, &path, began);
    }
    check_texts_free(&before);
    buf_free(&path);
}

int check_texts_wait(const struct check_texts *t)
{
    return t->list.n ? LOOK_EVERY + LOOK_LONGER * (int)t->list.n : -1;
}

bool check_texts_look(struct check_texts *t)
{
    bool changed = false;
    for (size_t i = 0; i < t->list.n; i++) {
        struct checked_text *text = &t->list.v[i];
        struct file_stamp now = stamp_of(text->path);
        bool rested = file_stamp_eq(&now, &text->looked);
        text->looked = now;
        if (!rested || file_stamp_eq(&now, &text->stamp))
            continue;
        text->stamp = now;
        changed = true;
    }
    return changed;
}

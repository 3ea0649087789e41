/* SPDX-License-Identifier: MIT */
/* Rows and files, both by path, walked side by side. */
#include "index/survey.h"

#include "index/contents.h"

#include <time.h>

/* A file written within this of its indexing may change again under the same time. */
static const int64_t settled_ns = 2000000000;

static int64_t clock_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* The columns that are asked for, in order. */
enum {
    ROW_FILE,
    ROW_PATH,
    ROW_CASE_REC,
    ROW_SIZE,
    ROW_MTIME,
    ROW_INODE,
    ROW_INDEXED,
    ROW_HASH,
    ROW_WAITS
};

static void take_row(struct surveyed *f, sqlite3_stmt *row)
{
    f->file = sqlite3_column_int64(row, ROW_FILE);
    f->case_rec = sqlite3_column_int64(row, ROW_CASE_REC);
    f->hashed = sqlite3_column_type(row, ROW_HASH) == SQLITE_INTEGER;
    f->hash = (uint64_t)sqlite3_column_int64(row, ROW_HASH);
    f->waits = sqlite3_column_int64(row, ROW_WAITS) != 0;
    f->trusted = f->now_ns && sqlite3_column_int64(row, ROW_SIZE) == f->stamp.size &&
                 sqlite3_column_int64(row, ROW_MTIME) == f->stamp.mtime_ns &&
                 sqlite3_column_int64(row, ROW_INODE) == (int64_t)f->stamp.inode &&
                 sqlite3_column_int64(row, ROW_INDEXED) - f->stamp.mtime_ns >= settled_ns;
}

/* The clock is read before the file: what changes in between is seen the next time. */
static struct surveyed look(const struct index *ix, const char *path)
{
    struct surveyed f = {.path = path, .now_ns = clock_ns()};
    f.name = str_of(path + ix->folder.n);
    if (file_stat(path, &f.stamp) != FILE_OK)
        f.now_ns = 0;
    return f;
}

static void add(struct survey *s, struct surveyed f, int64_t size_before)
{
    if (!f.trusted) {
        s->changed++;
        s->bytes += f.stamp.size > size_before ? f.stamp.size : size_before;
    }
    vec_push(&s->files, f);
}

static void add_gone(struct survey *s, sqlite3_stmt *row)
{
    vec_push(&s->gone, sqlite3_column_int64(row, ROW_FILE));
    s->bytes += sqlite3_column_int64(row, ROW_SIZE);
    s->changed++;
}

bool survey_make(struct survey *s, struct index *ix, const struct library *library)
{
    *s = (struct survey){.library = library};
    sqlite3_stmt *row = db_sql(ix,
        "SELECT file, path, case_rec, size, mtime_ns, inode, indexed_ns, hash, waits"
        " FROM files ORDER BY path");
    bool there = db_row(ix, row);
    for (size_t i = 0; i < library->files.n; i++) {
        struct surveyed f = look(ix, library->files.v[i]);
        int order = 1;
        while (there && (order = str_cmp(db_column(row, ROW_PATH), f.name)) < 0) {
            add_gone(s, row);
            there = db_row(ix, row);
        }
        int64_t size = 0;
        if (there && order == 0) {
            take_row(&f, row);
            size = sqlite3_column_int64(row, ROW_SIZE);
            there = db_row(ix, row);
        }
        bool moving = library_moves(library, f.path, f.now_ns != 0, &f.stamp);
        f.trusted = f.trusted || moving; /* what the index has of it stays */
        if (f.file || !moving)
            add(s, f, size);
    }
    for (; there; there = db_row(ix, row))
        add_gone(s, row);
    return !index_error(ix).n;
}

static bool has_same_bytes(const struct surveyed *f)
{
    struct contents c;
    struct diags unread = {0};
    bool read = contents_look(&c, f->path, f->stamp.size, &unread);
    bool same = read && c.hash == f->hash;
    contents_free(&c);
    diags_free(&unread);
    return same;
}

bool survey_compare(struct survey *s, bool (*go_on)(void *self), void *self)
{
    for (size_t i = 0; i < s->files.n; i++) {
        struct surveyed *f = &s->files.v[i];
        if (f->trusted || f->waits || !f->hashed || !f->file || !f->now_ns)
            continue;
        if (!go_on(self))
            return false;
        f->same = has_same_bytes(f);
        s->changed -= f->same;
        s->bytes -= f->same ? f->stamp.size : 0;
    }
    return true;
}

void survey_free(struct survey *s)
{
    vec_free(&s->files);
    vec_free(&s->gone);
}

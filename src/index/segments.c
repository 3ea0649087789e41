/* SPDX-License-Identifier: MIT */
#include "index/segments.h"

#include "base/hash.h"

void segments_free(struct segments *s)
{
    vec_free(&s->list);
}

/* The start of the next line. */
static size_t next_line(struct str text, size_t at)
{
    const char *end = at < text.n ? memchr(text.p + at, '\n', text.n - at) : NULL;
    return end ? (size_t)(end - text.p) + 1 : text.n;
}

/* The root is a map in the first column: its next key ends the section. */
size_t segments_tail(struct str bytes)
{
    size_t at = next_line(bytes, 0);
    while (at < bytes.n && strchr(" \t\n#", bytes.p[at]))
        at = next_line(bytes, at);
    return at;
}

/* An ampersand behind anything that a node may stand behind, with a name. */
bool segments_may_anchor(struct str text)
{
    for (size_t at = 0; at < text.n; at++) {
        const char *found = memchr(text.p + at, '&', text.n - at);
        if (!found)
            return false;
        at = (size_t)(found - text.p);
        bool node = at == 0 || strchr(" \t\n[{,:", text.p[at - 1]);
        if (node && at + 1 < text.n && !strchr(" \t\n", text.p[at + 1]))
            return true;
    }
    return false;
}

static void take_segments(struct segments *s, struct index *ix, int64_t file,
                          const char *order)
{
    sqlite3_stmt *row = db_sql(ix,
        "SELECT first, line, before, at, size, hash, tail, tail_hash FROM main.segment"
        " WHERE first BETWEEN ?1 AND ?2 ORDER BY %s", order);
    *s = (struct segments){0};
    db_bind_int(row, 1, rec_first(file));
    db_bind_int(row, 2, rec_last(file));
    while (db_row(ix, row)) {
        bool measured = sqlite3_column_type(row, 3) != SQLITE_NULL;
        vec_push(&s->list, ((struct segment){
            .first = sqlite3_column_int64(row, 0),
            .line = sqlite3_column_int64(row, 1),
            .before = sqlite3_column_int64(row, 2),
            .at = measured ? (size_t)sqlite3_column_int64(row, 3) : SIZE_MAX,
            .size = (size_t)sqlite3_column_int64(row, 4),
            .hash = (uint64_t)sqlite3_column_int64(row, 5),
            .tail = (size_t)sqlite3_column_int64(row, 6),
            .tail_hash = (uint64_t)sqlite3_column_int64(row, 7),
        }));
    }
}

bool segments_read(struct segments *s, struct index *ix, int64_t file)
{
    take_segments(s, ix, file, "at");
    return s->list.n && s->list.v[0].at == 0; /* NULLs come first */
}

bool segments_ends_section(const struct segments *s, size_t i)
{
    return i + 1 == s->list.n ||
           index_kind(s->list.v[i].first) != index_kind(s->list.v[i + 1].first);
}

static bool store(struct index *ix, const struct segment *g)
{
    sqlite3_stmt *s = db_sql(ix,
        "UPDATE main.segment SET at = ?2, size = ?3, hash = ?4, tail = ?5, tail_hash = ?6,"
        " line = ?7 WHERE first = ?1");
    db_bind_int(s, 1, g->first);
    db_bind_int(s, 2, (int64_t)g->at);
    db_bind_int(s, 3, (int64_t)g->size);
    db_bind_int(s, 4, (int64_t)g->hash);
    db_bind_int(s, 5, (int64_t)g->tail);
    db_bind_int(s, 6, (int64_t)g->tail_hash);
    db_bind_int(s, 7, g->line);
    return db_run(ix, s);
}

bool segments_store(const struct segments *s, struct index *ix)
{
    bool ok = true;
    for (size_t i = 0; i < s->list.n && ok; i++)
        ok = store(ix, &s->list.v[i]);
    return ok;
}

void segment_take_bytes(struct segment *g, struct str bytes, bool ends_section)
{
    g->size = bytes.n;
    g->hash = hash_bytes(bytes);
    g->tail = ends_section ? bytes.n - segments_tail(bytes) : 0;
    g->tail_hash = hash_bytes(str_sub(bytes, bytes.n - g->tail, bytes.n));
}

/* Line ends of other kinds, and what an anchor stands for elsewhere, are not followed. */
static bool measurable(struct str text)
{
    return text.n && !memchr(text.p, '\r', text.n) && !segments_may_anchor(text);
}

bool segments_measure(struct index *ix, int64_t file, struct str text)
{
    struct segments s = {0};
    if (!measurable(text))
        return true;
    take_segments(&s, ix, file, "line");
    int64_t line = 1;
    size_t at = 0;
    for (size_t i = 0; i < s.list.n; i++) {
        for (; line < s.list.v[i].line; line++)
            at = next_line(text, at);
        s.list.v[i].at = i ? at : 0;
    }
    for (size_t i = 0; i < s.list.n; i++) {
        struct segment *g = &s.list.v[i];
        size_t end = i + 1 < s.list.n ? s.list.v[i + 1].at : text.n;
        segment_take_bytes(g, str_sub(text, g->at, end), segments_ends_section(&s, i));
    }
    bool ok = segments_store(&s, ix);
    segments_free(&s);
    return ok;
}

/* Counts on `from` as long as segments are found again, `moved` bytes further on. */
static bool is_there(const struct segment *g, struct str text, int64_t moved)
{
    int64_t at = (int64_t)g->at + moved;
    return at >= 0 && (uint64_t)at + g->size <= text.n &&
           hash_bytes(str_sub(text, (size_t)at, (size_t)at + g->size)) == g->hash;
}

bool segments_differ(const struct segments *s, struct str text, size_t *from, size_t *to,
                     size_t *start, size_t *end)
{
    size_t n = s->list.n, first = 0, last = n;
    const struct segment *v = s->list.v;
    int64_t moved = (int64_t)text.n - (int64_t)(v[n - 1].at + v[n - 1].size);
    while (first < n && is_there(&v[first], text, 0))
        first++;
    if (first == n && moved == 0)
        return false;
    if (first && first == n)
        first--; /* something stands behind the last */
    size_t least = v[first].at;
    while (last > first && (int64_t)v[last - 1].at + moved >= (int64_t)least &&
           is_there(&v[last - 1], text, moved))
        last--;
    if (first == last && first)
        first--; /* something stands between two */
    if (first == last)
        return false;
    *from = first;
    *to = last;
    *start = v[first].at;
    *end = last == n ? text.n : (size_t)((int64_t)v[last].at + moved);
    return *start <= *end;
}

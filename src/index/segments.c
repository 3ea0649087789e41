/* SPDX-License-Identifier: MIT */
#include "index/segments.h"

#include "base/hash.h"
#include "base/utf8.h"

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

int64_t segments_count_lines(struct str text)
{
    int64_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == '\n';
    return n;
}

size_t segments_lines_on(struct str text, size_t at, int64_t lines)
{
    while (lines-- > 0)
        at = next_line(text, at);
    return at;
}

/* The root is a map in the first column: its next key ends the section. */
size_t segments_tail(struct str bytes, size_t from)
{
    size_t at = from;
    while (at < bytes.n && strchr(" \t\n#", bytes.p[at]))
        at = next_line(bytes, at);
    return at;
}

size_t segments_head(struct str bytes)
{
    bool version = false;
    for (size_t at = 0; at < bytes.n; at = next_line(bytes, at)) {
        struct str rest = str_sub(bytes, at, bytes.n);
        if (str_starts(rest, STR("case:")))
            return version ? next_line(bytes, at) : 0;
        version = version || str_starts(rest, STR("dossier:"));
    }
    return 0;
}

/* An ampersand behind anything that a node may stand behind, with a name. */
static bool may_anchor(struct str text)
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
        "INSERT OR REPLACE INTO main.segment (first, line, before, at, size, hash, tail,"
        " tail_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    db_bind_int(s, 1, g->first);
    db_bind_int(s, 2, g->line);
    db_bind_int(s, 3, g->before);
    db_bind_int(s, 4, (int64_t)g->at);
    db_bind_int(s, 5, (int64_t)g->size);
    db_bind_int(s, 6, (int64_t)g->hash);
    db_bind_int(s, 7, (int64_t)g->tail);
    db_bind_int(s, 8, (int64_t)g->tail_hash);
    return db_run(ix, s);
}

bool segments_store(const struct segments *s, struct index *ix)
{
    bool ok = true;
    for (size_t i = 0; i < s->list.n && ok; i++)
        ok = store(ix, &s->list.v[i]);
    return ok;
}

bool segments_replace(struct segments *s, struct index *ix, size_t from, size_t to,
                      const struct segments *by)
{
    struct segments out = {0};
    bool ok = true;
    for (size_t i = 0; i < from; i++)
        vec_push(&out.list, s->list.v[i]);
    for (size_t i = 0; i < by->list.n; i++)
        vec_push(&out.list, by->list.v[i]);
    for (size_t i = to; i < s->list.n; i++)
        vec_push(&out.list, s->list.v[i]);
    for (size_t i = from; i < to && ok; i++) {
        sqlite3_stmt *gone = db_sql(ix, "DELETE FROM main.segment WHERE first = ?1");
        db_bind_int(gone, 1, s->list.v[i].first);
        ok = db_run(ix, gone);
    }
    segments_free(s);
    *s = out;
    return ok;
}

/* Whether a line is the key of a section that has its records on the lines below. */
static bool is_key(struct str line)
{
    size_t at = 0;
    while (at < line.n && line.p[at] >= 'a' && line.p[at] <= 'z')
        at++;
    if (at == 0 || at == line.n || line.p[at] != ':')
        return false;
    struct str rest = str_sub(line, at + 1, line.n), value = str_trim(rest);
    return value.n == 0 || (value.p[0] == '#' && rest.p[0] == ' ');
}

/* Whether a text has nothing in it that is no text, that may end a line, or be a blank that
 * YAML takes for none. The loader does not see a tail. */
static bool is_plain(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        int32_t c = utf8_next(text, &at);
        bool odd = c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
                   c == 0xfeff || (c & 0xfffe) == 0xfffe;
        if (odd && c != '\n')
            return false;
    }
    return true;
}

/* A hash of the keys in it, without remarks and blank lines. */
bool segment_take_tail(struct segment *g, struct str tail)
{
    struct buf keys = {0};
    bool clear = is_plain(tail);
    for (size_t at = 0, end; at < tail.n && clear; at = end) {
        end = next_line(tail, at);
        struct str line = str_sub(tail, at, end), said = str_trim(line);
        if (said.n == 0 || said.p[0] == '#')
            continue;
        clear = is_key(line);
        if (clear)
            buf_add(&keys, str_sub(line, 0, str_find(line, STR(":"), 0) + 1));
    }
    g->tail = tail.n;
    g->tail_hash = hash_bytes(buf_str(&keys));
    buf_free(&keys);
    return clear;
}

bool segment_take_bytes(struct segment *g, struct str bytes, bool ends_section)
{
    bool head = index_kind(g->first) == KIND_CASE;
    size_t from = head ? segments_head(bytes) : next_line(bytes, 0);
    g->size = bytes.n;
    g->hash = hash_bytes(bytes);
    size_t tail = ends_section ? segments_tail(bytes, from) : bytes.n;
    return segment_take_tail(g, str_sub(bytes, tail, bytes.n));
}

bool segments_may_mislead(struct str text, bool head)
{
    return memchr(text.p, '\r', text.n) || may_anchor(text) ||
           str_find(text, STR("\xef\xbb\xbf"), head) != SIZE_MAX;
}

/* What stands before the first record, where that is no case, is keys as well. */
static bool begins_well(const struct segment *first, struct str head)
{
    struct segment keys;
    size_t at = 0;
    if (index_kind(first->first) == KIND_CASE)
        return true;
    while (at < head.n && !str_starts(str_sub(head, at, head.n), STR("dossier:")))
        at = next_line(head, at);
    return segment_take_tail(&keys, str_sub(head, next_line(head, at), head.n));
}

/* False when the file cannot be told apart line by line. */
static bool measure(struct segments *s, struct str text)
{
    int64_t line = 1;
    size_t at = 0;
    bool clear = true;
    for (size_t i = 0; i < s->list.n; i++) {
        for (; line < s->list.v[i].line; line++)
            at = next_line(text, at);
        s->list.v[i].at = i ? at : 0;
        clear = clear && (i || begins_well(&s->list.v[i], str_sub(text, 0, at)));
    }
    for (size_t i = 0; i < s->list.n && clear; i++) {
        struct segment *g = &s->list.v[i];
        size_t end = i + 1 < s->list.n ? s->list.v[i + 1].at : text.n;
        clear = segment_take_bytes(g, str_sub(text, g->at, end), segments_ends_section(s, i));
    }
    return clear;
}

bool segments_measure(struct index *ix, int64_t file, struct str text)
{
    struct segments s = {0};
    if (!text.n || segments_may_mislead(text, true))
        return true;
    take_segments(&s, ix, file, "line");
    bool ok = !measure(&s, text) || segments_store(&s, ix);
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

/* Nothing that was there is another thing: something stands between two, or behind the
 * last. It belongs to the one before, if it does not stand behind the key of a section. */
static enum segments_differ come_between(const struct segments *s, size_t *from, size_t *to)
{
    size_t at = *from, n = s->list.n;
    if (at && (at == n || !segments_ends_section(s, at - 1)))
        --*from;
    else if (at < n)
        ++*to;
    return *from < *to ? SEGMENTS_DIFFER : SEGMENTS_UNCLEAR;
}

enum segments_differ segments_differ(const struct segments *s, struct str text, size_t *from,
                                     size_t *to, size_t *start, size_t *end)
{
    size_t n = s->list.n;
    const struct segment *v = s->list.v;
    int64_t moved = (int64_t)text.n - (int64_t)(v[n - 1].at + v[n - 1].size);
    for (*from = 0; *from < n && is_there(&v[*from], text, 0);)
        ++*from;
    if (*from == n && moved == 0)
        return SEGMENTS_SAME;
    size_t least = *from < n ? v[*from].at : v[n - 1].at + v[n - 1].size;
    for (*to = n; *to > *from && (int64_t)v[*to - 1].at + moved >= (int64_t)least &&
                  is_there(&v[*to - 1], text, moved);)
        --*to;
    if (*from == *to && come_between(s, from, to) == SEGMENTS_UNCLEAR)
        return SEGMENTS_UNCLEAR;
    *start = v[*from].at;
    *end = *to == n ? text.n : (size_t)((int64_t)v[*to].at + moved);
    return *start <= *end ? SEGMENTS_DIFFER : SEGMENTS_UNCLEAR;
}

/* SPDX-License-Identifier: MIT */
/* Words are what stands between white space; characters of wide scripts, which write
 * none, count as a word each. */
#include "format/archive.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "format/ids.h"

#include <errno.h>
#include <limits.h>

struct archive {
    struct ids ids; /* of files, by folder and path */
    uint32_t numbers;
    VEC(struct archived *) files; /* by index in ids */
    struct arena arena;
    uint64_t clock;
};

struct archive *archive_open(void)
{
    struct archive *a = mem_alloc(sizeof *a);
    ids_init(&a->ids);
    return a;
}

static void forget_text(struct archived *f)
{
    buf_free(&f->text);
    typefold_free(&f->folded);
    vec_free(&f->starts);
    f->in_memory = false;
}

void archive_close(struct archive *a)
{
    if (!a)
        return;
    for (size_t i = 0; i < a->files.n; i++) {
        forget_text(a->files.v[i]);
        free(a->files.v[i]->in_quote);
    }
    vec_free(&a->files);
    ids_free(&a->ids);
    arena_free(&a->arena);
    free(a);
}

size_t archive_add(struct archive *a, struct str folder, struct str path, struct str name)
{
    struct buf key = {0};
    buf_add(&key, folder);
    buf_addc(&key, '\0');
    buf_add(&key, path);
    uint32_t at = ids_at(&a->ids, buf_str(&key), &a->numbers);
    size_t file = ids_get(&a->ids, at)->number - 1;
    buf_free(&key);
    if (file == a->files.n) {
        struct archived *f = arena_alloc(&a->arena, sizeof *f);
        f->folder = arena_str(&a->arena, folder);
        f->path = arena_str(&a->arena, path);
        f->name = arena_str(&a->arena, name);
        vec_push(&a->files, f);
    }
    return file;
}

size_t archive_count(const struct archive *a)
{
    return a->files.n;
}

struct archived *archive_file(struct archive *a, size_t file)
{
    return a->files.v[file];
}

/* ---- words ---- */

static void find_words(struct archived *f)
{
    struct str text = buf_str(&f->text);
    bool inside = false;
    vec_clear(&f->starts);
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        int32_t c = utf8_next(text, &at);
        bool wide = c >= 0x1100 && utf8_width(c) == 2;
        bool space = c >= 0x80 ? fold_plain(c) == ' ' : c >= 0 && c <= ' ';
        if (!space && (wide || !inside))
            vec_push(&f->starts, (uint32_t)from);
        inside = !space && !wide;
    }
    if (f->words != f->starts.n || !f->in_quote) {
        free(f->in_quote);
        f->words = f->starts.n;
        f->quoted = 0;
        f->in_quote = mem_array(f->words / CHAR_BIT + 1, 1);
    }
}

/* The first word that begins behind byte `at`. */
static size_t word_behind(const struct archived *f, size_t at)
{
    size_t low = 0, high = f->starts.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->starts.v[middle] <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void archive_quote(struct archived *f, size_t from, size_t to)
{
    struct str text = buf_str(&f->text);
    while (from < to && (unsigned char)text.p[from] <= ' ')
        from++;
    f->quotes++;
    if (from >= to)
        return;
    size_t word = word_behind(f, from);
    for (word -= word > 0; word < f->words && f->starts.v[word] < to; word++) {
        unsigned char bit = (unsigned char)(1u << word % CHAR_BIT);
        f->quoted += !(f->in_quote[word / CHAR_BIT] & bit);
        f->in_quote[word / CHAR_BIT] |= bit;
    }
}

unsigned archive_share(const struct archived *f)
{
    return f->words ? (unsigned)((f->quoted * 100 + f->words - 1) / f->words) : 0;
}

/* ---- reading ---- */

static bool read_bytes(struct archived *f, size_t limit, struct buf *out)
{
    f->error = file_read_inside(f->folder.p, f->path, limit, out);
    f->number = errno;
    f->read = true;
    if (f->error != FILE_OK)
        return false;
    sha256_hex(buf_str(out), f->sha256);
    return true;
}

static size_t held(const struct archived *f)
{
    return f->text.cap + typefold_bytes(&f->folded) + f->starts.cap * sizeof *f->starts.v;
}

/* Gives memory back, the longest unused first, but never that of `keep`. */
static void make_room(struct archive *a, const struct archived *keep)
{
    for (;;) {
        size_t all = 0;
        struct archived *oldest = NULL;
        for (size_t i = 0; i < a->files.n; i++) {
            struct archived *f = a->files.v[i];
            size_t bytes = held(f);
            all += bytes;
            if (bytes && f != keep && (!oldest || f->used < oldest->used))
                oldest = f;
        }
        if (all <= ARCHIVE_CACHE || !oldest)
            return;
        forget_text(oldest);
    }
}

struct archived *archive_text(struct archive *a, size_t file)
{
    struct archived *f = a->files.v[file];
    if (f->read && f->error != FILE_OK)
        return NULL;
    f->used = ++a->clock;
    if (f->in_memory)
        return f;
    if (!read_bytes(f, ARCHIVE_TEXT_LIMIT, &f->text))
        return NULL;
    f->in_memory = true;
    find_words(f);
    make_room(a, f);
    return f;
}

bool archive_read(struct archive *a, size_t file, bool is_text)
{
    struct archived *f = a->files.v[file];
    if (is_text)
        return archive_text(a, file) != NULL;
    if (!f->read) {
        struct buf bytes = {0};
        read_bytes(f, ARCHIVE_FILE_LIMIT, &bytes);
        buf_free(&bytes);
    }
    return f->error == FILE_OK;
}

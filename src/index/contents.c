/* SPDX-License-Identifier: MIT */
#include "index/contents.h"

#include "base/hash.h"
#include "base/source.h"
#include "format/load.h"

enum { PIECE = 1 << 16 };

static int64_t count_line_ends(struct str text)
{
    int64_t n = 0;
    for (const char *p = text.p, *end = p + text.n; p && p < end; p++, n++) {
        p = memchr(p, '\n', (size_t)(end - p));
        if (!p)
            break;
    }
    return n;
}

static bool look_through(struct contents *c, const char *path, struct diags *diags)
{
    struct source source = source_file(path, LOAD_FILE_LIMIT);
    struct hash *hash = hash_open();
    char *piece = mem_alloc(PIECE);
    for (size_t n; (n = source_read(&source, piece, PIECE)) > 0;) {
        hash_add(hash, (struct str){piece, n});
        c->lines += count_line_ends((struct str){piece, n});
    }
    free(piece);
    c->hash = hash_close(hash);
    bool read = !source.error;
    load_report_source(&source, diags);
    source_close(&source);
    return read;
}

bool contents_look(struct contents *c, const char *path, int64_t size, struct diags *diags)
{
    *c = (struct contents){.lines = 1, .whole = size <= CONTENTS_WHOLE};
    if (!c->whole)
        return look_through(c, path, diags);
    bool read = load_read(path, &c->text, diags);
    c->hash = hash_bytes(buf_str(&c->text));
    c->lines += count_line_ends(buf_str(&c->text));
    return read;
}

void contents_free(struct contents *c)
{
    buf_free(&c->text);
}

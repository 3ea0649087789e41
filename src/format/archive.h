/* SPDX-License-Identifier: MIT */
/* Archived files: read once each, kept while memory allows, and counted: how much of each
 * text has been quoted. Files are somebody else's: regular ones only, no symbolic links,
 * nothing above the folder, no more than a limit (file_read_inside). */
#ifndef DOSSIER_FORMAT_ARCHIVE_H
#define DOSSIER_FORMAT_ARCHIVE_H

#include "base/file.h"
#include "base/sha256.h"
#include "base/vec.h"
#include "format/typefold.h"

enum {
    ARCHIVE_TEXT_LIMIT = 16 << 20, /* bytes of a text */
    ARCHIVE_FILE_LIMIT = 64 << 20, /* bytes of another file, which is only hashed */
    ARCHIVE_CACHE = 64 << 20, /* bytes that texts and what is made of them may take */
};

struct archive;

/* One archived file. It lasts as long as its archive; its text, until the next
 * archive_text. */
struct archived {
    struct str name; /* its path in the archive */
    bool read;       /* there was an attempt, and … */
    enum file_error error;
    int number; /* … the errno of FILE_UNREADABLE */
    char sha256[SHA256_HEX + 1];
    size_t words;  /* of a text: how many it has, … */
    size_t quoted; /* … how many of them are quoted, … */
    size_t quotes; /* … by how many quotes */

    bool in_memory; /* and so: */
    struct buf text;
    struct typefold folded; /* empty until somebody folds the text */
    VEC(uint32_t) starts;   /* where each word begins */

    unsigned char *in_quote; /* a bit for each word */
    struct str folder, path; /* where it is */
    uint64_t used;           /* when it was asked for last */
};

/* The caller owns it and closes it. */
struct archive *archive_open(void);
void archive_close(struct archive *a);

/* The number of a file: `path` inside `folder`, known to people as `name`. The same file
 * has the same number. All are copied. */
size_t archive_add(struct archive *a, struct str folder, struct str path,
                   struct str name);

size_t archive_count(const struct archive *a);
struct archived *archive_file(struct archive *a, size_t file);

/* Reads the file (a text, or one that is only hashed) if that was not tried before; false
 * when it cannot be: `error` and `number` say why. */
bool archive_read(struct archive *a, size_t file, bool is_text);

/* The file with its text in memory; NULL when it cannot be read. */
struct archived *archive_text(struct archive *a, size_t file);

/* How many of a hundred of its words are quoted, rounded up. */
unsigned archive_share(const struct archived *file);

/* Notes a quote of bytes [from, to) of the text in memory. */
void archive_quote(struct archived *file, size_t from, size_t to);

#endif

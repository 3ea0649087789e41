/* SPDX-License-Identifier: MIT */
/* Bytes in the order of reading: those of a file, piece by piece, or of memory. */
#ifndef DOSSIER_BASE_SOURCE_H
#define DOSSIER_BASE_SOURCE_H

#include "base/file.h"

struct source {
    int fd;                /* of the file; -1 when it is memory */
    size_t left;           /* how many bytes more the file may have */
    struct str memory;     /* what of it is still to be read */
    enum file_error error; /* what ended the reading before the end; FILE_OK: nothing */
    int reason;            /* errno of a FILE_UNREADABLE */
};

/* `text` must outlive the source. */
struct source source_text(struct str text);

/* Opens a file of at most `limit` bytes under file_read's rules; the error is in the
 * source, which is then at its end. Symbolic links are followed. The caller closes it. */
struct source source_file(const char *path, size_t limit);
void source_close(struct source *s);

/* Reads `room` bytes, fewer only at the end: 0 there, and behind an error. */
size_t source_read(struct source *s, char *to, size_t room);

#endif

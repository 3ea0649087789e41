/* SPDX-License-Identifier: MIT */
/* A growing run of bytes. Zero-initialise it; buf_free gives its memory back. What
 * buf_str returns is borrowed until the next change. */
#ifndef DOSSIER_BASE_BUF_H
#define DOSSIER_BASE_BUF_H

#include "base/str.h"

#include <stdarg.h>

struct buf {
    char *p; /* NUL-terminated once anything was added */
    size_t n, cap;
};

void buf_add(struct buf *b, struct str s);
void buf_addz(struct buf *b, const char *z);
void buf_addc(struct buf *b, char c);
void buf_add_line(struct buf *b, struct str s); /* its line breaks as blanks */
void buf_pad(struct buf *b, char c, size_t n); /* n times c */
void buf_addf(struct buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_addv(struct buf *b, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
void buf_reserve(struct buf *b, size_t more);
void buf_cut(struct buf *b, size_t n); /* keep the first n bytes */
void buf_clear(struct buf *b);         /* keeps the memory */
void buf_free(struct buf *b);

static inline struct str buf_str(const struct buf *b)
{
    return (struct str){b->p, b->n};
}

/* The text as a C string, "" when empty. Borrowed until the next change. */
static inline const char *buf_z(const struct buf *b)
{
    return b->p ? b->p : "";
}

#endif

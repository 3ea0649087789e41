/* SPDX-License-Identifier: MIT */
/* A borrowed run of bytes: a pointer and a length, no owner, no NUL promised.
 * Whoever hands one out says how long it stays good. Bytes are UTF-8 unless said. */
#ifndef DOSSIER_BASE_STR_H
#define DOSSIER_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
    const char *p; /* may be NULL when n is 0 */
    size_t n;      /* bytes */
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_NONE ((struct str){NULL, 0})

/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""

static inline struct str str_of(const char *z)
{
    return (struct str){z, z ? strlen(z) : 0};
}

static inline struct str str_sub(struct str s, size_t from, size_t to)
{
    return (struct str){from ? s.p + from : s.p, to - from}; /* NULL + 0 is undefined */
}

bool str_eq(struct str a, struct str b);
int str_cmp(struct str a, struct str b); /* by bytes, which is by code point */
bool str_starts(struct str s, struct str start);
bool str_ends(struct str s, struct str end);
struct str str_trim(struct str s); /* ASCII white space off both ends */

/* The byte offset of the first `needle` at or after `from`, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle, size_t from);

/* Cuts the next word (run of non-blank ASCII) off the front of *rest; an empty one
 * when there is none left. For the space-separated lists of our own tables. */
struct str str_word(struct str *rest);

/* True when `word` is one of the space-separated words of `list`. */
bool str_in_words(struct str word, struct str list);

#endif

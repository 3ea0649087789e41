/* SPDX-License-Identifier: MIT */
/* A growing array of one type, as in `VEC(struct place) places = {0};`. Zero-initialise;
 * vec_free gives the memory back. Elements move when it grows: keep indexes. */
#ifndef DOSSIER_BASE_VEC_H
#define DOSSIER_BASE_VEC_H

#include "base/mem.h"

#include <stdlib.h>

#define VEC(T)         \
    struct {           \
        T *v;          \
        size_t n, cap; \
    }

#define vec_push(vec, item)                                                             \
    do {                                                                                \
        if ((vec)->n == (vec)->cap) {                                                   \
            (vec)->cap = (vec)->cap ? (vec)->cap * 2 : 8;                               \
            (vec)->v = mem_resize((vec)->v, (vec)->cap, sizeof *(vec)->v);              \
        }                                                                               \
        (vec)->v[(vec)->n++] = (item);                                                  \
    } while (0)

#define vec_clear(vec) ((void)((vec)->n = 0))

#define vec_free(vec)                   \
    do {                                \
        free((vec)->v);                 \
        (vec)->v = NULL;                \
        (vec)->n = (vec)->cap = 0;      \
    } while (0)

#endif

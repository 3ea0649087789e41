/* SPDX-License-Identifier: MIT */
/* What every fuzzer shares: libFuzzer's entry, which replay_files.c calls as well, and a
 * demand that holds in every build. */
#ifndef DOSSIER_TESTS_FUZZ_H
#define DOSSIER_TESTS_FUZZ_H

#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Does something with the bytes, which are in a block of just their size; 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define DEMAND(condition)                                                             \
    do {                                                                              \
        if (!(condition)) {                                                           \
            fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition);   \
            abort();                                                                  \
        }                                                                             \
    } while (0)

/* The input as text. */
static inline struct str fuzz_text(const uint8_t *data, size_t size)
{
    return (struct str){(const char *)data, size};
}

#endif

/* SPDX-License-Identifier: MIT */
/* Allocation that cannot fail: exhaustion ends the program with a message. */
#ifndef DOSSIER_BASE_MEM_H
#define DOSSIER_BASE_MEM_H

#include <stddef.h>

/* Each returns memory that the caller owns and gives back with free(3). A size of
 * zero gives a block that can be freed. An overflow of n * size ends the program. */
void *mem_alloc(size_t size);             /* zeroed */
void *mem_array(size_t n, size_t size);   /* zeroed */
void *mem_resize(void *p, size_t n, size_t size);
char *mem_copy(const char *p, size_t n);  /* n bytes and a NUL */

#endif

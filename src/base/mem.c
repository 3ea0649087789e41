/* SPDX-License-Identifier: MIT */
/* Allocation that cannot fail: a browser of small files has no use for a state in
 * which memory is gone; the terminal is restored by the handler of SIGABRT. */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static _Noreturn void exhausted(void)
{
    static const char message[] = "dossier: out of memory\n";
    if (write(STDERR_FILENO, message, sizeof message - 1) < 0) {
        /* nothing is left to say it with */
    }
    abort();
}

void *mem_alloc(size_t size)
{
    void *p = calloc(1, size ? size : 1);
    if (!p)
        exhausted();
    return p;
}

void *mem_array(size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size)
        exhausted();
    return mem_alloc(n * size);
}

void *mem_resize(void *p, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size)
        exhausted();
    size_t bytes = n * size;
    void *q = realloc(p, bytes ? bytes : 1);
    if (!q)
        exhausted();
    return q;
}

char *mem_copy(const char *p, size_t n)
{
    if (n == SIZE_MAX)
        exhausted();
    char *q = mem_alloc(n + 1);
    if (n)
        memcpy(q, p, n);
    return q;
}

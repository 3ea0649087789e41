/* SPDX-License-Identifier: MIT */
/* The main of a fuzzer without libFuzzer: gives it every file that is named or lies in a
 * folder that is named, whole and, with --lines, line by line. For testing; any compiler
 * will do. */
#include "fuzz.h"

#include "../unit/corpora.h"
#include "base/mem.h"

struct replay {
    bool lines;
    const char *path;
};

/* In memory of just its size: the sanitizers see every step too far. */
static void give(struct str bytes)
{
    uint8_t *copy = mem_resize(NULL, bytes.n, 1);
    if (bytes.n)
        memcpy(copy, bytes.p, bytes.n);
    LLVMFuzzerTestOneInput(copy, bytes.n);
    free(copy);
}

static void replay(const char *path, struct str bytes, void *context)
{
    const struct replay *r = context;
    give(bytes);
    for (size_t at = 0; r->lines && at < bytes.n;) {
        size_t end = str_find(bytes, STR("\n"), at);
        end = end == SIZE_MAX ? bytes.n : end;
        give(str_sub(bytes, at, end));
        at = end + 1;
    }
    (void)path;
}

int main(int argc, char **argv)
{
    struct replay r = {0};
    size_t files = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--lines") == 0)
            r.lines = true;
        else
            files += corpora_walk(argv[i], replay, &r);
    }
    printf("%s: %zu files\n", argv[0], files);
    return files == 0;
}

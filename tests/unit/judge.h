/* SPDX-License-Identifier: MIT */
/* A library with one file that changes, and an index that reads it again each time: of
 * which everything must be what a fresh index says of the same file, or, while it has
 * errors, what it said before. Any difference fails the test. */
#ifndef DOSSIER_TESTS_JUDGE_H
#define DOSSIER_TESTS_JUDGE_H

#include "dump.h"
#include "indexing.h"

struct judge {
    struct indexing t;
    int64_t file;
    struct buf good; /* the text when it was without errors for the last time: what */
    struct buf
        content[2]; /* the index said of it (enum dumped; one of them is not empty), */
    struct told_records told; /* and each record */
    int64_t serial;           /* of the last change so far */
};

/* Beside the file, `a.yaml`, there are two whose case ids it may take, `early` in front
 * of it and `late` behind it. */
void judge_open(struct judge *j);
void judge_close(struct judge *j);

/* The file becomes that text, and is read. */
struct judged {
    bool good;    /* it has no errors */
    bool in_part; /* only what changed of it was read */
};
struct judged judge_take(
    struct judge *j, struct str text, enum dumped how, const char *what);

/* Fails, with the diagnostics. */
void judge_fail(struct judge *j, const char *what);

#endif

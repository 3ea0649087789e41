/* SPDX-License-Identifier: MIT */
/* The archived texts that a check has looked at, and whether they are others by now. There
 * is no telling where they lie: so they are looked at again and again, by their stamps, and
 * a change counts when it has rested from one look to the next. */
#ifndef DOSSIER_CLI_CHECK_TEXTS_H
#define DOSSIER_CLI_CHECK_TEXTS_H

#include "base/vec.h"
#include "format/archive.h"

struct checked_text {
    char *path;               /* owned */
    struct file_stamp stamp;  /* as it was checked; zeros: it was not there */
    struct file_stamp looked; /* as it was at the last look */
};

/* Zero-initialise; check_texts_free gives the memory back. */
struct check_texts {
    VEC(struct checked_text) list;
};

void check_texts_free(struct check_texts *t);

/* The present time for check_texts_take. */
int64_t check_texts_now(void);

/* Takes over which texts a check that began at that time has read, or has missed. */
void check_texts_take(struct check_texts *t, struct archive *archive, int64_t began);

/* In how many milliseconds to look at them; -1: there are none. */
int check_texts_wait(const struct check_texts *t);

/* Looks at them. True: they have changed and rested since they were checked, and count as
 * checked now. */
bool check_texts_look(struct check_texts *t);

#endif

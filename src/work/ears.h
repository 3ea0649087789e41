/* SPDX-License-Identifier: MIT */
/* What the system tells of folders while it happens: inotify(7), or in tests whatever is
 * handed in. It is a hint where to look, never what is believed. */
#ifndef DOSSIER_WORK_EARS_H
#define DOSSIER_WORK_EARS_H

#include <stdbool.h>

enum heard_what {
    HEARD_TOUCHED, /* `name` in the folder: anything */
    HEARD_WRITING, /* … was written to by somebody who has it open */
    HEARD_CLOSED,  /* … was closed by who wrote, or came or went as a whole */
    HEARD_FOLDER,  /* the folder itself moved or went */
    HEARD_LOST,    /* more has happened than could be told, anywhere */
};

struct heard {
    enum heard_what what;
    int folder;       /* its number; for LOST, -1 */
    const char *name; /* borrowed until the next call; "" where there is none */
};

/* `self` goes to each call. */
struct ears {
    void *self;
    /* A number for the folder, the same for the same one; of its `contents` or only of what
     * comes and goes in it. -1: errno; ENOSPC where there are too many already. */
    int (*listen)(void *self, const char *folder, bool contents);
    void (*ignore)(void *self, int folder);
    bool (*hear)(void *self, struct heard *out); /* false: nothing more for now */
};

/* By inotify: false where there is none (errno). *fd is readable when there is something to
 * hear, and is the ears'. ears_close frees them. */
bool ears_open(struct ears *ears, int *fd);
void ears_close(struct ears *ears);

#endif

/* SPDX-License-Identifier: MIT */
/* What has changed since the index was written, told by stat(2) alone: no file is opened,
 * unless what seems to have changed is too much to be believed (survey_compare).
 * Private to src/index. */
#ifndef DOSSIER_INDEX_SURVEY_H
#define DOSSIER_INDEX_SURVEY_H

#include "base/file.h"
#include "index/db.h"

/* One file of the library, as its row and its stamp have it. */
struct surveyed {
    struct str name;   /* as in `files`; borrowed from the library */
    const char *path;  /* to open it by; borrowed too */
    int64_t file, case_rec; /* 0: the index has no row, no content */
    struct file_stamp stamp;
    int64_t now_ns;    /* when it was looked at; 0 where it is not there */
    uint64_t hash;     /* of the content that the row tells of */
    bool hashed;       /* there is such a hash */
    bool trusted;      /* unchanged */
    bool same;         /* its stamp is another, but its bytes were found to be the same */
    bool waits;        /* its case id is another file's, whose change may free it */
};

struct survey {
    const struct library *library; /* borrowed */
    VEC(struct surveyed) files; /* by path */
    VEC(int64_t) gone;          /* rows whose files are not in the library */
    size_t changed;             /* files to look into, and gone ones */
    int64_t bytes;              /* of these, before or now, whichever is more */
};

/* The library must outlive the survey. False when the database failed. Freed in either
 * case. */
bool survey_make(struct survey *s, struct index *ix, const struct library *library);
void survey_free(struct survey *s);

/* Opens the files that have another stamp, to see which only have that: they count as
 * changed no more. `go_on` is asked before each; false when it says no. */
bool survey_compare(struct survey *s, bool (*go_on)(void *self), void *self);

#endif

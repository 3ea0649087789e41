/* SPDX-License-Identifier: MIT */
/* First names and surnames alone, and names with other endings, of people whose names are not
 * published. What leaves the program has pseudonyms for whole names and for aliases; a form
 * that is no alias would leave with it. Private to check.c.
 *
 * Memory: the names of people, and the texts that stand before them in the file. */
#ifndef DOSSIER_FORMAT_CHECK_NAMES_H
#define DOSSIER_FORMAT_CHECK_NAMES_H

#include "base/arena.h"
#include "base/vec.h"
#include "format/allow.h"
#include "format/check_forms.h"

/* A word of a name that is not published. */
struct short_name {
    struct inflected word;
    struct str written, person; /* … of the person with that id */
    bool withheld;
    size_t places; /* where it stands alone, and the first of them */
    struct place at;
};

/* A text that came before the people. */
struct kept_text {
    struct str text;
    struct place at;
};

/* Zero-initialise; check_names_free gives the memory back. */
struct check_names {
    VEC(struct short_name) words;
    struct check_forms forms;
    VEC(struct str) hidden;    /* whole names and aliases, folded */
    VEC(struct str) published; /* the same of all others, as they are written */
    VEC(struct kept_text) kept;
    bool begins[256]; /* whether a word of theirs begins so, by the letters' bytes */
    bool known; /* all people have come */
};

/* Takes in a record; copies go to the arena. */
void check_names_record(struct check_names *n, const struct record *record,
                        const struct allow *allow, struct arena *arena);

/* The same where people and texts are known apart, as of a part of a file: first the names
 * of all people, then what is printed of some records, which is counted by name. */
void check_names_person(struct check_names *n, const struct record *person,
                        struct arena *arena);
void check_names_texts(struct check_names *n, const struct record *record,
                       const struct allow *allow, struct arena *arena);

/* Reports each word once, where it first stands alone, and each form. */
void check_names_report(struct check_names *n, struct diags *diags, struct arena *arena);
void check_names_free(struct check_names *n);

#endif

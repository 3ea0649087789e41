/* SPDX-License-Identifier: MIT */
/* Names that are not published, with other endings: "Билала Тагирова" where the name is
 * "Билал Тагиров". What leaves the program has such a form as it stands, unless it is an
 * alias. Private to check_names.c. */
#ifndef DOSSIER_FORMAT_CHECK_FORMS_H
#define DOSSIER_FORMAT_CHECK_FORMS_H

#include "base/arena.h"
#include "base/inflect.h"
#include "base/place.h"
#include "base/vec.h"

/* More forms than that are not listed. */
enum { CHECK_FORMS_MOST = 100 };

struct form_word {
    struct str gap; /* folded: what stands between it and the word before */
    struct inflected word;
};

/* A name or alias whose first word is written as one. */
struct form_name {
    struct form_word *words;
    size_t n;
    struct str person; /* the id */
    bool withheld;
};

/* A form of it that stands in a text. */
struct name_form {
    struct str folded, written, person;
    bool withheld;
    size_t places; /* where it stands, and the first of them */
    struct place at;
};

/* Zero-initialise; check_forms_free gives the memory back. */
struct check_forms {
    VEC(struct form_name) names;
    VEC(struct name_form) found;
};

/* Takes in a name that is not published, or nothing where it can have no forms; copies go to
 * the arena. */
void check_forms_add(struct check_forms *f, struct str name, struct str person,
                     bool withheld, struct arena *arena);

/* The name of which a form, and not the name itself, begins with the word of a text that ends
 * at byte `to` and is `folded`; *end is behind the last one. NULL: there is none. */
const struct form_name *check_forms_at(const struct check_forms *f, struct str text,
                                       size_t to, struct str folded, size_t *end);

/* Notes a form of the name. */
void check_forms_note(struct check_forms *f, const struct form_name *name,
                      struct str written, struct place at, struct arena *arena);

void check_forms_free(struct check_forms *f);

#endif

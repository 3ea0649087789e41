/* SPDX-License-Identifier: MIT */
/* What outlives the session: the shape of the screen, the place, the marks. As text, lines
 * of words; ids only, nothing that a case says and nothing that was typed. Where the text
 * is kept is somebody else's business. */
#ifndef DOSSIER_APP_REMEMBER_H
#define DOSSIER_APP_REMEMBER_H

#include "view/places.h"

struct app;

/* A place with a name of one letter or digit. */
struct mark {
    char letter;
    struct placemark place;
};

struct marks_set { /* a VEC, by letter */
    struct mark *v;
    size_t n, cap;
};

bool marks_is_letter(char c);

/* Puts a mark where it belongs, in place of one with its letter; NULL: there is none. */
void marks_put(struct marks_set *m, char letter, const struct placemark *place);
const struct mark *marks_get(const struct marks_set *m, char letter);
void marks_remove(struct marks_set *m, char letter);

/* Adds the lines: what is true of any library (the shape), and of this one. */
void remember_shape(const struct view_shape *shape, struct buf *out);
void remember_places(const struct placemark *place, const struct marks_set *marks,
                     struct buf *out);

/* What such lines say. */
struct remembered {
    struct view_shape shape;
    struct placemark place; /* no case: none */
    struct marks_set marks;
};

/* Reads lines of either kind. False: something else was among them, and `out` has none of
 * it. The caller frees out->marks with vec_free in either case. */
bool remember_read(struct str text, struct remembered *out);

#endif

/* SPDX-License-Identifier: MIT */
/* One line of typing at the footer, with a history: edits text and says what became of it.
 * Knows neither what the text is for nor the terminal. Movement and deletion go by
 * grapheme, words end at blanks. */
#ifndef DOSSIER_APP_PROMPT_H
#define DOSSIER_APP_PROMPT_H

#include "base/vec.h"
#include "view/grid.h"

struct app;
struct effects;

/* Bytes that a prompt takes; a longer paste is refused whole. */
enum { PROMPT_LIMIT = 4096, HISTORY_LIMIT = 100 };

/* Lines that were accepted, each once, the newest last. Zero-initialise; owns its lines. */
struct history {
    VEC(char *) lines;
};

void history_add(struct history *h, struct str line);
void history_free(struct history *h);

/* What a prompt is for: a constant table for each use. The text is in app->prompt. */
struct prompt_kind {
    const char *label; /* stands before the text */
    void (*changed)(struct app *app); /* NULL: nothing is to be done */
    void (*accepted)(struct app *app, struct effects *effects);
    void (*cancelled)(struct app *app);
    void (*complete)(struct app *app, int step); /* Tab, BackTab; may be NULL */
    void (*status)(const struct app *app, struct buf *out); /* for the right end */
};

/* Zero-initialise; prompt_free gives its memory back. */
struct prompt {
    const struct prompt_kind *kind; /* NULL: closed; borrowed */
    struct history *history;        /* borrowed */
    struct buf text;                /* as typed: raw */
    size_t at;                      /* the cursor: a byte of text */
    size_t recalled;                /* a line of the history; behind the last: `draft` */
    struct buf draft;               /* what was typed before the history was gone into */
};

void prompt_open(struct prompt *p, const struct prompt_kind *kind, struct history *history);
void prompt_set(struct prompt *p, struct str text); /* the cursor behind it */
void prompt_close(struct prompt *p); /* the text stays until it is opened again */
void prompt_free(struct prompt *p);

enum prompt_news {
    PROMPT_UNUSED,  /* no key of a prompt */
    PROMPT_MOVED,   /* the text is as it was */
    PROMPT_CHANGED, /* it is not */
    PROMPT_ACCEPTED,
    PROMPT_CANCELLED,
};

enum prompt_news prompt_key(struct prompt *p, int32_t key);

/* Puts pasted text in at the cursor, line breaks and tabs as blanks. False when it does
 * not fit: nothing is put in. */
bool prompt_paste(struct prompt *p, struct str text);

/* Draws the prompt and, where room is left for it, `status` at the right end; puts the
 * grid's cursor in. */
void prompt_draw(const struct prompt *p, struct grid *g, int row, struct str status);

#endif

/* SPDX-License-Identifier: MIT */
/* What happens to the program, and what the program wants done: all of it as data, so that
 * the whole of it runs without a terminal. */
#ifndef DOSSIER_APP_EVENT_H
#define DOSSIER_APP_EVENT_H

#include "base/buf.h"
#include "base/place.h"
#include "index/index.h"

/* Keys are code points; control keys are the C0 codes that terminals send (^D is 4); the
 * rest are named above Unicode's range. */
enum key {
    KEY_BASE = 0x110000,
    KEY_NAMED_UP,
    KEY_NAMED_DOWN,
    KEY_NAMED_LEFT,
    KEY_NAMED_RIGHT,
    KEY_NAMED_HOME,
    KEY_NAMED_END,
    KEY_NAMED_PAGE_UP,
    KEY_NAMED_PAGE_DOWN,
    KEY_NAMED_BACKTAB,
    KEY_NAMED_BACKSPACE,
    KEY_NAMED_DELETE,
    KEY_NAMED_F1,
    KEY_NAMED_F5 = KEY_NAMED_F1 + 4,
    KEY_TAB = 9,
    KEY_RETURN = 13,
    KEY_ESCAPE = 27,
};

enum event_type {
    EVENT_KEY,
    EVENT_PASTE,    /* `text`: never taken for keys */
    EVENT_RESIZE,   /* rows, cols */
    EVENT_MOUSE,    /* row, col; wheel: -1 away from the person, 1 towards, 0 a click */
    EVENT_LOADING,  /* `loading`, `seconds_left`: the library is read beside us */
    EVENT_LOADED_PART, /* `index`: the first whole cases, while the rest is read */
    EVENT_LOADED,   /* `index`: another one, now the app's to own; NULL: the same. `quiet`:
                       nobody asked for it */
    EVENT_LOAD_FAILED, /* `text` says why; what is shown stays */
    EVENT_IDLE,     /* nothing, while app_busy */
    EVENT_NOTICE,   /* `text`: the outcome of an effect, for the footer */
    EVENT_EXISTS,   /* `text`: the file that EFFECT_PRINT found in its way */
};

struct event {
    enum event_type type;
    int32_t key;
    int rows, cols;
    int row, col, wheel;
    struct index_state loading;
    int seconds_left; /* -1: nobody can tell */
    bool quiet;
    struct str text; /* borrowed for the call */
    struct index *index;
};

enum effect_type {
    EFFECT_NONE,
    EFFECT_QUIT,
    EFFECT_RELOAD,  /* read the library again, beside us; answered by EVENT_LOADED */
    EFFECT_CANCEL,  /* stop the reading that goes on beside us */
    EFFECT_EDIT,    /* open the editor at `path`, `at`; then as RELOAD */
    EFFECT_ADD,     /* a record of `kind` with the id `text`, as snippet_fit writes it for the
                       file at `path`, to the clipboard as COPY does, and the editor to where
                       it goes; then as RELOAD */
    EFFECT_REDRAW,  /* the terminal cannot be trusted: paint everything */
    EFFECT_SAVE,    /* what app_save says has changed */
    EFFECT_SUSPEND, /* as ^Z */
    EFFECT_COPY,    /* `text` to the clipboard; answered by EVENT_NOTICE */
    EFFECT_OPEN,    /* the address `text` in a browser; where there is none, as COPY */
    EFFECT_PRINT,   /* `text` to a new file at `path`, over one that is there if `replace`;
                       without a path, to the terminal after leaving */
};

struct effect {
    enum effect_type type;
    struct buf path; /* owned by the effect, as are the others */
    struct place at;
    struct buf text;
    struct buf what; /* of COPY, OPEN and ADD: what the text is, "84 characters, the quote" */
    const struct kind *kind;
    bool replace;
};

/* What one event asks for, in order. Zero-initialise; effects_free after performing. */
struct effects {
    struct effect *v;
    size_t n, cap;
};

void effects_free(struct effects *e);

/* Keys by name, for scripts, help and configuration: "j", "^D", "Enter", "PgUp", "F5".
 * keys_parse gives 0 for what is no key, keys_name adds nothing for it. */
int32_t keys_parse(struct str name);
void keys_name(int32_t key, struct buf *out);

#endif

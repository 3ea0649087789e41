/* SPDX-License-Identifier: MIT */
/* The session's state, for the files of src/app/ (and its tests) only: the commands, the
 * overlays and the drawing work on it directly. */
#ifndef DOSSIER_APP_APP_STATE_H
#define DOSSIER_APP_APP_STATE_H

#include "app/app.h"
#include "app/complete.h"
#include "app/overlay.h"
#include "app/prompt.h"
#include "app/remember.h"
#include "app/search_all.h"
#include "export/publish.h"
#include "view/doc.h"
#include "view/view.h"

/* How many errors the case files have, and in how many files. */
struct error_count {
    int64_t errors, files;
};

/* What a library holds, in numbers. */
struct tally {
    int64_t counts[KINDS];
    struct error_count wrong;
};

struct app {
    struct index *ix;        /* the generation that is shown; owned */
    struct view *view;       /* owned; borrows ix */
    const struct config *config; /* NULL: none was read; borrowed */
    struct keymap keys;
    struct overlay *overlay; /* the topmost of those open, NULL for none; owned */
    struct prompt prompt;
    struct history searches, filters, lines, alls;
    struct search_all all; /* cases */
    struct completion completion; /* of the `:` line, while it is open */
    struct str argument;          /* of the command that runs; borrowed */
    struct marks_set marks;
    enum letter_for { LETTER_NONE, LETTER_SETS, LETTER_GOES } letter_for; /* the next key */
    struct placemark wanted; /* from the last session, when its case appears; or no case */
    bool searched;      /* in the panes: matches are marked there */
    struct buf message; /* in the footer until the next key; raw */
    enum style message_style;
    bool message_reload; /* it is of a reload, and the next one may put another there */
    bool message_away;   /* it says that the case is gone, and the next one may bring it back */
    int64_t evidence; /* the quote that `v` led to, 0 for none */
    struct index_state loading; /* files is 0 while nothing is being read */
    int seconds_left;
    struct tally told; /* what people know the library to hold */
    struct history opened, printed; /* addresses and files that were typed */
    struct history answers;         /* none are kept */
    struct buf asked;        /* what a question is about: an address, a file */
    bool everything;         /* names leave the program as they are (--private) */
    struct publish *publish; /* of ix, made when something leaves; owned */
    int cols;                /* of the screen, as last drawn */
    unsigned form; /* how it spells what it shows */
};

/* Says something in the footer until the next key; app_alert in the style of errors. */
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_alert(struct app *app, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What a text calls a command: its key as things are bound now. */
struct key_text app_key(const struct app *app, enum command_tag command);

/* Opens the first case where none is open; what was wrong while reading is said, or
 * listed where there is nothing else to show. */
void app_settle(struct app *app);

/* EVENT_LOADED: shows the new index (NULL: the same) and closes the old one; says what
 * changed, when `quiet` only where nothing else is being said. */
void app_take_index(struct app *app, struct index *ix, bool quiet);

/* Another instance has written to the index that is shown. */
void app_follow_index(struct app *app);

/* What the library holds now is what people know. */
void app_tell_tally(struct app *app);

/* What may leave the program, of the index that is shown. Good until the next index. */
const struct publish *app_publish(struct app *app);

/* The same for documents of the view. */
struct doc_filter app_filter(struct app *app);

/* EVENT_MOUSE. */
void app_mouse(struct app *app, const struct event *event);

/* Whether what is looked at is what the case said before, which nobody can tell to be
 * published; says so. */
bool take_is_old(struct app *app);

/* EVENT_EXISTS: asks whether the file may be replaced. */
void print_ask(struct app *app, struct str path);

/* How many errors the case files have, and in how many files. */
struct error_count app_count_errors(struct index *ix);

/* Adds "1 quote", "2 quotes", "3 people". */
void app_count_kind(struct buf *out, int64_t n, enum kind_tag kind);

/* The file of the case that is shown; false when none is. Texts live in `a`. */
bool app_shown_file(const struct app *app, struct arena *a, struct file_row *out);

/* Draws the last row: the prompt, a message, or provenance and key hints. */
void footer_draw(struct app *app, struct grid *grid);

/* Opens the prompt with that kind. */
void app_open_prompt(struct app *app, const struct prompt_kind *kind,
                     struct history *history);

/* Marks: the key behind `m` or `'`; to the place of one. */
void marks_letter(struct app *app, int32_t key, struct effects *effects);
void marks_go(struct app *app, char letter);

/* The prompt for commands; opened for one that must be told something. */
extern const struct prompt_kind line_prompt;
void line_ask(struct app *app, const struct command *command);

/* Whether `n` has something to go to: a needle in the panes or in the open overlay. */
bool find_active(const struct app *app);
void find_end(struct app *app); /* takes the marks in the panes off */

void effects_add(struct effects *e, enum effect_type type);
void effects_add_edit(struct effects *e, struct str path, struct place at);
void effects_add_text(struct effects *e, enum effect_type type, struct str text,
                      const char *what); /* COPY, OPEN */
void effects_add_record(struct effects *e, struct str path, const struct kind *kind,
                        struct str id); /* ADD */
void effects_add_print(struct effects *e, struct str text, struct str path, bool replace);

#define COMMAND(tag, name, keys, when, hint, note, function) \
    void function(struct app *app, struct effects *effects);
#include "app/commands.def"
#undef COMMAND

#endif

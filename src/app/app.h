/* SPDX-License-Identifier: MIT */
/* The session: what a key does now, prompts and overlays, the banner and the footer. Events
 * in, effects and a grid out; no terminal, no clock, and no files but archived texts, which
 * are read when one looks at them. */
#ifndef DOSSIER_APP_APP_H
#define DOSSIER_APP_APP_H

#include "app/config.h"
#include "app/event.h"
#include "view/grid.h"

struct app;

/* Takes over the index; opens the case with id `case_id`, else the first. The caller owns
 * the app and frees it, which closes the index it then holds. */
struct app *app_new(struct index *ix, struct str case_id);
void app_free(struct app *app);

/* Keys and settings, borrowed until app_free; without it, what holds without a file.
 * `everything`: names leave the program as they are, whatever `publish` says. */
void app_configure(struct app *app, const struct config *config, bool everything);

/* The folder of archived texts (--archive); NULL, as before the call: each case's own. */
void app_set_archive(struct app *app, const char *folder);

/* What to say first, until the first key: an alert, else a hint where the app itself has
 * nothing to say. Either may be empty. */
void app_greet(struct app *app, struct str alert, struct str hint);

/* The index that the app shows now; stays the app's. Good until the next app_event. */
struct index *app_index(struct app *app);

/* What is to outlive the session, see app/remember.h: the lines that are true of any
 * library, and those of this one. app_restore takes them back, both together; the place
 * only when `place` is set, and as soon as its case is there, while nobody has pressed a
 * key. False: they are none, and nothing has changed. */
void app_save(struct app *app, struct buf *shape, struct buf *places);
bool app_restore(struct app *app, struct str lines, bool place);

/* Changes the state and adds what is to be done to `effects`. */
void app_event(struct app *app, const struct event *event, struct effects *effects);

/* Whether there is more to do when nothing happens: an EVENT_IDLE then does some of it, for
 * less than a frame. */
bool app_busy(const struct app *app);

/* Who tells, while that is done, whether something has come: what takes longer than a frame
 * is dropped then. */
void app_set_hurry(struct app *app, bool (*waits)(void *self), void *self);

/* Draws the whole screen into `grid`, whose size the caller has set; the grid's cursor is
 * on the selection or in the prompt. Under 16x3 a message stands there instead. */
void app_draw(struct app *app, struct grid *grid);

/* The text for the terminal's window title: sanitised, short. */
void app_window_title(struct app *app, struct buf *out);

#endif

/* SPDX-License-Identifier: MIT */
/* `m` and `'`: a place and its letter, which is the next key. */
#include "app/app_state.h"

/* "a b c", or what to do to get some. */
static void say_letters(struct app *app)
{
    struct buf letters = {0};
    for (size_t i = 0; i < app->marks.n; i++)
        buf_addf(&letters, "%c ", app->marks.v[i].letter);
    app_say(app, "to which mark? %s%s%s lists them", buf_z(&letters),
            app->marks.n ? "- " : "", app_key(app, COMMAND_GO_MARK).z);
    buf_free(&letters);
}

void cmd_mark(struct app *app, struct effects *effects)
{
    (void)effects;
    app->letter_for = LETTER_SETS;
    app_say(app, "mark this place with which letter or digit?");
}

void cmd_go_mark(struct app *app, struct effects *effects)
{
    (void)effects;
    if (app->marks.n == 0) {
        app_say(app, "no marks yet; %s and a letter sets one",
                app_key(app, COMMAND_MARK).z);
        return;
    }
    app->letter_for = LETTER_GOES;
    say_letters(app);
}

void cmd_marks(struct app *app, struct effects *effects)
{
    (void)effects;
    overlay_open(app, &overlay_marks);
}

static void set(struct app *app, char letter, struct effects *effects)
{
    struct placemark place;
    if (!view_place(app->view, &place))
        return;
    bool moved = marks_get(&app->marks, letter) != NULL;
    marks_put(&app->marks, letter, &place);
    effects_add(effects, EFFECT_SAVE);
    app_say(app, "%s %c; %s%c leads here", moved ? "moved mark" : "mark", letter,
            app_key(app, COMMAND_GO_MARK).z, letter);
}

void marks_go(struct app *app, char letter)
{
    const struct mark *mark = marks_get(&app->marks, letter);
    if (!mark) {
        app_say(app, "no mark %c", letter);
    } else if (!query_find_case(app->ix, str_of(mark->place.case_id))) {
        app_say(app, "the case of this mark, %s, is not here", mark->place.case_id);
    } else {
        overlay_close_all(app);
        view_go_to_place(app->view, &mark->place);
    }
}

void marks_letter(struct app *app, int32_t key, struct effects *effects)
{
    enum letter_for what = app->letter_for;
    app->letter_for = LETTER_NONE;
    const struct command *command = keymap_command(&app->keys, key);
    if (key < 0x80 && marks_is_letter((char)key)) {
        if (what == LETTER_SETS)
            set(app, (char)key, effects);
        else
            marks_go(app, (char)key);
    } else if (what == LETTER_GOES && command && command->tag == COMMAND_GO_MARK) {
        overlay_open(app, &overlay_marks);
    } else if (key != KEY_ESCAPE) {
        app_say(app, "marks are letters and digits");
    }
}

void cmd_remove_mark(struct app *app, struct effects *effects)
{
    char letter = (char)overlay_selected(app->overlay)->number;
    marks_remove(&app->marks, letter);
    overlay_refill(app);
    effects_add(effects, EFFECT_SAVE);
    app_say(app, "removed mark %c", letter);
}

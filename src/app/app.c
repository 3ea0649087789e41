/* SPDX-License-Identifier: MIT */
/* One event after another: who takes a key, and what the footer says about it. */
#include "app/app.h"

#include "app/app_state.h"
#include "base/sanitise.h"
#include "base/utf8.h"

struct app *app_new(struct index *ix, struct str case_id)
{
    struct app *app = mem_alloc(sizeof *app);
    app->ix = ix;
    keymap_add_defaults(&app->keys);
    app->view = view_new();
    view_set_index(app->view, ix);
    view_open_case(app->view, query_find_case(ix, case_id));
    app_settle(app);
    app_tell_tally(app);
    return app;
}

void app_free(struct app *app)
{
    overlay_close_all(app);
    keymap_free(&app->keys);
    prompt_free(&app->prompt);
    history_free(&app->searches);
    history_free(&app->filters);
    history_free(&app->lines);
    history_free(&app->alls);
    search_all_free(&app->all);
    complete_free(&app->completion);
    history_free(&app->opened);
    history_free(&app->printed);
    history_free(&app->answers);
    buf_free(&app->asked);
    publish_close(app->publish);
    vec_free(&app->marks);
    buf_free(&app->message);
    view_free(app->view);
    index_close(app->ix);
    free(app);
}

void app_configure(struct app *app, const struct config *config, bool everything)
{
    app->everything = everything;
    app->config = config;
    keymap_copy(&app->keys, &config->keys);
    view_set_usual(app->view, &config->panes);
}

void app_greet(struct app *app, struct str alert, struct str hint)
{
    if (alert.n)
        app_alert(app, "%.*s", STR_ARG(alert));
    else if (hint.n && !app->message.n)
        app_say(app, "%.*s", STR_ARG(hint));
}

__attribute__((format(printf, 3, 0)))
static void set_message(struct app *app, enum style style, const char *format, va_list args)
{
    app->message_style = style;
    app->message_reload = app->message_away = false;
    buf_clear(&app->message);
    buf_addv(&app->message, format, args);
}

void app_say(struct app *app, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    set_message(app, STYLE_BAR, format, args);
    va_end(args);
}

void app_alert(struct app *app, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    set_message(app, STYLE_ERROR, format, args);
    va_end(args);
}

struct key_text app_key(const struct app *app, enum command_tag command)
{
    return keymap_text(&app->keys, command);
}

const struct publish *app_publish(struct app *app)
{
    if (!app->publish)
        app->publish = publish_open(app->ix, app->everything);
    return app->publish;
}

static void filter_ours(const void *self, struct str text, struct buf *out)
{
    publish_text(self, text, out);
}

static void filter_theirs(const void *self, struct str text, struct buf *out)
{
    publish_verbatim(self, text, out);
}

struct doc_filter app_filter(struct app *app)
{
    return (struct doc_filter){app_publish(app), filter_ours, filter_theirs};
}

void app_open_prompt(struct app *app, const struct prompt_kind *kind,
                     struct history *history)
{
    prompt_open(&app->prompt, kind, history);
}

/* What terminals send for Enter and Backspace, as one code each. */
static int32_t usual_key(int32_t key)
{
    switch (key) {
    case '\n': return KEY_RETURN;
    case '\b':
    case 0x7f: return KEY_NAMED_BACKSPACE;
    default: return key;
    }
}

static void on_command_key(struct app *app, int32_t key, struct effects *effects)
{
    const struct command *command = keymap_command(&app->keys, key);
    if (command) {
        command_run(app, command, effects);
        return;
    }
    struct buf name = {0};
    keys_name(key, &name);
    app_say(app, "%s is no key here; %s lists them", name.n ? buf_z(&name) : "this",
            app_key(app, COMMAND_HELP).z);
    buf_free(&name);
}

/* The prompt's own table says what its text is for. It is closed before `accepted` and
 * `cancelled`, which may open another. */
static void on_prompt_key(struct app *app, int32_t key, struct effects *effects)
{
    const struct prompt_kind *kind = app->prompt.kind;
    const struct command *command;
    switch (prompt_key(&app->prompt, key)) {
    case PROMPT_MOVED:
        break;
    case PROMPT_CHANGED:
        if (kind->changed)
            kind->changed(app);
        break;
    case PROMPT_ACCEPTED:
        prompt_close(&app->prompt);
        kind->accepted(app, effects);
        break;
    case PROMPT_CANCELLED:
        prompt_close(&app->prompt);
        kind->cancelled(app);
        break;
    case PROMPT_UNUSED:
        if (kind->complete && (key == KEY_TAB || key == KEY_NAMED_BACKTAB)) {
            kind->complete(app, key == KEY_TAB ? 1 : -1);
            break;
        }
        command = keymap_command(&app->keys, key);
        if (command && command->when == WHEN_ALWAYS)
            command_run(app, command, effects);
        break;
    }
}

static void on_paste(struct app *app, struct str text)
{
    if (!app->prompt.kind)
        app_say(app, "pasted text goes into a prompt only; %s opens one",
                app_key(app, COMMAND_SEARCH).z);
    else if (!prompt_paste(&app->prompt, text))
        app_alert(app, "too long to paste");
    else if (app->prompt.kind->changed)
        app->prompt.kind->changed(app);
}

/* What the view has to say (what was selected is gone) goes before what was said already:
 * on a narrow screen the end is cut. */
static void take_notice(struct app *app)
{
    struct buf notice = {0};
    view_take_notice(app->view, &notice);
    if (notice.n == 0)
        return;
    if (app->message.n)
        buf_addf(&notice, "; %s", buf_z(&app->message));
    else
        app->message_style = STYLE_BAR;
    buf_free(&app->message);
    app->message = notice;
    app->message_away = view_is_away(app->view);
}

/* While an event is dealt with or the screen is drawn, the index stays as it is. */
static void hold_index(struct app *app)
{
    if (index_hold(app->ix))
        app_follow_index(app);
}

/* The case of the last session may be read only now. */
static void return_to_wanted(struct app *app)
{
    if (*app->wanted.case_id && view_return(app->view, &app->wanted))
        app->wanted = (struct placemark){0};
}

void app_event(struct app *app, const struct event *event, struct effects *effects)
{
    hold_index(app);
    switch (event->type) {
    case EVENT_KEY:
        buf_clear(&app->message);
        app->wanted = (struct placemark){0};
        if (app->letter_for)
            marks_letter(app, usual_key(event->key), effects);
        else if (app->prompt.kind)
            on_prompt_key(app, usual_key(event->key), effects);
        else
            on_command_key(app, usual_key(event->key), effects);
        break;
    case EVENT_PASTE:
        buf_clear(&app->message);
        app->letter_for = LETTER_NONE;
        app->wanted = (struct placemark){0};
        on_paste(app, event->text);
        break;
    case EVENT_MOUSE:
        buf_clear(&app->message);
        app_mouse(app, event);
        break;
    case EVENT_RESIZE:
        break; /* everything is laid out for the grid that is drawn */
    case EVENT_LOADING:
        app->loading = event->loading;
        app->seconds_left = event->seconds_left;
        break;
    case EVENT_LOADED_PART:
        app_take_index(app, event->index, true);
        break;
    case EVENT_LOADED:
        app->loading.files = 0;
        app_take_index(app, event->index, event->quiet);
        break;
    case EVENT_LOAD_FAILED:
        app->loading.files = 0;
        app_alert(app, "not reloaded: %.*s", STR_ARG(event->text));
        break;
    case EVENT_IDLE:
        view_work(app->view);
        search_all_work(app);
        break;
    case EVENT_NOTICE:
        app_say(app, "%.*s", STR_ARG(event->text));
        break;
    case EVENT_EXISTS:
        print_ask(app, event->text);
        break;
    }
    return_to_wanted(app);
    take_notice(app);
    index_let_go(app->ix);
}

void app_save(struct app *app, struct buf *shape, struct buf *places)
{
    struct placemark place = app->wanted;
    if (!*place.case_id)
        view_place_kept(app->view, &place);
    remember_shape(view_shape(app->view), shape);
    remember_places(&place, &app->marks, places);
}

bool app_restore(struct app *app, struct str lines, bool place)
{
    struct remembered from;
    bool good = remember_read(lines, &from);
    if (good) {
        view_set_shape(app->view, &from.shape);
        for (size_t i = 0; i < from.marks.n; i++)
            marks_put(&app->marks, from.marks.v[i].letter, &from.marks.v[i].place);
        if (place)
            app->wanted = from.place;
        hold_index(app);
        return_to_wanted(app);
        index_let_go(app->ix);
    }
    vec_free(&from.marks);
    return good;
}

enum { TITLE_COLUMNS = 100 };

void app_window_title(struct app *app, struct buf *out)
{
    struct arena a = {0};
    struct item item;
    struct buf title = {0};
    buf_addz(out, "dossier");
    if (query_item(app->ix, view_case(app->view), &a, &item)) {
        sanitise(&title, item_text(&item, FIELD_CASE_TITLE), SANITISE_LINE);
        buf_addz(out, ": ");
        buf_add(out, str_sub(buf_str(&title), 0, utf8_fit(buf_str(&title), TITLE_COLUMNS)));
    }
    buf_free(&title);
    arena_free(&a);
}

bool app_busy(const struct app *app)
{
    return view_busy(app->view) || search_all_busy(app);
}

void app_set_archive(struct app *app, const char *folder)
{
    view_set_archive(app->view, folder);
}

void app_set_hurry(struct app *app, bool (*waits)(void *self), void *self)
{
    view_set_hurry(app->view, waits, self);
}

struct index *app_index(struct app *app)
{
    return app->ix;
}

/* SPDX-License-Identifier: MIT */
/* `p`: what is shown, as a summary, to a file or to the terminal after leaving. */
#include "app/app_state.h"
#include "export/summary.h"
#include "view/aspect.h"

enum { FILE_COLUMNS = 80 };

/* Whether what is open is over the narrowing; the others have a centre of their own. */
static bool over_narrowing(const struct app *app)
{
    switch (view_aspect(app->view)) {
    case ASPECT_TIMELINE:
    case ASPECT_CLAIMS:
    case ASPECT_SOURCES:
    case ASPECT_WEAK:
        return true;
    default:
        return false;
    }
}

/* The aspect that is open, under the name of the case, and what narrows it. */
static void add_look(struct app *app, const int64_t *by, size_t n_by, struct page *page)
{
    struct arena a = {0};
    struct buf title = {0};
    struct item item;
    struct doc_filter filter = app_filter(app);
    if (view_of_library(app->view))
        buf_addz(&title, "All cases");
    else if (query_item(app->ix, view_case(app->view), &a, &item))
        publish_text(app_publish(app), item_text(&item, FIELD_CASE_TITLE), &title);
    buf_addf(&title, ": %s", aspect_kind(view_aspect(app->view))->title);
    page_title(page, buf_str(&title));
    if (over_narrowing(app))
        export_narrowing(app->ix, view_case(app->view), by, n_by, app_publish(app), page);
    page_gap(page);
    unsigned form = (app->form & GRID_PLAIN) | (page->ascii ? GRID_ASCII : 0U);
    view_print_look(app->view, (int)page->columns, form, &filter, page->out);
    buf_free(&title);
    arena_free(&a);
}

/* What is looked at: an aspect, or the case and its narrowing. */
static void make_page(struct app *app, bool to_file, struct buf *out)
{
    int64_t by[NARROW_MAX];
    size_t n_by = view_narrowing(app->view, by);
    struct page page = {
        .out = out,
        .columns = to_file ? FILE_COLUMNS : (size_t)app->cols,
        .ascii = !to_file && (app->form & GRID_ASCII),
    };
    if (view_aspect(app->view))
        add_look(app, by, n_by, &page);
    else
        export_narrowed(app->ix, view_case(app->view), by, n_by, app_publish(app), &page);
}

static void print_to(struct app *app, struct str path, bool replace,
                     struct effects *effects)
{
    struct buf text = {0};
    make_page(app, path.n > 0, &text);
    effects_add_print(effects, buf_str(&text), path, replace);
    if (!path.n)
        app_say(app, "printed when you leave");
    buf_free(&text);
}

static void not_printed(struct app *app)
{
    app_say(app, "not printed");
}

/* `path` is empty for the terminal. */
static void take(struct app *app, struct str path, struct effects *effects)
{
    if (path.n)
        history_add(&app->printed, path);
    print_to(app, path, false, effects);
}

static void accepted(struct app *app, struct effects *effects)
{
    take(app, str_trim(buf_str(&app->prompt.text)), effects);
}

static void status(const struct app *app, struct buf *out)
{
    buf_addz(out, app->prompt.text.n ? "a file" : "a file; empty: the terminal, after leaving");
}

static const struct prompt_kind print_prompt = {
    .label = "print to: ",
    .accepted = accepted,
    .cancelled = not_printed,
    .status = status,
};

void cmd_print(struct app *app, struct effects *effects)
{
    if (take_is_old(app))
        return;
    if (!view_case(app->view))
        app_say(app, "no case to print");
    else if (app->argument.n)
        take(app, app->argument, effects);
    else
        app_open_prompt(app, &print_prompt, &app->printed);
}

/* ---- a file is there already ------------------------------------------------------- */

static void replace_accepted(struct app *app, struct effects *effects)
{
    if (str_eq(str_trim(buf_str(&app->prompt.text)), STR("yes")))
        print_to(app, buf_str(&app->asked), true, effects);
    else
        not_printed(app);
}

static void replace_status(const struct app *app, struct buf *out)
{
    buf_add(out, buf_str(&app->asked));
}

static const struct prompt_kind replace_prompt = {
    .label = "replace this file? (yes/no) ",
    .accepted = replace_accepted,
    .cancelled = not_printed,
    .status = replace_status,
};

void print_ask(struct app *app, struct str path)
{
    if (app->prompt.kind || !view_case(app->view))
        return; /* something else is being typed */
    buf_clear(&app->asked);
    buf_add(&app->asked, path);
    app_open_prompt(app, &replace_prompt, &app->answers);
}

/* SPDX-License-Identifier: MIT */
/* Another generation of the index: swapped in under the screen, and what changed with it. */
#include "app/app_state.h"

static struct tally tally_of(struct index *ix)
{
    struct tally t = {0};
    struct arena a = {0};
    struct files files = query_files(ix, &a);
    for (size_t i = 0; i < files.n; i++) {
        for (size_t kind = 0; kind < KINDS; kind++)
            t.counts[kind] += files.v[i].counts[kind];
        t.wrong.errors += files.v[i].errors;
        t.wrong.files += files.v[i].errors > 0;
    }
    arena_free(&a);
    return t;
}

struct error_count app_count_errors(struct index *ix)
{
    return tally_of(ix).wrong;
}

void app_count_kind(struct buf *out, int64_t n, enum kind_tag kind)
{
    /* the plural is the table's name; "person" has "people" there as in the case files */
    const struct kind *k = schema_kind(kind);
    buf_addf(out, "%lld %s", (long long)n, n == 1 ? k->name : k->table);
}

bool app_shown_file(const struct app *app, struct arena *a, struct file_row *out)
{
    struct item item;
    return query_item(app->ix, view_case(app->view), a, &item) &&
           query_file(app->ix, item.file, a, out);
}

/* The first case that there is, by path; 0 for none. */
static int64_t first_case(struct index *ix)
{
    struct arena a = {0};
    int64_t rec = 0;
    struct files files = query_files(ix, &a);
    for (size_t i = 0; i < files.n && rec == 0; i++)
        rec = files.v[i].case_rec;
    arena_free(&a);
    return rec;
}

static void add_errors(const struct app *app, struct buf *out, struct error_count wrong)
{
    buf_addf(out, "%lld error%s in %lld file%s; %s lists them", (long long)wrong.errors,
             wrong.errors == 1 ? "" : "s", (long long)wrong.files,
             wrong.files == 1 ? "" : "s", app_key(app, COMMAND_ERRORS).z);
}

/* Those of the file that is shown are counted in the title bar already. */
static void say_errors(struct app *app, struct error_count wrong)
{
    struct arena a = {0};
    struct buf text = {0};
    struct file_row shown;
    if (!app_shown_file(app, &a, &shown) || shown.errors < wrong.errors) {
        add_errors(app, &text, wrong);
        app_alert(app, "%s", buf_z(&text));
        app->message_reload = true;
    }
    buf_free(&text);
    arena_free(&a);
}

/* What was said of a case that is gone is not so any more. */
static void end_away(struct app *app)
{
    if (app->message_away)
        buf_clear(&app->message);
    app->message_away = false;
}

void app_settle(struct app *app)
{
    if (view_case(app->view) == 0) {
        view_open_case(app->view, first_case(app->ix));
        if (view_case(app->view))
            end_away(app);
    }
    struct error_count wrong = app_count_errors(app->ix);
    if (wrong.errors == 0)
        return;
    if (view_case(app->view))
        say_errors(app, wrong);
    else if (!app->overlay && !app->prompt.kind) /* a prompt is for what is under it */
        overlay_open(app, &overlay_errors);
}

/* Adds "+1 quote, -2 events"; nothing when the numbers are the same. */
static void add_changes(struct buf *out, const struct tally *old, const struct tally *new)
{
    size_t start = out->n;
    for (size_t i = 0; i < KINDS; i++) {
        int64_t more = new->counts[i] - old->counts[i];
        if (more == 0 || schema_kind((enum kind_tag)i)->section[0] == '\0')
            continue;
        buf_addf(out, "%s%s", out->n > start ? ", " : "", more > 0 ? "+" : "-");
        app_count_kind(out, more > 0 ? more : -more, (enum kind_tag)i);
    }
}

/* Adds "1 quote changed; C lists them". False when nothing has changed. */
static bool add_news(struct app *app, struct buf *out)
{
    size_t start = out->n;
    bool any = view_tell_news(app->view, out);
    if (out->n > start)
        buf_addf(out, "; %s lists them", app_key(app, COMMAND_CHANGES).z);
    return any;
}

static void say_reloaded(struct app *app, const struct tally *old, const struct tally *new)
{
    struct buf text = {0};
    if (new->wrong.errors) {
        add_errors(app, &text, new->wrong);
        app_alert(app, "%s", buf_z(&text));
    } else {
        add_news(app, &text);
        if (text.n == 0)
            add_changes(&text, old, new);
        app_say(app, "reloaded%s%s", text.n ? ": " : "", buf_z(&text));
    }
    app->message_reload = true;
    buf_free(&text);
}

/* Nobody asked: what was said of a reload before gives way when it is not true any more,
 * anything else stays. */
static void say_changed(struct app *app)
{
    struct buf text = {0};
    bool errors = app->message_style == STYLE_ERROR;
    bool changed = add_news(app, &text);
    if (app->message_reload && app->told.wrong.errors == 0 && (errors || changed))
        buf_clear(&app->message);
    if (text.n && !app->message.n && !app->prompt.kind) {
        app_say(app, "%s", buf_z(&text));
        app->message_reload = true;
    }
    buf_free(&text);
}

/* Shows the app's index again, in which records may have other numbers now. */
static void show_again(struct app *app, struct index *ix)
{
    bool there = app->evidence && view_selected(app->view).rec == app->evidence;
    bool away = view_is_away(app->view);
    view_set_index(app->view, ix);
    if (away && !view_is_away(app->view))
        end_away(app);
    if (app->ix != ix)
        index_close(app->ix);
    app->ix = ix;
    publish_close(app->publish);
    app->publish = NULL;
    search_all_again(app);
    app->evidence = there ? view_selected(app->view).rec : 0;
}

void app_tell_tally(struct app *app)
{
    app->told = tally_of(app->ix);
}

void app_take_index(struct app *app, struct index *ix, bool quiet)
{
    struct tally before = app->told;
    bool empty = view_case(app->view) == 0;
    view_reread_archive(app->view);
    if (ix)
        show_again(app, ix);
    app_tell_tally(app);
    if (empty || !quiet || app->told.wrong.errors != before.wrong.errors)
        app_settle(app); /* but it does not say again what people have been told */
    overlay_refill(app);
    if (quiet)
        say_changed(app);
    else
        say_reloaded(app, &before, &app->told);
}

void app_follow_index(struct app *app)
{
    show_again(app, app->ix);
    overlay_refill(app);
}

/* SPDX-License-Identifier: MIT */
/* `a`: a record to fill in, for the section of the case file that is shown. Nothing is
 * written: it goes to the clipboard, and the editor opens where it belongs. */
#include "app/app_state.h"

/* What one adds to where the screen is. */
static const struct kind *kind_here(const struct app *app)
{
    switch (view_aspect(app->view)) {
    case ASPECT_TIMELINE: return schema_kind(KIND_EVENT);
    case ASPECT_CLAIMS: return schema_kind(KIND_CLAIM);
    case ASPECT_RELATIONS: return schema_kind(KIND_RELATION);
    case ASPECT_SOURCES: return schema_kind(KIND_SOURCE);
    default: break;
    }
    switch (view_focused(app->view)) {
    case PANE_PEOPLE: return schema_kind(KIND_PERSON);
    case PANE_EVENTS: return schema_kind(KIND_EVENT);
    default: return schema_kind(KIND_QUOTE);
    }
}

/* "quote-13": the kind, and the first number behind those that the case has so far whose id
 * is free. */
static void free_id(struct app *app, const struct kind *kind, int64_t count, struct buf *out)
{
    int64_t of = view_case(app->view);
    do {
        buf_clear(out);
        buf_addf(out, "%s-%lld", kind->name, (long long)++count);
    } while (query_find(app->ix, of, buf_str(out)));
}

void cmd_add(struct app *app, struct effects *effects)
{
    struct arena a = {0};
    struct file_row file;
    const struct kind *kind = kind_here(app);
    if (app_shown_file(app, &a, &file)) {
        struct buf id = {0};
        free_id(app, kind, file.counts[kind->tag], &id);
        effects_add_record(effects, file.path, kind, buf_str(&id));
        buf_free(&id);
    } else {
        app_say(app, "no case is open; `dossier new ID` prints one to start from");
    }
    arena_free(&a);
}

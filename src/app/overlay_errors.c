/* SPDX-License-Identifier: MIT */
/* `E`: what is wrong in the case files, as `dossier check` prints it; Enter edits there. */
#include "app/app_state.h"

static struct overlay_row row_of(struct arena *a, const struct diag_row *d)
{
    struct buf line = {0};
    diag_render(&line, d->path, &d->diag);
    struct overlay_row row = {
        .text = arena_str(a, buf_str(&line)),
        .style = d->diag.severity == DIAG_ERROR ? STYLE_ERROR : STYLE_WARN,
        .id = arena_strf(a, "%s %.*s", diag_info(d->diag.code)->code,
                         STR_ARG(d->diag.message)),
        .path = d->path,
        .at = d->diag.at,
        .excerpt = d->excerpt,
        .excerpt_at = d->excerpt_at,
    };
    buf_free(&line);
    return row;
}

/* Errors stand before warnings, each by file. Starts at the first error of the file whose
 * case is shown. */
static size_t fill(struct app *app, struct overlay *o)
{
    size_t start = SIZE_MAX, n = 0;
    struct file_row shown;
    if (!app_shown_file(app, &o->arena, &shown))
        shown.file = 0;
    struct diag_rows diags = query_diags(app->ix, 0, &o->arena);
    for (int severity = DIAG_ERROR; severity >= DIAG_WARNING; severity--) {
        for (size_t i = 0; i < diags.n; i++) {
            if ((int)diags.v[i].diag.severity != severity)
                continue;
            if (start == SIZE_MAX && severity == DIAG_ERROR && diags.v[i].file == shown.file)
                start = n;
            overlay_push(o, row_of(&o->arena, &diags.v[i]));
            n++;
        }
    }
    return start == SIZE_MAX ? 0 : start;
}

static void enter_row(struct app *app, const struct overlay_row *row,
                      struct effects *effects)
{
    (void)app;
    effects_add_edit(effects, row->path, row->at);
}

const struct overlay_kind overlay_errors = {
    .title = "Errors and warnings",
    .empty = "No errors",
    .enter = "edit",
    .fill = fill,
    .enter_row = enter_row,
};

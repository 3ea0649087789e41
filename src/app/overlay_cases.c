/* SPDX-License-Identifier: MIT */
/* `L`: the case files of the library, faulty ones too, with when they were written and
 * whether anything in them is news; Enter opens a case. YAML that is no case is not listed;
 * `E` names it. */
#include "app/app_state.h"
#include "base/file.h"

static void add_errors(struct buf *out, const struct file_row *file)
{
    if (file->errors == 0)
        return;
    buf_addf(out, "%s%lld error%s: ", out->n ? "; " : "", (long long)file->errors,
             file->errors == 1 ? "" : "s");
    buf_addz(out, file->case_rec ? "the last good state is shown" : "not shown");
}

static struct str tail_of(struct arena *a, const struct file_row *file)
{
    static const enum kind_tag kinds[] = {KIND_PERSON, KIND_EVENT, KIND_QUOTE};
    struct buf tail = {0};
    for (size_t i = 0; file->case_rec && i < sizeof kinds / sizeof *kinds; i++) {
        buf_addz(&tail, i ? ", " : "");
        app_count_kind(&tail, file->counts[kinds[i]], kinds[i]);
    }
    add_errors(&tail, file);
    buf_addz(&tail, file->mtime_ns && tail.n ? "  " : "");
    file_written(file->mtime_ns, &tail);
    struct str kept = arena_str(a, buf_str(&tail));
    buf_free(&tail);
    return kept;
}

static size_t fill(struct app *app, struct overlay *o)
{
    size_t shown = 0;
    struct files files = query_files(app->ix, &o->arena);
    for (size_t i = 0; i < files.n; i++) {
        const struct file_row *file = &files.v[i];
        if (file->state == FILE_STATE_OTHER)
            continue;
        if (file->case_rec && file->case_rec == view_case(app->view))
            shown = o->rows.n;
        overlay_push(o, (struct overlay_row){
                            .text = file->case_rec ? file->title : file->path,
                            .tail = tail_of(&o->arena, file),
                            .style = file->errors ? STYLE_ERROR : STYLE_PLAIN,
                            .id = file->path,
                            .number = file->case_rec,
                            .news = view_mark_of_file(app->view, file->file),
                            .path = file->path,
                        });
    }
    return shown;
}

static void enter_row(struct app *app, const struct overlay_row *row,
                      struct effects *effects)
{
    (void)effects;
    if (row->number == 0) {
        app_alert(app, "this file has no good state to show; %s lists its errors",
                  app_key(app, COMMAND_ERRORS).z);
        return;
    }
    int64_t rec = row->number;
    overlay_close_all(app);
    if (rec != view_case(app->view))
        view_open_case(app->view, rec);
    else if (view_is_away(app->view))
        view_mark_place(app->view); /* what stands there for another has been chosen */
}

const struct overlay_kind overlay_cases = {
    .title = "Cases",
    .empty = "No case files",
    .enter = "open",
    .fill = fill,
    .enter_row = enter_row,
};

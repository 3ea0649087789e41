/* SPDX-License-Identifier: MIT */
/* The whole screen: title, banner, panes or an overlay, footer. */
#include "app/app_state.h"
#include "base/file.h"
#include "base/utf8.h"
#include "base/wrap.h"

enum { LEAST_ROWS = 3, LEAST_COLUMNS = 16 };

enum { BAR_COLUMNS = 20 };

static void add_bar(const struct index_state *s, bool ascii, struct buf *out)
{
    int full = (int)(s->bytes_done * BAR_COLUMNS / s->bytes);
    for (int i = 0; i < BAR_COLUMNS; i++)
        buf_addz(out, i < full ? ascii ? "#" : "█" : ascii ? "." : "░");
    buf_addc(out, ' ');
}

/* " reading ████░░░░ 3 of 10 files, 1200 records, 8 s left ", or less of it. */
static void add_loading(const struct app *app, bool ascii, int detail, struct buf *out)
{
    const struct index_state *s = &app->loading;
    if (detail == 0) {
        buf_addf(out, " %zu/%zu ", s->files_done, s->files);
        return;
    }
    buf_addz(out, " reading ");
    if (detail > 2 && s->bytes > 0)
        add_bar(s, ascii, out);
    buf_addf(out, "%zu of %zu file%s", s->files_done, s->files, s->files == 1 ? "" : "s");
    if (detail > 1 && s->records)
        buf_addf(out, ", %zu records", s->records);
    if (detail > 1 && s->records && app->seconds_left >= 0)
        buf_addf(out, ", %d s left", app->seconds_left);
    buf_addc(out, ' ');
}

/* Adds the progress of a load as it goes to the right end of a title bar of that width; how
 * many columns of it. */
static int fit_loading(const struct app *app, const struct grid *g, int title,
                       struct buf *out)
{
    int columns = 0;
    if (app->loading.files == 0)
        return 0;
    for (int detail = g->plain ? 2 : 3; detail >= 0; detail--) {
        buf_clear(out);
        add_loading(app, g->ascii, detail, out);
        columns = (int)utf8_columns(buf_str(out));
        if (columns <= (detail > 1 ? title * 2 / 3 : title / 2))
            break;
    }
    return columns <= title ? columns : 0;
}

/* How much the banner says. */
enum banner_form { BANNER_ALL, BANNER_FILE, BANNER_COUNT };

static void add_banner(const struct app *app, const struct file_row *file, bool plain,
                       enum banner_form form, struct buf *out)
{
    const char *key = app_key(app, COMMAND_ERRORS).z;
    buf_addf(out, " %lld error%s", (long long)file->errors, file->errors == 1 ? "" : "s");
    if (form != BANNER_COUNT) {
        buf_addz(out, " in ");
        buf_add(out, file_name(file->path));
    }
    if (form == BANNER_ALL)
        buf_addf(out, ": shown is the last good state; %s lists them ", key);
    else
        buf_addf(out, plain ? ", %s lists them" : " – %s ", key);
}

/* Over the right end of the title bar: that the file of this case has errors and is shown as
 * it was before them. There nothing on the screen moves when it comes and goes. Returns the
 * columns that it takes. */
static int draw_banner(const struct app *app, struct grid *g)
{
    struct arena a = {0};
    struct file_row file;
    int columns = 0;
    if (app_shown_file(app, &a, &file) && file.state == FILE_STATE_STALE) {
        struct buf text = {0}, visible = {0};
        for (enum banner_form form = BANNER_ALL; form <= BANNER_COUNT; form++) {
            buf_clear(&text);
            buf_clear(&visible);
            add_banner(app, &file, g->plain, form, &text);
            grid_visible(g, buf_str(&text), &visible);
            columns = (int)utf8_columns(buf_str(&visible));
            if (columns <= g->cols / 2)
                break;
        }
        columns = columns < g->cols ? columns : g->cols;
        grid_put(g, 0, g->cols - columns, columns, buf_str(&text), STYLE_ERROR);
        buf_free(&visible);
        buf_free(&text);
    }
    arena_free(&a);
    return columns;
}

/* Where no case can be shown: why, and what to do. */
static void draw_nothing(const struct app *app, struct grid *g)
{
    struct arena a = {0};
    struct key_text reload = app_key(app, COMMAND_RELOAD);
    struct str text = STR("No case files here. One (*.yaml) that comes into the folder appears "
                          "by itself.");
    if (app->loading.files)
        text = STR("The case files are being read. The first case appears when it is whole; "
                   "Esc stops.");
    else if (query_files(app->ix, &a).n)
        text = arena_strf(&a, "No case to show: %s lists the errors of its file, %s reads it "
                          "again.", app_key(app, COMMAND_ERRORS).z, reload.z);
    size_t from = 0;
    for (int row = 1; row < g->rows - 1 && from < text.n; row++) {
        struct str line;
        from = wrap_line(text, from, (size_t)(g->cols - 2), &line);
        grid_put(g, row, 1, g->cols - 2, line, STYLE_PLAIN);
    }
    grid_fill(g, 0, 0, g->cols, STYLE_BAR);
    grid_put(g, 0, 1, g->cols - 1, STR("dossier"), STYLE_BAR);
    g->cursor_row = 1;
    g->cursor_col = 0;
    arena_free(&a);
}

/* With so many columns for the title. */
static void draw_panes(struct app *app, struct grid *g, int title)
{
    if (view_case(app->view) == 0) {
        draw_nothing(app, g);
        return;
    }
    view_title(app->view, g, 0, title);
    view_draw(app->view, g, (struct rect){1, 0, g->rows - 2, g->cols});
}

/* What is not there yet, or not right, stands at the right end of the title bar; what is
 * shown has what that leaves. */
static void draw_body(struct app *app, struct grid *g)
{
    struct buf loading = {0};
    int title = g->cols;
    if (!app->overlay && view_case(app->view))
        title -= draw_banner(app, g);
    int columns = fit_loading(app, g, title, &loading);
    if (app->overlay)
        overlay_draw(app->overlay, g, title - columns);
    else
        draw_panes(app, g, title - columns);
    grid_put(g, 0, title - columns, columns, buf_str(&loading), STYLE_BAR);
    buf_free(&loading);
}

void app_draw(struct app *app, struct grid *grid)
{
    grid_clear(grid);
    app->cols = grid->cols;
    app->form = grid_form(grid);
    if (grid->rows < LEAST_ROWS || grid->cols < LEAST_COLUMNS) {
        grid_put_cut(grid, 0, 0, grid->cols, STR("too small"), STYLE_PLAIN);
        grid->cursor_row = grid->cursor_col = 0;
        return;
    }
    if (index_hold(app->ix))
        app_follow_index(app);
    draw_body(app, grid);
    if (app->prompt.kind == &line_prompt)
        complete_draw(&app->completion, grid);
    footer_draw(app, grid);
    index_let_go(app->ix);
}

/* SPDX-License-Identifier: MIT */
/* Plays a script to a session without a terminal and prints the grids that it asks for.
 *
 * drive SCRIPT, in an empty folder: the case files of the script are copied from
 * $DOSSIER_SRCDIR/tests/cases to `cases/` there, where the script may change them. Lines
 * are commands, printed as they are played; `#` begins a comment line. In text \n \t \e \\ \xHH stand for bytes.
 *
 *   cases FILE...        copies these case files; with a folder, from the source tree's;
 *                        later: anew, as after a `remove`
 *   generated N          makes a case file of N quotes (tests/bench/generate)
 *   size COLSxROWS       the screen from here on
 *   ascii                a screen of ASCII from here on
 *   plain                no drawing from here on
 *   open [ID]            starts the session, at the case with that id
 *   open-cached          the same, with an index on the disk
 *   archive FOLDER       archived texts; seen from the source tree, or `cases`: the copies
 *   keys KEY...          presses keys, by name
 *   text TEXT            types it
 *   paste TEXT           pastes it
 *   click ROW COL        presses the mouse there, counted from 0
 *   wheel ROW COL N      turns the wheel there: -1 away from the person, 1 towards
 *   change FILE OLD => NEW   replaces the first OLD in the copy; NEW may be empty
 *   remove FILE          deletes the copy
 *   reload               what the worker does when asked to read again
 *   follow               what it does when files have changed and settled
 *   loading DONE FILES   its progress
 *   idle                 nothing happens, until there is nothing left to do
 *   save                 prints what is to outlive the session
 *   restore TEXT         takes that back, as at a start
 *   failed TEXT          its failure
 *   notice TEXT          the outcome of an effect
 *   exists PATH          a print found this file in its way
 *   expect-effect NAME [PATH[:LINE]]   takes the next effect, which must be this
 *   grid [styles]        prints the screen: `*` stands before the cursor's row
 *   sizes [bottom]       prints the screen, or the ten rows at its end, at every size that
 *                        counts, in UTF-8 and in ASCII
 *   title                prints the window's title
 *
 * Exit status 1 with a message when the script cannot be played as written; an effect that
 * nobody expected is such a reason. */
#include "base/file.h"
#include "base/utf8.h"
#include "format/snippet.h"
#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { FILE_LIMIT = 1 << 20 };

struct player {
    struct session session;
    const char *script;
    unsigned line;
    size_t taken; /* effects of the session that were expected */
    time_t written; /* files that were */
};

#define fail(player, ...)                                                  \
    do {                                                                   \
        fprintf(stderr, "%s:%u: ", (player)->script, (player)->line);      \
        die(__VA_ARGS__);                                                  \
    } while (0)

static int hex(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : 0;
}

static void add_unescaped(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != '\\' || i + 1 == text.n) {
            buf_addc(out, text.p[i]);
            continue;
        }
        switch (text.p[++i]) {
        case 'n': buf_addc(out, '\n'); break;
        case 't': buf_addc(out, '\t'); break;
        case 'e': buf_addc(out, '\x1b'); break;
        case 'x':
            if (i + 2 < text.n) {
                buf_addc(out, (char)(hex(text.p[i + 1]) * 16 + hex(text.p[i + 2])));
                i += 2;
            }
            break;
        default: buf_addc(out, text.p[i]); break;
        }
    }
}

static void read_whole(struct player *p, const char *path, struct buf *out)
{
    if (file_read(path, FILE_LIMIT, out, NULL) != FILE_OK)
        fail(p, "cannot read %s", path);
}

/* When it was written is shown: a second after what was written before it. */
static void write_whole(struct player *p, const char *path, struct str text)
{
    struct timespec when = {.tv_sec = 1551789000 + p->written++};
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(text.p, 1, text.n, f) != text.n || fclose(f) != 0 ||
        utimensat(AT_FDCWD, path, (struct timespec[]){when, when}, 0) != 0)
        fail(p, "cannot write %s: %s", path, strerror(errno));
}

static void do_cases(struct player *p, struct str rest)
{
    const char *srcdir = getenv("DOSSIER_SRCDIR");
    if (mkdir("cases", 0777) != 0 && errno != EEXIST)
        fail(p, "cannot make the folder cases: %s", strerror(errno));
    for (struct str name = str_word(&rest); name.n; name = str_word(&rest)) {
        struct buf from = {0};
        struct buf to = {0};
        struct buf text = {0};
        const char *folder = str_find(name, STR("/"), 0) == SIZE_MAX ? "tests/cases/" : "";
        buf_addf(&from, "%s/%s%.*s", srcdir ? srcdir : ".", folder, STR_ARG(name));
        struct str file = file_name(name);
        buf_addf(&to, "cases/%.*s", STR_ARG(file));
        read_whole(p, buf_z(&from), &text);
        write_whole(p, buf_z(&to), buf_str(&text));
        buf_free(&from);
        buf_free(&to);
        buf_free(&text);
    }
}

static void resize(struct player *p, int cols, int rows)
{
    grid_resize(&p->session.grid, rows, cols);
    if (p->session.app)
        session_event(&p->session,
                      (struct event){.type = EVENT_RESIZE, .rows = rows, .cols = cols});
}

static void do_generated(struct player *p, struct str rest)
{
    const char *build = getenv("DOSSIER_BUILDDIR");
    struct buf program = {0}, number = {0};
    char kind[] = "cases", path[] = "cases/generated.yaml";
    int status;
    buf_addf(&program, "%s/tests/bench/generate", build ? build : ".");
    buf_add(&number, rest);
    char *words[] = {program.p, kind, (char *)(uintptr_t)buf_z(&number), path, NULL};
    pid_t child = mkdir("cases", 0777) == 0 ? fork() : -1;
    if (child == 0) {
        execv(words[0], words);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
        fail(p, "cannot generate a case of %s quotes", buf_z(&number));
    const struct timespec times[2] = {{1000000000, 0}, {1000000000, 0}};
    utimensat(AT_FDCWD, path, times, 0); /* it may be on the screen when that was */
    buf_free(&program);
    buf_free(&number);
}

static void do_size(struct player *p, struct str rest)
{
    int cols = 0, rows = 0;
    struct buf size = {0};
    buf_add(&size, rest);
    if (sscanf(buf_z(&size), "%dx%d", &cols, &rows) != 2 || cols < 1 || rows < 1)
        fail(p, "a size is COLSxROWS");
    buf_free(&size);
    resize(p, cols, rows);
}

static void do_ascii(struct player *p, struct str rest)
{
    (void)rest;
    p->session.grid.ascii = true;
}

static void do_plain(struct player *p, struct str rest)
{
    (void)rest;
    p->session.grid.plain = true;
}

static void do_open(struct player *p, struct str rest)
{
    if (p->session.app) { /* another start */
        app_free(p->session.app);
        library_free(&p->session.library);
    }
    session_open(&p->session, "cases", rest);
}

static void do_open_cached(struct player *p, struct str rest)
{
    (void)rest;
    session_open_cached(&p->session, "cases");
}

/* By a path that is the same wherever the tests run, since it may be on the screen. */
static void do_archive(struct player *p, struct str rest)
{
    const char *srcdir = getenv("DOSSIER_SRCDIR");
    struct buf folder = {0};
    if (symlink(srcdir ? srcdir : ".", "source") != 0 && errno != EEXIST)
        fail(p, "cannot link to the source tree: %s", strerror(errno));
    bool as_named = str_starts(rest, STR("/")) || str_eq(rest, STR("cases"));
    buf_addf(&folder, "%s%.*s", as_named ? "" : "source/", STR_ARG(rest));
    app_set_archive(p->session.app, buf_z(&folder));
    buf_free(&folder);
}

static void do_keys(struct player *p, struct str rest)
{
    for (struct str name = str_word(&rest); name.n; name = str_word(&rest)) {
        int32_t key = keys_parse(name);
        if (!key)
            fail(p, "no such key: %.*s", STR_ARG(name));
        session_key(&p->session, key);
    }
}

static void do_text(struct player *p, struct str rest)
{
    struct buf text = {0};
    add_unescaped(&text, rest);
    for (size_t at = 0; at < text.n;)
        session_key(&p->session, utf8_next(buf_str(&text), &at));
    buf_free(&text);
}

static void send_text(struct player *p, enum event_type type, struct str rest)
{
    struct buf text = {0};
    add_unescaped(&text, rest);
    session_event(&p->session, (struct event){.type = type, .text = buf_str(&text)});
    buf_free(&text);
}

static void do_paste(struct player *p, struct str rest)
{
    send_text(p, EVENT_PASTE, rest);
}

static void send_mouse(struct player *p, struct str rest, const char *form)
{
    struct event event = {.type = EVENT_MOUSE};
    struct buf numbers = {0};
    buf_add(&numbers, rest);
    if (sscanf(buf_z(&numbers), "%d %d %d", &event.row, &event.col, &event.wheel) < 2)
        fail(p, "%s", form);
    buf_free(&numbers);
    session_event(&p->session, event);
}

static void do_click(struct player *p, struct str rest)
{
    send_mouse(p, rest, "click ROW COL");
}

static void do_wheel(struct player *p, struct str rest)
{
    send_mouse(p, rest, "wheel ROW COL N");
}

static void do_failed(struct player *p, struct str rest)
{
    send_text(p, EVENT_LOAD_FAILED, rest);
}

static void do_save(struct player *p, struct str rest)
{
    struct buf shape = {0}, places = {0};
    (void)rest;
    app_save(p->session.app, &shape, &places);
    printf("-- state\n%s%s", buf_z(&shape), buf_z(&places));
    buf_free(&shape);
    buf_free(&places);
}

static void do_restore(struct player *p, struct str rest)
{
    struct buf lines = {0};
    add_unescaped(&lines, rest);
    bool good = app_restore(p->session.app, buf_str(&lines), true);
    printf("-- %s\n", good ? "restored" : "refused");
    buf_free(&lines);
}

static void do_idle(struct player *p, struct str rest)
{
    (void)rest;
    while (app_busy(p->session.app))
        session_event(&p->session, (struct event){.type = EVENT_IDLE});
}

static void do_notice(struct player *p, struct str rest)
{
    send_text(p, EVENT_NOTICE, rest);
}

static void do_exists(struct player *p, struct str rest)
{
    send_text(p, EVENT_EXISTS, rest);
}

static void do_change(struct player *p, struct str rest)
{
    struct str file = str_word(&rest);
    size_t arrow = str_find(rest, STR(" =>"), 0);
    if (arrow == SIZE_MAX)
        fail(p, "change FILE OLD => NEW");
    struct buf path = {0}, old = {0}, text = {0}, changed = {0};
    buf_addf(&path, "cases/%.*s", STR_ARG(file));
    add_unescaped(&old, str_trim(str_sub(rest, 0, arrow)));
    read_whole(p, buf_z(&path), &text);
    size_t at = str_find(buf_str(&text), buf_str(&old), 0);
    if (at == SIZE_MAX)
        fail(p, "not in %s: %s", buf_z(&path), buf_z(&old));
    buf_add(&changed, str_sub(buf_str(&text), 0, at));
    add_unescaped(&changed, str_trim(str_sub(rest, arrow + strlen(" =>"), rest.n)));
    buf_add(&changed, str_sub(buf_str(&text), at + old.n, text.n));
    write_whole(p, buf_z(&path), buf_str(&changed));
    buf_free(&path);
    buf_free(&old);
    buf_free(&text);
    buf_free(&changed);
}

static void do_remove(struct player *p, struct str rest)
{
    struct buf path = {0};
    buf_addf(&path, "cases/%.*s", STR_ARG(rest));
    if (unlink(buf_z(&path)) != 0)
        fail(p, "cannot remove %s: %s", buf_z(&path), strerror(errno));
    buf_free(&path);
}

static void do_reload(struct player *p, struct str rest)
{
    (void)rest;
    library_rescan(&p->session.library);
    session_reload(&p->session, &p->session.library);
}

static void do_follow(struct player *p, struct str rest)
{
    (void)rest;
    library_rescan(&p->session.library);
    session_follow(&p->session, &p->session.library);
}

static void do_loading(struct player *p, struct str rest)
{
    struct buf numbers = {0};
    size_t done = 0, files = 0;
    buf_add(&numbers, rest);
    if (sscanf(buf_z(&numbers), "%zu %zu", &done, &files) != 2)
        fail(p, "loading DONE FILES");
    buf_free(&numbers);
    session_event(&p->session, (struct event){.type = EVENT_LOADING, .seconds_left = -1,
                                              .loading = {.files_done = done,
                                                          .files = files}});
}

static void add_effect(struct buf *out, const struct effect *effect)
{
    static const char *const names[] = {
        [EFFECT_NONE] = "none",     [EFFECT_QUIT] = "quit",
        [EFFECT_RELOAD] = "reload", [EFFECT_EDIT] = "edit",
        [EFFECT_REDRAW] = "redraw", [EFFECT_SAVE] = "save",
        [EFFECT_SUSPEND] = "suspend", [EFFECT_CANCEL] = "cancel",
        [EFFECT_COPY] = "copy", [EFFECT_OPEN] = "open",
        [EFFECT_PRINT] = "print", [EFFECT_ADD] = "add"};
    buf_addz(out, names[effect->type]);
    if (effect->path.n)
        buf_addf(out, " %s", buf_z(&effect->path));
    if (effect->at.line)
        buf_addf(out, ":%u", effect->at.line);
    if (effect->what.n)
        buf_addf(out, " %s", buf_z(&effect->what));
    if (effect->replace)
        buf_addz(out, " replacing");
}

static void print_lines(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find(text, STR("\n"), at);
        end = end == SIZE_MAX ? text.n : end;
        printf("\" %.*s\n", STR_ARG(str_sub(text, at, end)));
        at = end + 1;
    }
}

/* What the effect takes along; a record to fill in as it goes into its file. */
static void print_text(const struct effect *effect)
{
    struct buf file = {0}, text = {0};
    struct place at;
    if (effect->type == EFFECT_ADD) {
        file_read(buf_z(&effect->path), FILE_LIMIT, &file, NULL);
        snippet_fit(buf_str(&file), effect->kind, buf_str(&effect->text), &text, &at);
        printf("\" at %u:%u\n", at.line, at.col);
    }
    print_lines(buf_str(effect->type == EFFECT_ADD ? &text : &effect->text));
    buf_free(&file);
    buf_free(&text);
}

static void do_expect_effect(struct player *p, struct str rest)
{
    struct buf effect = {0};
    if (p->taken == p->session.effects.n)
        fail(p, "no effect, expected: %.*s", STR_ARG(rest));
    const struct effect *taken = &p->session.effects.v[p->taken++];
    add_effect(&effect, taken);
    if (!str_eq(buf_str(&effect), rest))
        fail(p, "effect `%s`, expected: %.*s", buf_z(&effect), STR_ARG(rest));
    print_text(taken);
    buf_free(&effect);
}

/* A letter for each style, a capital (`=` for plain) where the row is selected. */
static char style_letter(unsigned style)
{
    static const char letters[STYLES + 1] = "-dbtflqnmckwer";
    char letter = letters[style & ~(unsigned)STYLE_SELECTED];
    if (!(style & STYLE_SELECTED))
        return letter;
    return letter == '-' ? '=' : (char)(letter - 'a' + 'A');
}

static void print_styles(const struct grid *g)
{
    puts("-- styles");
    for (int row = 0; row < g->rows; row++) {
        for (int col = 0; col < g->cols; col++)
            putchar(style_letter(g->cells[row * g->cols + col].style));
        putchar('\n');
    }
}

static void print_rows(struct player *p, int from)
{
    struct grid *g = &p->session.grid;
    app_draw(p->session.app, g);
    printf("-- %dx%d, cursor in column %d\n", g->cols, g->rows, g->cursor_col);
    for (int row = from > 0 ? from : 0; row < g->rows; row++) {
        struct buf text = {0};
        grid_row_text(g, row, &text);
        printf("%c%s\n", row == g->cursor_row ? '*' : '|', buf_z(&text));
        buf_free(&text);
    }
}

static void do_grid(struct player *p, struct str rest)
{
    print_rows(p, 0);
    if (str_eq(rest, STR("styles")))
        print_styles(&p->session.grid);
}

/* From a large screen to one that is too small, and back to how it was. */
static void do_sizes(struct player *p, struct str rest)
{
    enum { BOTTOM = 10 };
    static const struct { int cols, rows; } sizes[] = {
        {200, 60}, {120, 36}, {80, 24}, {60, 20}, {40, 10}, {20, 5}, {10, 3},
    };
    struct grid *g = &p->session.grid;
    const int cols = g->cols, rows = g->rows;
    const bool was_ascii = g->ascii;
    for (int ascii = 0; ascii < 2; ascii++) {
        g->ascii = ascii;
        printf("-- %s\n", ascii ? "ASCII" : "UTF-8");
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            resize(p, sizes[i].cols, sizes[i].rows);
            print_rows(p, str_eq(rest, STR("bottom")) ? g->rows - BOTTOM : 0);
        }
    }
    g->ascii = was_ascii;
    resize(p, cols, rows);
}

static void do_title(struct player *p, struct str rest)
{
    (void)rest;
    struct buf title = {0};
    app_window_title(p->session.app, &title);
    printf("-- window title: %s\n", buf_z(&title));
    buf_free(&title);
}

static const struct script_command {
    const char *name;
    void (*run)(struct player *p, struct str rest);
    bool needs_session;
} script_commands[] = {
    {"cases", do_cases, false},
    {"generated", do_generated, false},
    {"size", do_size, false},
    {"ascii", do_ascii, false},
    {"plain", do_plain, false},
    {"open", do_open, false},
    {"open-cached", do_open_cached, false},
    {"idle", do_idle, true},
    {"change", do_change, false},
    {"remove", do_remove, false},
    {"archive", do_archive, true},
    {"keys", do_keys, true},
    {"text", do_text, true},
    {"paste", do_paste, true},
    {"click", do_click, true},
    {"wheel", do_wheel, true},
    {"reload", do_reload, true},
    {"follow", do_follow, true},
    {"loading", do_loading, true},
    {"save", do_save, true},
    {"restore", do_restore, true},
    {"failed", do_failed, true},
    {"notice", do_notice, true},
    {"exists", do_exists, true},
    {"expect-effect", do_expect_effect, true},
    {"grid", do_grid, true},
    {"sizes", do_sizes, true},
    {"title", do_title, true},
};

static void play_line(struct player *p, struct str line)
{
    struct str rest = line;
    struct str name = str_word(&rest);
    if (name.n == 0 || name.p[0] == '#')
        return;
    for (size_t i = 0; i < sizeof script_commands / sizeof *script_commands; i++) {
        const struct script_command *command = &script_commands[i];
        if (!str_eq(name, str_of(command->name)))
            continue;
        if (command->needs_session && !p->session.app)
            fail(p, "`open` comes before `%s`", command->name);
        printf("> %.*s\n", STR_ARG(line));
        command->run(p, str_trim(rest));
        return;
    }
    fail(p, "no such command: %.*s", STR_ARG(name));
}

int main(int argc, char **argv)
{
    if (argc != 2)
        die("usage: drive SCRIPT");
    struct player p = {.script = argv[1]};
    struct buf script = {0};
    read_whole(&p, argv[1], &script);
    grid_resize(&p.session.grid, 24, 80);
    for (size_t at = 0; at < script.n;) {
        size_t end = str_find(buf_str(&script), STR("\n"), at);
        end = end == SIZE_MAX ? script.n : end;
        p.line++;
        play_line(&p, str_sub(buf_str(&script), at, end));
        at = end + 1;
    }
    if (p.taken < p.session.effects.n)
        fail(&p, "%zu effects that were not expected, the last is %d",
             p.session.effects.n - p.taken, p.session.effects.v[p.session.effects.n - 1].type);
    buf_free(&script);
    session_close(&p.session);
    return 0;
}

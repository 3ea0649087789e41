/* SPDX-License-Identifier: MIT */
/* From a key to its painted answer, over a library whose index is there:
 *
 *   keys DIR WHAT [bytes]
 *
 * WHAT is a name of the table below. The program's own session and screen run as in the
 * program's loop, on a pseudo-terminal that is read. Prints one number: the milliseconds
 * that 99 of 100 keys stay below; with `bytes`, what the costliest key made the terminal
 * read. With BENCH_KEYS set, all figures of the run and its slow keys go to standard
 * error.
 *
 * While there is something left to do the loop does it in slices, and a key may come when
 * one has just begun: so where the app is busy, a slice and its paint count with the key;
 * of one that can be broken off, what it still takes when the key comes somewhere in it.
 * `found` presses what `search` does, and waits for each letter until hits are on the
 * screen or it is known that there are none, as long as nobody presses another key. */
#include "../terminal/counted.h"

#include "base/utf8.h"

#include <time.h>

enum { ROWS = 60, COLS = 200, PATIENCE = 100000, FRAME_MS = 16 };

struct keys {
    struct session s;
    struct counted terminal;
    VEC(double) ms;
    size_t bytes;   /* of the costliest key */
    double settled; /* ms until nothing was left to do, of the slowest key */
    bool verbose, cpu, found;
    bool pressing;          /* a key comes, when it has been asked for so often: */
    unsigned asked, comes;
    double came;            /* ms; 0 until then */
};

/* BENCH_KEYS=cpu leaves out the time in which others had the processor. */
static double now_ms(const struct keys *k)
{
    struct timespec t;
    clock_gettime(k->cpu ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void show(struct keys *k)
{
    grid_clear(&k->s.grid);
    app_draw(k->s.app, &k->s.grid);
    screen_paint(k->terminal.screen, &k->s.grid);
}

static void slice(struct keys *k)
{
    session_event(&k->s, (struct event){.type = EVENT_IDLE});
    show(k);
}

static bool answered(const struct keys *k)
{
    const struct app *app = k->s.app;
    return !k->found || !app->all.typing || app->all.hits.n || !app_busy(app);
}

static void tell_slow(int32_t key, bool noted, double took, double slice, double event,
                      double paint)
{
    struct buf name = {0};
    keys_name(key, &name);
    fprintf(stderr, "%s%s: %.1f ms: %.1f for a slice, %.1f for the key, %.1f to paint it\n",
            buf_z(&name), noted ? "" : " (not counted)", took, slice, event, paint);
    buf_free(&name);
}

/* What takes longer than a frame asks whether a key has come; it comes sooner or later. */
static bool key_waits(void *self)
{
    enum { OFTEN = 64, STEP = 29 };
    struct keys *k = self;
    if (!k->pressing || k->asked++ < k->comes)
        return false;
    if (k->came <= 0) {
        k->came = now_ms(k);
        k->comes = (k->comes + STEP) % OFTEN;
    }
    return true;
}

/* A slice of what was being done when the key came. Returns when that was: in the middle
 * of what can be broken off, or behind it; else at its beginning. */
static double interrupted_slice(struct keys *k)
{
    double start = now_ms(k);
    k->pressing = true;
    k->asked = 0;
    k->came = 0;
    slice(k);
    k->pressing = false;
    if (k->came > 0)
        return k->came;
    return k->asked ? now_ms(k) : start;
}

/* Presses a key and notes how long its answer took; not for keys that only lead there. */
static void press(struct keys *k, int32_t key, bool noted)
{
    double start = app_busy(k->s.app) ? interrupted_slice(k) : now_ms(k);
    double begun = now_ms(k);
    session_key(&k->s, key);
    double taken = now_ms(k);
    show(k);
    double shown = now_ms(k);
    while (!answered(k))
        slice(k);
    double took = now_ms(k) - start;
    size_t bytes = counted_bytes(&k->terminal);
    effects_free(&k->s.effects);
    if (k->verbose && took > FRAME_MS)
        tell_slow(key, noted, took, begun - start, taken - begun, shown - taken);
    if (!noted)
        return;
    vec_push(&k->ms, took);
    k->bytes = bytes > k->bytes ? bytes : k->bytes;
}

/* Until nothing is left to do, as when nobody presses anything. */
static void settle(struct keys *k)
{
    double start = now_ms(k);
    for (int i = 0; i < PATIENCE && app_busy(k->s.app); i++)
        slice(k);
    counted_bytes(&k->terminal);
    double took = now_ms(k) - start;
    k->settled = took > k->settled ? took : k->settled;
}

static void press_settled(struct keys *k, int32_t key, bool noted)
{
    press(k, key, noted);
    settle(k);
}

/* ---- what is pressed ---- */

static void press_each(struct keys *k, const int32_t *keys, size_t n, int times)
{
    for (int32_t pane = '1'; pane <= '4'; pane++) {
        press_settled(k, pane, true);
        for (int i = 0; i < times; i++)
            press(k, keys[(size_t)i / 3 % n], true);
        settle(k);
    }
}

static void do_moves(struct keys *k)
{
    static const int32_t keys[] = {'j', 'j', 'k', 'j', KEY_NAMED_DOWN, KEY_NAMED_UP};
    press_each(k, keys, sizeof keys / sizeof *keys, 100);
}

static void do_pages(struct keys *k)
{
    static const int32_t keys[] = {KEY_NAMED_PAGE_DOWN, KEY_NAMED_PAGE_DOWN, 'G',
                                   KEY_NAMED_PAGE_UP, 4, 'g', KEY_NAMED_PAGE_DOWN, 21};
    press_each(k, keys, sizeof keys / sizeof *keys, 100);
}

/* Narrowing to one record after another and moving there; the first person of a generated
 * case is in three of ten quotes. */
static void do_narrowing(struct keys *k)
{
    for (int32_t pane = '1'; pane <= '3'; pane++) {
        press_settled(k, pane, false);
        press_settled(k, 'g', false);
        for (int i = 0; i < 40; i++) {
            press(k, KEY_RETURN, true);
            press(k, pane == '3' ? '2' : '3', true);
            press(k, 'j', true);
            press(k, KEY_NAMED_PAGE_DOWN, true);
            press_settled(k, KEY_ESCAPE, true);
            press_settled(k, pane, false);
            press_settled(k, 'j', false);
        }
    }
}

/* Two narrowings at once, and history. */
static void do_stacking(struct keys *k)
{
    for (int i = 0; i < 40; i++) {
        press_settled(k, '1', false);
        press(k, KEY_RETURN, true);
        press_settled(k, '2', false);
        press(k, 'j', true);
        press(k, KEY_RETURN, true);
        press(k, '3', true);
        press(k, 'j', true);
        press(k, '[', true);
        press(k, ']', true);
        press(k, KEY_ESCAPE, true);
        press_settled(k, KEY_ESCAPE, true);
        press_settled(k, '1', false);
        press_settled(k, 'j', false);
    }
}

static void type(struct keys *k, const char *text)
{
    for (struct str rest = str_of(text); rest.n;) {
        size_t n = 0;
        int32_t letter = utf8_next(rest, &n);
        press(k, letter, true);
        rest = str_sub(rest, n, rest.n);
    }
}

static void do_search(struct keys *k)
{
    static const char *const typed[] = {
        "the prison", "tagirov", "Тагиров", "zürich night", "kesulmar", "p",
        "witness NOT police", "\"said that\"", "person:rauch lights", "xyzzy", "café",
        "children of the camp", "case:generated street", "muller OR smith",
        "source:gazette door", "after:2010 car", "indeed the it", "Мосул", "brother*",
        "paragraph 12"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        press_settled(k, 'F', false);
        press_settled(k, 21, false); /* empties the line */
        type(k, typed[i]);
        settle(k);
        press_settled(k, KEY_ESCAPE, false);
        press_settled(k, KEY_ESCAPE, false);
        press_settled(k, KEY_ESCAPE, false);
    }
}

static void do_found(struct keys *k)
{
    k->found = true;
    do_search(k);
}

static void do_find(struct keys *k)
{
    static const char *const typed[] = {"prison", "the", "Tagirov", "kesul", "xyzzy", "é"};
    for (int32_t pane = '1'; pane <= '3'; pane++) {
        press_settled(k, pane, false);
        for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
            press_settled(k, i % 2 ? '/' : 'f', true);
            type(k, typed[i]);
            press_settled(k, KEY_RETURN, true);
            press_settled(k, 'n', true);
            press_settled(k, KEY_ESCAPE, false);
            press_settled(k, KEY_ESCAPE, false);
        }
    }
}

/* Each view for one record after another: its first paint. */
static void do_views(struct keys *k)
{
    static const int32_t views[] = {'t', 'c', 'r', 's', 'w'};
    for (int32_t pane = '1'; pane <= '3'; pane++) {
        for (int i = 0; i < 8; i++) {
            press_settled(k, pane, false);
            press_settled(k, 'j', false);
            for (size_t v = 0; v < sizeof views / sizeof *views; v++) {
                press(k, views[v], true);
                press(k, 'j', true);
                settle(k);
                press(k, KEY_NAMED_PAGE_DOWN, true);
                press_settled(k, KEY_ESCAPE, false);
            }
        }
    }
}

/* The archived text around quotes. */
static void do_context(struct keys *k)
{
    press_settled(k, '3', false);
    for (int i = 0; i < 40; i++) {
        press(k, 'v', true);
        press(k, KEY_NAMED_PAGE_DOWN, true);
        settle(k);
        press_settled(k, KEY_ESCAPE, false);
        press_settled(k, 'j', false);
    }
}

/* A moved selection, in the panes and in a zoomed one. */
static void do_selection(struct keys *k)
{
    for (int32_t pane = '1'; pane <= '4'; pane++) {
        press_settled(k, pane, false);
        for (int i = 0; i < 40; i++) {
            press(k, i < 20 ? 'j' : 'k', true);
            settle(k);
        }
    }
}

static void do_zoomed(struct keys *k)
{
    press_settled(k, 'z', false);
    do_selection(k);
}

static const struct {
    const char *name;
    void (*run)(struct keys *k);
} each[] = {
    {"moves", do_moves},   {"pages", do_pages},         {"narrowing", do_narrowing},
    {"find", do_find},     {"stacking", do_stacking},   {"search", do_search},
    {"found", do_found},   {"views", do_views},         {"context", do_context},
    {"selection", do_selection},                        {"zoomed", do_zoomed},
};

/* ---- the session ---- */

static int by_value(const void *a, const void *b)
{
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

static void print_figures(struct keys *k, FILE *out, bool bytes)
{
    size_t n = k->ms.n;
    if (!n)
        die("no key was pressed");
    qsort(k->ms.v, n, sizeof *k->ms.v, by_value);
    double p99 = k->ms.v[(n - 1) * 99 / 100];
    if (k->verbose)
        fprintf(stderr,
                "%zu keys: median %.2f ms, p99 %.2f, most %.2f; settled after %.0f; %zu "
                "bytes\n",
                n, k->ms.v[n / 2], p99, k->ms.v[n - 1], k->settled, k->bytes);
    fprintf(out, "%f\n", bytes ? (double)k->bytes : p99);
}

int main(int argc, char **argv)
{
    const char *tell = getenv("BENCH_KEYS");
    struct keys k = {.verbose = tell != NULL, .cpu = tell && strcmp(tell, "cpu") == 0};
    struct buf why = {0};
    void (*run)(struct keys *) = NULL;
    for (size_t i = 0; argc >= 3 && i < sizeof each / sizeof *each; i++)
        if (strcmp(argv[2], each[i].name) == 0)
            run = each[i].run;
    if (!run)
        die("usage: keys DIR WHAT [bytes]");
    FILE *out = fdopen(dup(STDOUT_FILENO), "w");
    session_open_cached(&k.s, argv[1]);
    if (!out || !counted_open(&k.terminal, ROWS, COLS, &why))
        die("%s", buf_z(&why));
    grid_resize(&k.s.grid, ROWS, COLS);
    app_set_hurry(k.s.app, key_waits, &k);
    show(&k);
    settle(&k);
    run(&k);
    counted_close(&k.terminal);
    print_figures(&k, out, argc > 3);
    fclose(out);
    vec_free(&k.ms);
    session_close(&k.s);
    buf_free(&why);
    return 0;
}

/* SPDX-License-Identifier: MIT */
/* ncurses, and nothing else of the program: cells to cchar_t, curses keys to ours. */
#include "tui/screen.h"

#include "base/mem.h"
#include "base/sanitise.h"
#include "base/utf8.h"
#include "tui/paste.h"
#include "tui/style.h"
#include "tui/terminal.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <term.h>
#undef columns /* term.h makes a capability of every such word */
#include <unistd.h>
#include <wchar.h>

enum {
    ESCAPE_MS = 25,          /* how long a lone Esc waits for the rest of a sequence */
    ZERO_WIDTH_JOINER = 0x200D,
    CODE_PASTE_BEGINS = KEY_MAX + 1,
    CODE_PASTE_ENDS,
};

/* The words of the setting `colors`, in their order. */
enum { COLORS_AUTO, COLORS_NONE, COLORS_8, COLORS_16, COLORS_256, COLORS_TRUE };

struct screen {
    SCREEN *curses;
    struct termios before;    /* the modes we found */
    struct grid shown;        /* what the terminal shows */
    bool trusted;             /* … and whether it does */
    bool ascii, mouse;
    struct paint {
        attr_t attributes;
        short pair;
    } paints[2][STYLES]; /* unselected, selected */
    struct paste paste;
    bool titled;
};

/* ---- opening and leaving ----------------------------------------------------------- */

static void say(const char *bytes)
{
    terminal_say(str_of(bytes));
}

/* The extended capability, or NULL: terminfo says -1 for one of another type. */
static const char *capability(const char *name)
{
    const char *value = tigetstr(name);
    return value == (char *)-1 ? NULL : value;
}

static void set_modes(void)
{
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    intrflush(stdscr, FALSE);
    set_escdelay(ESCAPE_MS);
    idlok(stdscr, TRUE);
}

/* Bracketed paste. Many descriptions do not name it (`screen`, which tmux often goes by),
 * and a terminal without it passes over a private mode: so it is always asked for. */
static const char *paste_mode(bool on)
{
    const char *named = capability(on ? "BE" : "BD");
    return named ? named : on ? "\033[?2004h" : "\033[?2004l";
}

static void set_paste(bool on)
{
    say(paste_mode(on));
    if (on) {
        define_key("\033[200~", CODE_PASTE_BEGINS);
        define_key("\033[201~", CODE_PASTE_ENDS);
    }
}

/* newterm(3) leaks a screen when there is no description of the terminal. */
static bool description_is_known(const char *name)
{
    int error;
    if (setupterm(name, STDOUT_FILENO, &error) != OK)
        return false;
    del_curterm(cur_term);
    return true;
}

/* Whether a role is to look like no palette's colour. */
static bool wants_rgb(const struct config *config)
{
    bool wants = false;
    for (unsigned role = 0; role < ROLES; role++)
        wants = wants || (config->has_look[role] && (config->look[role].text >= LOOK_RGB ||
                                                     config->look[role].ground >= LOOK_RGB));
    return wants;
}

/* The description to use: $TERM's, but for the one with all colours where it is there, the
 * terminal says it has them, and they are wanted. */
static bool find_description(const struct config *config, struct buf *name)
{
    size_t wish = config_choice(config, SETTING_COLORS);
    if (wants_rgb(config) && (wish == COLORS_AUTO || wish == COLORS_TRUE) &&
        terminal_direct_name(name) && description_is_known(buf_z(name)))
        return true;
    buf_clear(name);
    buf_addz(name, getenv("TERM") ? getenv("TERM") : "");
    return description_is_known(buf_z(name));
}

/* How many colours there are to use, by the terminal and the configuration; 0 for none. */
static int color_count(const struct config *config)
{
    static const int most[] = {[COLORS_8] = 8, [COLORS_16] = 16, [COLORS_256] = 256};
    size_t wish = config_choice(config, SETTING_COLORS);
    const char *no_color = getenv("NO_COLOR");
    if (!has_colors() || wish == COLORS_NONE || (wish == COLORS_AUTO && no_color && *no_color))
        return 0;
    start_color();
    use_default_colors();
    if (wish == COLORS_AUTO || wish == COLORS_TRUE)
        return COLORS;
    return COLORS < most[wish] ? COLORS : most[wish];
}

/* A colour as this terminal numbers it. Where it takes RGB, numbers above the first eight
 * are RGB values. */
static int terminal_color(int32_t color, int colors)
{
    enum { NAMED = 8 };
    bool direct = tigetflag("RGB") > 0 || tigetnum("RGB") > 0;
    if (!direct || colors <= 256)
        return look_nearest(color, colors);
    if (color < NAMED)
        return color;
    int rgb = (int)look_rgb(color);
    return rgb < NAMED ? 0 : rgb;
}

static attr_t attributes_of(unsigned bits)
{
    static const attr_t each[] = {A_BOLD, A_DIM, A_UNDERLINE, A_REVERSE, A_ITALIC};
    attr_t a = A_NORMAL;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (bits & 1U << i)
            a |= each[i];
    return a;
}

/* Every style, unselected and selected, as curses wants it. */
static void set_paints(struct screen *s, const struct config *config)
{
    int colors = color_count(config);
    short pair = 0;
    for (unsigned style = 0; style < STYLES; style++) {
        for (int selected = 0; selected < 2; selected++) {
            struct paint *paint = &s->paints[selected][style];
            struct look look = style_look(config, style, selected);
            *paint = (struct paint){
                attributes_of(colors ? look.bits : style_bits(config, style, selected)), 0};
            if (!colors || (look.text == LOOK_DEFAULT && look.ground == LOOK_DEFAULT))
                continue;
            init_extended_pair(++pair, terminal_color(look.text, colors),
                               terminal_color(look.ground, colors));
            paint->pair = pair;
        }
    }
}

static void set_mouse(struct screen *s, const struct config *config)
{
    s->mouse = config_yes(config, SETTING_MOUSE);
    if (!s->mouse)
        return;
    mouseinterval(0); /* presses, at once */
    mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
}

struct screen *screen_open(const struct config *config, struct buf *why)
{
    struct termios before;
    if (tcgetattr(STDIN_FILENO, &before) != 0) {
        buf_addz(why, "the standard input is not a terminal");
        return NULL;
    }
    struct buf name = {0};
    bool known = find_description(config, &name);
    SCREEN *curses = known ? newterm(buf_z(&name), stdout, stdin) : NULL;
    buf_free(&name);
    if (!curses || !capability("cup")) {
        if (curses) {
            endwin();
            delscreen(curses);
        }
        buf_addf(why,
                 "this terminal cannot place the cursor (TERM is `%s`): set TERM to what it "
                 "is, or print a case with `dossier summary CASE`",
                 getenv("TERM") ? getenv("TERM") : "");
        return NULL;
    }
    struct screen *s = mem_alloc(sizeof *s);
    s->curses = curses;
    s->before = before;
    s->ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    set_modes();
    set_paints(s, config);
    set_mouse(s, config);
    set_paste(true);
    s->titled = terminal_has_title();
    if (s->titled)
        say("\033[22;2t"); /* keep the title we find */
    return s;
}

void screen_leave(struct screen *s)
{
    set_paste(false);
    endwin();
    s->trusted = false;
}

void screen_return(struct screen *s)
{
    reset_prog_mode();
    set_modes();
    set_paste(true);
    clearok(stdscr, TRUE);
    s->trusted = false;
    paste_end(&s->paste);
}

void screen_close(struct screen *s)
{
    if (!s)
        return;
    screen_leave(s);
    if (s->titled)
        say("\033[23;2t");
    tcsetattr(STDIN_FILENO, TCSANOW, &s->before);
    delscreen(s->curses);
    grid_free(&s->shown);
    paste_free(&s->paste);
    free(s);
}

/* Adds a capability without its padding marks: a handler cannot call tputs. */
static void rescue_add(struct screen_rescue *out, const char *bytes)
{
    for (; bytes && *bytes && out->n < sizeof out->bytes; bytes++) {
        if (bytes[0] == '$' && bytes[1] == '<') {
            const char *end = strchr(bytes, '>');
            if (!end)
                return;
            bytes = end;
            continue;
        }
        out->bytes[out->n++] = *bytes;
    }
}

void screen_rescue(const struct screen *s, struct screen_rescue *out)
{
    *out = (struct screen_rescue){.modes = s->before};
    rescue_add(out, paste_mode(false));
    if (s->mouse)
        rescue_add(out, "\033[?1006l\033[?1000l");
    rescue_add(out, capability("sgr0"));
    rescue_add(out, capability("cnorm"));
    rescue_add(out, capability("rmkx"));
    rescue_add(out, capability("rmcup"));
    if (s->titled)
        rescue_add(out, "\033[23;2t");
    rescue_add(out, "\r\n");
}

void screen_measure(struct screen *s, int *rows, int *cols)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col &&
        (size.ws_row != LINES || size.ws_col != COLS)) {
        resizeterm(size.ws_row, size.ws_col);
        s->trusted = false;
    }
    *rows = LINES;
    *cols = COLS;
}

bool screen_is_ascii(const struct screen *s)
{
    return s->ascii;
}

/* ---- painting ---------------------------------------------------------------------- */

/* The cell's characters for curses; where the C library counts its columns otherwise than
 * the grid does, a mark that keeps the rest of the row in place. The joiner between emoji
 * stays away: some terminals draw what it joins in two columns, some in eight, and curses
 * cannot know; apart, each has its own two everywhere. */
static void cell_characters(struct str text, int columns, wchar_t out[CCHARW_MAX + 1])
{
    size_t n = 0;
    for (size_t at = 0; at < text.n && n < CCHARW_MAX;) {
        int32_t c = utf8_next(text, &at);
        if (c != ZERO_WIDTH_JOINER || columns == 1)
            out[n++] = (wchar_t)c;
    }
    out[n] = L'\0';
    if (n == 0 || wcwidth(out[0]) != columns) {
        out[0] = n ? L'?' : L' ';
        out[1] = L'\0';
    }
}

static void paint_cell(const struct screen *s, const struct grid *g, int row, int col)
{
    const struct cell *c = &g->cells[row * g->cols + col];
    wchar_t characters[CCHARW_MAX + 1];
    cell_characters(grid_cell_text(g, c), c->columns, characters);
    const struct paint *paint =
        &s->paints[(c->style & STYLE_SELECTED) != 0][c->style & ~(unsigned)STYLE_SELECTED];
    cchar_t complex;
    setcchar(&complex, characters, paint->attributes, paint->pair, NULL);
    mvadd_wch(row, col, &complex);
    if (c->columns == 2 && wcwidth(characters[0]) == 1) {
        setcchar(&complex, L" ", paint->attributes, paint->pair, NULL);
        mvadd_wch(row, col + 1, &complex);
    }
}

void screen_paint(struct screen *s, const struct grid *grid)
{
    bool all = !s->trusted || s->shown.rows != grid->rows || s->shown.cols != grid->cols;
    if (!s->trusted)
        clearok(stdscr, TRUE);
    if (all)
        erase();
    for (int row = 0; row < grid->rows; row++) {
        if (!all && grid_row_is_same(grid, &s->shown, row))
            continue;
        for (int col = 0; col < grid->cols; col++)
            if (grid->cells[row * grid->cols + col].columns)
                paint_cell(s, grid, row, col);
    }
    move(grid->cursor_row, grid->cursor_col);
    refresh();
    grid_copy(&s->shown, grid);
    s->trusted = true;
}

void screen_distrust(struct screen *s)
{
    s->trusted = false;
}

bool screen_can_copy(const struct screen *s)
{
    (void)s;
    return capability("Ms") || terminal_copies();
}

void screen_send(struct screen *s, struct str bytes)
{
    (void)s;
    terminal_say(bytes);
}

void screen_title(struct screen *s, struct str title)
{
    if (!s->titled)
        return;
    struct buf b = {0};
    buf_addz(&b, "\033]2;");
    if (s->ascii)
        sanitise_ascii(&b, title);
    else
        buf_add(&b, title);
    buf_addz(&b, "\033\\");
    say(buf_z(&b));
    buf_free(&b);
}

/* ---- input ------------------------------------------------------------------------- */

static int32_t key_of_code(wint_t code)
{
    switch (code) {
    case KEY_UP: return KEY_NAMED_UP;
    case KEY_DOWN: return KEY_NAMED_DOWN;
    case KEY_LEFT: return KEY_NAMED_LEFT;
    case KEY_RIGHT: return KEY_NAMED_RIGHT;
    case KEY_HOME: return KEY_NAMED_HOME;
    case KEY_END: return KEY_NAMED_END;
    case KEY_PPAGE: return KEY_NAMED_PAGE_UP;
    case KEY_NPAGE: return KEY_NAMED_PAGE_DOWN;
    case KEY_BTAB: return KEY_NAMED_BACKTAB;
    case KEY_BACKSPACE: return KEY_NAMED_BACKSPACE;
    case KEY_DC: return KEY_NAMED_DELETE;
    case KEY_ENTER: return KEY_RETURN;
    default: break;
    }
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return KEY_NAMED_F1 + (int32_t)(code - KEY_F(1));
    return 0;
}

static int32_t key_of_character(wint_t c)
{
    if (c == 127 || c == 8)
        return KEY_NAMED_BACKSPACE;
    return (int32_t)c;
}

/* False: nothing that means anything here. */
static bool take_mouse(struct event *event)
{
    MEVENT mouse;
    if (getmouse(&mouse) != OK)
        return false;
    *event = (struct event){.type = EVENT_MOUSE, .row = mouse.y, .col = mouse.x};
    if (mouse.bstate & BUTTON4_PRESSED)
        event->wheel = -1;
    else if (mouse.bstate & BUTTON5_PRESSED)
        event->wheel = 1;
    return mouse.bstate & (BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED);
}

static bool give_key(struct event *event, int32_t key)
{
    *event = (struct event){.type = EVENT_KEY, .key = key};
    return key != 0;
}

static bool give_paste(struct screen *s, struct event *event)
{
    *event = (struct event){.type = EVENT_PASTE, .text = buf_str(&s->paste.text)};
    return true;
}

/* What curses knows as one thing. False: nothing that means anything here. */
static bool take_code(struct screen *s, wint_t code, struct event *event)
{
    bool pasting = s->paste.open;
    if (code == CODE_PASTE_BEGINS)
        paste_begin(&s->paste);
    else if (code == CODE_PASTE_ENDS)
        paste_end(&s->paste);
    else if (code == KEY_MOUSE)
        return take_mouse(event) && !pasting;
    else
        return !pasting && give_key(event, key_of_code(code));
    return pasting && !s->paste.open && give_paste(s, event);
}

static bool take_character(struct screen *s, wint_t c, struct event *event)
{
    switch (paste_take(&s->paste, (int32_t)c)) {
    case PASTE_KEY: return give_key(event, key_of_character(c));
    case PASTE_DONE: return give_paste(s, event);
    case PASTE_HELD:
    case PASTE_TAKEN: break;
    }
    return false;
}

/* Whether more comes while a beginning of a mark is held. */
static bool more_comes(void)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&input, 1, PASTE_WAIT_MS) > 0;
}

bool screen_read(struct screen *s, struct event *event)
{
    bool waited = false;
    for (;;) {
        int32_t held;
        wint_t c;
        if (paste_release(&s->paste, &held) && give_key(event, key_of_character((wint_t)held)))
            return true;
        int kind = get_wch(&c);
        if (kind == ERR && !paste_waits(&s->paste))
            return false;
        if (kind == ERR) {
            if (waited || !more_comes())
                paste_give_up(&s->paste);
            waited = true;
        } else if (kind == KEY_CODE_YES && paste_waits(&s->paste)) {
            paste_give_up(&s->paste); /* it goes first */
            ungetch((int)c);
        } else if (kind == KEY_CODE_YES ? take_code(s, c, event) : take_character(s, c, event)) {
            return true;
        } else {
            waited = false;
        }
    }
}

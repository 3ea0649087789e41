/* SPDX-License-Identifier: MIT */
/* Editing one line. The text is kept as typed; borders of graphemes are found when they
 * are needed, since any edit can join what stands beside it. */
#include "app/prompt.h"

#include "app/event.h"
#include "base/utf8.h"

void history_add(struct history *h, struct str line)
{
    for (size_t i = 0; i < h->lines.n; i++) {
        if (!str_eq(str_of(h->lines.v[i]), line))
            continue;
        char *same = h->lines.v[i];
        memmove(h->lines.v + i, h->lines.v + i + 1,
                (h->lines.n - i - 1) * sizeof *h->lines.v);
        h->lines.v[h->lines.n - 1] = same;
        return;
    }
    if (h->lines.n == HISTORY_LIMIT) {
        free(h->lines.v[0]);
        memmove(h->lines.v, h->lines.v + 1, --h->lines.n * sizeof *h->lines.v);
    }
    vec_push(&h->lines, mem_copy(line.p, line.n));
}

void history_free(struct history *h)
{
    for (size_t i = 0; i < h->lines.n; i++)
        free(h->lines.v[i]);
    vec_free(&h->lines);
}

void prompt_open(struct prompt *p, const struct prompt_kind *kind, struct history *history)
{
    p->kind = kind;
    p->history = history;
    p->recalled = history->lines.n;
    p->at = 0;
    buf_clear(&p->text);
    buf_clear(&p->draft);
}

void prompt_set(struct prompt *p, struct str text)
{
    buf_clear(&p->text);
    buf_add(&p->text, text);
    p->at = p->text.n;
}

void prompt_close(struct prompt *p)
{
    p->kind = NULL;
}

void prompt_free(struct prompt *p)
{
    buf_free(&p->text);
    buf_free(&p->draft);
}

/* The border before byte `at`, and the one behind it. */
static size_t border_before(const struct prompt *p, size_t at)
{
    size_t before = 0;
    for (size_t next = 0; next < at;) {
        before = next;
        next = utf8_grapheme(buf_str(&p->text), next);
    }
    return before;
}

static size_t border_after(const struct prompt *p, size_t at)
{
    size_t next = 0;
    while (next <= at && next < p->text.n)
        next = utf8_grapheme(buf_str(&p->text), next);
    return next;
}

static void cut(struct prompt *p, size_t from, size_t to)
{
    memmove(p->text.p + from, p->text.p + to, p->text.n - to);
    buf_cut(&p->text, p->text.n - (to - from));
    p->at = from;
}

static void insert(struct prompt *p, struct str s)
{
    buf_reserve(&p->text, s.n + 1);
    size_t behind = p->text.n - p->at;
    buf_add(&p->text, s); /* makes the room; then the tail moves up over it */
    memmove(p->text.p + p->at + s.n, p->text.p + p->at, behind);
    memcpy(p->text.p + p->at, s.p, s.n);
    p->at += s.n;
}

static enum prompt_news erase(struct prompt *p, size_t from, size_t to)
{
    if (from == to)
        return PROMPT_MOVED;
    cut(p, from, to);
    return PROMPT_CHANGED;
}

static size_t word_before(const struct prompt *p)
{
    size_t from = p->at;
    while (from > 0 && p->text.p[from - 1] == ' ')
        from--;
    while (from > 0 && p->text.p[from - 1] != ' ')
        from--;
    return from;
}

/* Shows the history's line `nth`, or the draft behind the last. */
static enum prompt_news recall(struct prompt *p, size_t nth)
{
    if (nth > p->history->lines.n)
        return PROMPT_MOVED;
    if (p->recalled == p->history->lines.n) {
        buf_clear(&p->draft);
        buf_add(&p->draft, buf_str(&p->text));
    }
    p->recalled = nth;
    struct str line = nth < p->history->lines.n ? str_of(p->history->lines.v[nth])
                                                : buf_str(&p->draft);
    prompt_set(p, line);
    return PROMPT_CHANGED;
}

static enum prompt_news type(struct prompt *p, int32_t key)
{
    struct buf typed = {0};
    utf8_put(&typed, key);
    bool fits = p->text.n + typed.n <= PROMPT_LIMIT;
    if (fits)
        insert(p, buf_str(&typed));
    buf_free(&typed);
    return fits ? PROMPT_CHANGED : PROMPT_MOVED;
}

static enum prompt_news move(struct prompt *p, size_t at)
{
    p->at = at;
    return PROMPT_MOVED;
}

enum { CTRL_A = 1, CTRL_E = 5, CTRL_U = 21, CTRL_W = 23, CODE_DELETE = 127 };

enum prompt_news prompt_key(struct prompt *p, int32_t key)
{
    switch (key) {
    case KEY_RETURN: return PROMPT_ACCEPTED;
    case KEY_ESCAPE: return PROMPT_CANCELLED;
    case KEY_NAMED_BACKSPACE:
        /* as in pagers and editors: out over the left end */
        if (p->text.n == 0)
            return PROMPT_CANCELLED;
        return erase(p, border_before(p, p->at), p->at);
    case KEY_NAMED_DELETE: return erase(p, p->at, border_after(p, p->at));
    case CTRL_U: return erase(p, 0, p->text.n);
    case CTRL_W: return erase(p, word_before(p), p->at);
    case KEY_NAMED_LEFT: return move(p, border_before(p, p->at));
    case KEY_NAMED_RIGHT: return move(p, border_after(p, p->at));
    case CTRL_A:
    case KEY_NAMED_HOME: return move(p, 0);
    case CTRL_E:
    case KEY_NAMED_END: return move(p, p->text.n);
    case KEY_NAMED_UP: return p->recalled ? recall(p, p->recalled - 1) : PROMPT_MOVED;
    case KEY_NAMED_DOWN: return recall(p, p->recalled + 1);
    default:
        if (key < ' ' || key == CODE_DELETE || key >= KEY_BASE)
            return PROMPT_UNUSED;
        return type(p, key);
    }
}

bool prompt_paste(struct prompt *p, struct str text)
{
    if (text.n > PROMPT_LIMIT - p->text.n)
        return false;
    struct buf line = {0};
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '\r' && i + 1 < text.n && text.p[i + 1] == '\n')
            continue;
        buf_addc(&line, c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
    }
    if (line.n)
        insert(p, buf_str(&line));
    buf_free(&line);
    return true;
}

/* The end of a visible text that fits `columns`: where it begins. */
static size_t tail_start(struct str visible, size_t columns)
{
    size_t at = 0;
    size_t wide = utf8_columns(visible);
    while (wide > columns) {
        int cell = 0;
        at = utf8_cell(visible, at, &cell);
        wide -= (size_t)cell;
    }
    return at;
}

void prompt_draw(const struct prompt *p, struct grid *g, int row, struct str status)
{
    grid_fill(g, row, 0, g->cols, STYLE_PLAIN);
    int label = grid_put(g, row, 0, g->cols, str_of(p->kind->label), STYLE_KEY);
    struct str text = {buf_z(&p->text), p->text.n};
    struct buf before = {0};
    struct buf after = {0};
    struct buf shown = {0};
    grid_visible(g, str_sub(text, 0, p->at), &before);
    grid_visible(g, str_sub(text, p->at, text.n), &after);
    grid_visible(g, status, &shown);
    int room = g->cols - label - 1; /* one for the cursor behind the text */
    size_t from = tail_start(buf_str(&before), room > 0 ? (size_t)room : 0);
    int col = label;
    col += grid_put(g, row, col, g->cols - col,
                    str_sub(buf_str(&before), from, before.n), STYLE_PLAIN);
    g->cursor_row = row;
    g->cursor_col = col < g->cols ? col : g->cols - 1;
    col += grid_put_cut(g, row, col, g->cols - col, buf_str(&after), STYLE_PLAIN);
    int columns = (int)utf8_columns(buf_str(&shown));
    if (columns && col + 2 + columns <= g->cols)
        grid_put(g, row, g->cols - columns, columns, buf_str(&shown), STYLE_DIM);
    buf_free(&before);
    buf_free(&after);
    buf_free(&shown);
}

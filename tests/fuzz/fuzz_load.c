/* SPDX-License-Identifier: MIT */
/* Any bytes as a case file. Some are read twice, for it takes longer, the second time behind
 * a comment that puts the border of two blocks of reading into them: the same must come of
 * both. */
#include "fuzz.h"

#include "base/sanitise.h"
#include "format/load.h"

enum { BLOCK = 1 << 16, BEHIND_EVERY = 4 };

/* What came of a load: everything that the records say, added up, and the diagnostics. */
struct outcome {
    bool good;
    uint64_t sum;
    uint32_t lines; /* how many the text begins further down */
    struct diags diags;
};

static void add(struct outcome *o, struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        o->sum = (o->sum ^ (unsigned char)text.p[i]) * 0x100000001b3U;
}

static void add_place(struct outcome *o, struct place at)
{
    DEMAND(at.line > o->lines && at.col > 0);
    o->sum = (o->sum ^ (at.line - o->lines)) * 0x100000001b3U ^ at.col;
}

static bool take(void *self, const struct record *r)
{
    struct outcome *o = self;
    DEMAND(r->number > 0);
    add(o, r->id);
    add_place(o, r->at);
    for (size_t i = 0; i < r->n_values; i++) {
        add(o, r->values[i].text);
        add_place(o, r->values[i].at);
    }
    for (size_t i = 0; i < r->n_links; i++) {
        DEMAND(r->links[i].to > 0);
        add(o, r->links[i].statement);
        add_place(o, r->links[i].at);
    }
    for (size_t i = 0; i < r->n_places; i++)
        add_place(o, r->places[i].at);
    return true;
}

static void demand_diags(const struct outcome *o)
{
    struct buf line = {0};
    DEMAND(o->good == (o->diags.errors == 0));
    for (size_t i = 0; i < o->diags.list.n; i++) {
        buf_clear(&line);
        diag_render(&line, STR("a.yaml"), &o->diags.list.v[i]);
        DEMAND(sanitise_is_clean(buf_str(&line), SANITISE_LINE));
    }
    buf_free(&line);
}

static void load(struct outcome *o, struct str text)
{
    struct record_sink sink = {o, take};
    o->good = load_text(text, &sink, &o->diags);
    diags_sort(&o->diags);
    demand_diags(o);
}

/* The same whatever their order, and where the file as a whole is complained of: at its
 * first line. */
static uint64_t sum_of_diags(const struct outcome *o)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < o->diags.list.n; i++) {
        const struct diag *d = &o->diags.list.v[i];
        uint64_t line = d->at.line > o->lines ? d->at.line - o->lines : 1;
        uint64_t one = (line << 32 ^ d->at.col) * 0x9e3779b97f4a7c15U + (uint64_t)d->code;
        sum += one ^ one >> 31;
    }
    return sum;
}

/* A byte order mark, UTF-16 and binary data are what they are at the very start only. */
static bool begins_as_text(struct str text)
{
    return text.n && (unsigned char)text.p[0] < 0x80 && !memchr(text.p, '\0', text.n);
}

static void load_behind_comment(const struct outcome *plain, struct str text)
{
    struct buf moved = {0};
    size_t border = ((unsigned char)text.p[text.n / 2] * (size_t)257 + text.n) % text.n;
    buf_addc(&moved, '#');
    buf_pad(&moved, '-', BLOCK - border % BLOCK - 2);
    buf_addc(&moved, '\n');
    buf_add(&moved, text);
    struct outcome behind = {.lines = 1};
    load(&behind, buf_str(&moved));
    DEMAND(plain->good == behind.good);
    DEMAND(plain->sum == behind.sum);
    DEMAND(sum_of_diags(plain) == sum_of_diags(&behind));
    diags_free(&behind.diags);
    buf_free(&moved);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = fuzz_text(data, size);
    struct outcome plain = {0};
    load(&plain, text);
    if (begins_as_text(text) && size % BEHIND_EVERY == 0)
        load_behind_comment(&plain, text);
    diags_free(&plain.diags);
    return 0;
}

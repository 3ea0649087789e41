/* SPDX-License-Identifier: MIT */
/* Most text is not changed at all, so the way back is a list of the places where the
 * distance between the two changes. */
#include "format/typefold.h"

#include "base/fold.h"
#include "base/utf8.h"

/* Reads the code point at *at. Its ASCII form, or 0 when it stays as it is. */
static char typed(struct str text, size_t *at)
{
    unsigned char byte = (unsigned char)text.p[*at];
    if (byte < 0x80) {
        ++*at;
        return byte <= ' ' || byte == 0x7f ? ' ' : (char)byte;
    }
    int32_t c = utf8_next(text, at);
    int32_t plain = c < 0 ? c : fold_plain(c);
    return plain == c ? '\0' : (char)plain;
}

static void step(struct typefold *f, size_t original)
{
    struct typefold_step now = {f->text.n, original};
    if (f->steps.n) {
        const struct typefold_step *last = &f->steps.v[f->steps.n - 1];
        if (original - last->original == f->text.n - last->folded)
            return;
    }
    vec_push(&f->steps, now);
}

void typefold(struct typefold *f, struct str text)
{
    bool space = false;
    buf_clear(&f->text);
    vec_clear(&f->steps);
    buf_reserve(&f->text, text.n);
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        char c = typed(text, &at);
        if (c == ' ' && space)
            continue;
        space = c == ' ';
        step(f, from);
        if (c)
            buf_addc(&f->text, c);
        else
            buf_add(&f->text, str_sub(text, from, at));
    }
    step(f, text.n);
}

size_t typefold_original(const struct typefold *f, size_t folded)
{
    size_t low = 0, high = f->steps.n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (f->steps.v[middle].folded <= folded)
            low = middle;
        else
            high = middle;
    }
    const struct typefold_step *s = &f->steps.v[low];
    return s->original + (folded - s->folded);
}

size_t typefold_bytes(const struct typefold *f)
{
    return f->text.cap + f->steps.cap * sizeof *f->steps.v;
}

void typefold_free(struct typefold *f)
{
    buf_free(&f->text);
    vec_free(&f->steps);
}

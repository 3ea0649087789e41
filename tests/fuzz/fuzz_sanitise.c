/* SPDX-License-Identifier: MIT */
/* Any bytes made visible: what comes out is clean, stays as it is when it is put in again,
 * and can be spelled in ASCII. */
#include "fuzz.h"

#include "base/sanitise.h"
#include "base/utf8.h"

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '\n' && (s.p[i] < ' ' || s.p[i] > '~'))
            return false;
    return true;
}

/* No byte of a control, whatever the sanitiser itself thinks of it. */
static bool has_control(struct str s, enum sanitise_mode mode)
{
    for (size_t at = 0; at < s.n;) {
        int32_t c = utf8_next(s, &at);
        bool line_end = c == '\n' && mode == SANITISE_TEXT;
        if ((c < ' ' && !line_end) || (c >= 0x7f && c < 0xa0))
            return true;
        if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
            return true;
    }
    return false;
}

static void make_visible(struct str text, enum sanitise_mode mode)
{
    struct buf once = {0}, twice = {0}, ascii = {0};
    sanitise(&once, text, mode);
    sanitise(&twice, buf_str(&once), mode);
    sanitise_ascii(&ascii, buf_str(&once));
    DEMAND(sanitise_is_clean(buf_str(&once), mode));
    DEMAND(!has_control(buf_str(&once), mode));
    DEMAND(str_eq(buf_str(&once), buf_str(&twice)));
    DEMAND(str_eq(buf_str(&once), text) == sanitise_is_clean(text, mode));
    DEMAND(is_ascii(buf_str(&ascii)));
    DEMAND(text.n == 0 || once.n > 0);
    buf_free(&once);
    buf_free(&twice);
    buf_free(&ascii);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    make_visible(fuzz_text(data, size), SANITISE_LINE);
    make_visible(fuzz_text(data, size), SANITISE_TEXT);
    return 0;
}

/* SPDX-License-Identifier: MIT */
/* Keys by name and back: one table for the named ones, `^X` for control keys, and every
 * other key is the character it types. */
#include "app/event.h"

#include "base/utf8.h"

static const struct key_name {
    const char *name;
    int32_t key;
} names[] = {
    {"Tab", KEY_TAB},
    {"Enter", KEY_RETURN},
    {"Esc", KEY_ESCAPE},
    {"Space", ' '},
    {"Up", KEY_NAMED_UP},
    {"Down", KEY_NAMED_DOWN},
    {"Left", KEY_NAMED_LEFT},
    {"Right", KEY_NAMED_RIGHT},
    {"Home", KEY_NAMED_HOME},
    {"End", KEY_NAMED_END},
    {"PgUp", KEY_NAMED_PAGE_UP},
    {"PgDn", KEY_NAMED_PAGE_DOWN},
    {"BackTab", KEY_NAMED_BACKTAB},
    {"Backspace", KEY_NAMED_BACKSPACE},
    {"Delete", KEY_NAMED_DELETE},
};

enum { FUNCTION_KEYS = 12, CONTROL = 0x1f, DELETE_CODE = 0x7f };

/* F1 to F12; 0 for any other name. */
static int32_t parse_function_key(struct str name)
{
    if (name.n < 2 || name.n > 3 || name.p[0] != 'F' || name.p[1] == '0')
        return 0;
    int32_t number = 0;
    for (size_t i = 1; i < name.n; i++) {
        if (name.p[i] < '0' || name.p[i] > '9')
            return 0;
        number = number * 10 + (name.p[i] - '0');
    }
    return number <= FUNCTION_KEYS ? KEY_NAMED_F1 + number - 1 : 0;
}

int32_t keys_parse(struct str name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(name, str_of(names[i].name)))
            return names[i].key;
    if (name.n == 2 && name.p[0] == '^') {
        if (name.p[1] == '?')
            return DELETE_CODE;
        return name.p[1] > '@' && name.p[1] <= '_' ? name.p[1] & CONTROL : 0;
    }
    int32_t function = parse_function_key(name);
    if (function || name.n == 0)
        return function;
    size_t at = 0;
    int32_t key = utf8_next(name, &at);
    return at == name.n && key > ' ' && key != DELETE_CODE ? key : 0;
}

void keys_name(int32_t key, struct buf *out)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].key == key) {
            buf_addz(out, names[i].name);
            return;
        }
    }
    if (key >= KEY_NAMED_F1 && key < KEY_NAMED_F1 + FUNCTION_KEYS)
        buf_addf(out, "F%d", (int)(key - KEY_NAMED_F1 + 1));
    else if (key > 0 && key <= CONTROL)
        buf_addf(out, "^%c", (char)(key + '@'));
    else if (key == DELETE_CODE)
        buf_addz(out, "^?");
    else if (key > ' ' && key < KEY_BASE)
        utf8_put(out, key);
}

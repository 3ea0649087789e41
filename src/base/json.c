/* SPDX-License-Identifier: MIT */
/* Commas, line ends and escapes. */
#include "base/json.h"

void json_quote(struct buf *out, struct str text)
{
    buf_addc(out, '"');
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c == '"' || c == '\\')
            buf_addf(out, "\\%c", c);
        else if (c == '\n')
            buf_addz(out, "\\n");
        else if (c < 0x20)
            buf_addf(out, "\\u%04x", c);
        else
            buf_addc(out, (char)c);
    }
    buf_addc(out, '"');
}

static void line(struct json *j)
{
    if (j->out->n)
        buf_addc(j->out, '\n');
    buf_pad(j->out, ' ', (size_t)j->depth * 2);
}

/* All that stands before a value. */
static void begin(struct json *j, const char *key)
{
    if (j->filled)
        buf_addc(j->out, ',');
    line(j);
    if (key) {
        json_quote(j->out, str_of(key));
        buf_addz(j->out, ": ");
    }
    j->filled = true;
}

void json_open(struct json *j, const char *key, char bracket)
{
    begin(j, key);
    buf_addc(j->out, bracket);
    j->depth++;
    j->filled = false;
}

void json_close(struct json *j, char bracket)
{
    j->depth--;
    if (j->filled)
        line(j);
    buf_addc(j->out, bracket);
    j->filled = true;
    if (j->depth == 0)
        buf_addc(j->out, '\n');
}

void json_text(struct json *j, const char *key, struct str text)
{
    begin(j, key);
    json_quote(j->out, text);
}

void json_plain(struct json *j, const char *key, const char *plain)
{
    begin(j, key);
    buf_addz(j->out, plain);
}

/* SPDX-License-Identifier: MIT */
/* The bytes of a case file before YAML sees them: read block by block, refused or mended
 * where libyaml would stumble without saying where, and counted in lines and columns as
 * editors count. Only a window of the file is in memory: from the place that its reader
 * has come to, to what has been read ahead. */
#ifndef DOSSIER_FORMAT_TEXT_H
#define DOSSIER_FORMAT_TEXT_H

#include "base/diag.h"
#include "base/source.h"

/* How many bad characters are reported before a file is taken for no text at all, and how
 * long a run of white space may be: libyaml wipes a buffer of that length at every word
 * of the same value. */
enum { TEXT_REPORTS = 8, TEXT_BLANK_LIMIT = 1 << 12 };

struct text;

/* A place in the text that only moves forward: however many places are asked for, each
 * byte is looked at once. At the end of the window it reads on. */
struct text_cursor {
    struct text *text;
    size_t byte, index; /* offsets in the text, in bytes and in code points */
    struct place place;
};

/* The text is the file without a byte order mark, well-formed and without controls (each
 * bad character is reported and replaced by one of the same length), and with stand-ins
 * for U+2028 and U+2029, which are line ends to libyaml and text to everybody else. What is
 * bad is found when its block is read, and reported when the reader comes to it: so nothing
 * depends on where a block ends. */
struct text {
    struct text_cursor at;  /* what lies before it may be gone */
    size_t reached;         /* the index that the reader has come to, where `at` goes */
    struct place place;     /* when it is needed, and the place there: see text_reach */
    struct source *source;
    struct diags *diags;
    struct diags found;     /* what text_tell has not handed to `diags` yet, */
    size_t found_at[TEXT_REPORTS + 2]; /* with the index of each */
    char *window;           /* the text from `from` to `end`, then `raw` bytes as read */
    size_t from, end, raw, room;
    size_t given;           /* up to where text_give has come */
    size_t told;            /* of them */
    unsigned reports;
    bool stand_ins;
    bool lone_tags;         /* a `!` was read that may be a tag without a name, */
    bool escapes;           /* and an escape that may make a control */
    bool refused;           /* nothing more is read; why is found, or in the source */
};

/* Reads the first block. False when the file is UTF-16, which is reported. `source` and `diags` must outlive it. It must not move, for cursors point to
 * it. The caller closes it in any case. */
bool text_open(struct text *t, struct source *source, struct diags *diags);
void text_close(struct text *t);

/* Reads another block into the window; false at the end of the file, or when refused, which
 * may be in the middle of a block. */
bool text_more(struct text *t);

/* The next `room` bytes, fewer only at the end of a block; 0 at the end of the text. */
size_t text_give(struct text *t, char *to, size_t room);

/* Reads on to the end of the file, and reports all that is to be reported there. */
void text_drain(struct text *t);

/* Reports what was found before the index. */
void text_tell(struct text *t, size_t index);

/* Puts U+2028 and U+2029 back, in place. */
void text_restore(const struct text *t, char *p, size_t n);

/* The first character that no text may hold (control, noncharacter), or -1. For the value
 * that stands between the reader's place and the index, where escapes can make one. */
int32_t text_find_control(struct text *t, struct str value, size_t index);

/* The reader has come to where libyaml counts `index` characters, and to the place that
 * libyaml says. That is an editor's, since no NEL or U+2028 is left; only at the end of
 * the file it begins a line whether there is one or not. */
static inline void text_reach(struct text *t, size_t index, struct place place)
{
    t->reached = index;
    t->place = place;
}

/* The cursor at the reader's place; it never goes back. */
struct text_cursor *text_here(struct text *t);

/* What the reader's place is. */
static inline struct place text_place(struct text *t)
{
    bool end = t->place.col == 1 && t->given == t->end; /* perhaps */
    return end ? text_here(t)->place : t->place;
}

void text_step(struct text_cursor *c); /* one code point; stays at the end */
void text_to_index(struct text_cursor *c, size_t index);
void text_skip_line(struct text_cursor *c);   /* to the start of the next line */
void text_skip_blanks(struct text_cursor *c); /* white space and line ends */

/* Whether the text goes on with `what`, which has no line ends. */
bool text_starts(const struct text_cursor *c, struct str what);

/* What was read from the offset to the cursor; both lie in the window. */
struct str text_between(size_t from, const struct text_cursor *c);

static inline bool text_at_end(const struct text_cursor *c)
{
    return c->byte >= c->text->end && !text_more(c->text);
}

/* The byte under the cursor, NUL at the end (the text holds none). */
static inline char text_peek(const struct text_cursor *c)
{
    return text_at_end(c) ? '\0' : c->text->window[c->byte - c->text->from];
}

#endif

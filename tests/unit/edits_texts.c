/* SPDX-License-Identifier: MIT */
/* Edits of texts, of lines that say nothing, of the case and of the keys of sections. */
#include "edits_parts.h"

static size_t some_line(struct edited *e)
{
    return below(&e->chance, e->lines.v.n);
}

/* One of the words becomes one of the others, in some line at or behind a chosen one. */
static bool change_one(struct edited *e, const char *const *words, size_t n,
    const char *const *others, size_t m)
{
    struct lines *l = &e->lines;
    size_t at = some_line(e);
    for (size_t tries = 0; tries < l->v.n; tries++, at = (at + 1) % l->v.n)
        for (size_t w = 0; w < n; w++)
            if (lines_change(l, at, words[w], str_of(others[below(&e->chance, m)])))
                return true;
    return false;
}

bool edit_word(struct edited *e, int arg)
{
    static const char *const words[] = {"lights", "lamps", "small Lamps", "Тагиров",
        "Person", "friend", "guard", "Event"};
    (void)arg;
    return change_one(e, words, 8, words, 8);
}

/* Another digit in place of one, which changes words, ids, dates, links. */
bool edit_digit(struct edited *e, int arg)
{
    (void)arg;
    for (size_t tries = 0; tries < 40; tries++) {
        char *line = e->lines.v.v[some_line(e)];
        size_t i = below(&e->chance, strlen(line) + 1);
        if (line[i] >= '0' && line[i] <= '9') {
            line[i] = (char)('0' + below(&e->chance, 10));
            return true;
        }
    }
    return false;
}

bool edit_blank(struct edited *e, int arg)
{
    static const char *const blank[] = {"", "  ", "", "          "};
    (void)arg;
    lines_insert(&e->lines, some_line(e), str_of(one_of(&e->chance, blank)));
    return true;
}

bool edit_remark(struct edited *e, int arg)
{
    static const char *const remarks[] = {"# a remark", "  # a remark",
        "    # note: none", "      # q7: {source: s1}", "# people:"};
    (void)arg;
    lines_insert(&e->lines, some_line(e), str_of(one_of(&e->chance, remarks)));
    return true;
}

bool edit_gap_out(struct edited *e, int arg)
{
    struct lines *l = &e->lines;
    size_t at = some_line(e);
    (void)arg;
    for (size_t tries = 0; tries < l->v.n; tries++, at = (at + 1) % l->v.n) {
        char first = l->v.v[at][strspn(l->v.v[at], " ")];
        if (first && first != '#')
            continue;
        lines_remove(l, (struct span){at, at + 1});
        return true;
    }
    return false;
}

/* ---- the case ---- */

bool edit_case(struct edited *e, int arg)
{
    static const char *const fields[] = {"title", "summary", "note", "id"};
    static const char *const values[][4] = {
        {"B", "The lamps", "\"A: a case\"", "Ulrike goes home"},
        {"They saw lamps", "\"lights, and lights\"", "Sagitov saw them", "Two lines"},
        {"ask again", "\"# no remark\"", "Halvorsens", "nothing"},
        {"b", "a", "early", "late"}, /* two that other files have, too */
    };
    struct span at;
    if (!lines_section(&e->lines, "case", &at))
        return false;
    if (arg != 0 && arg != 3 && once_in(&e->chance, 3))
        return lines_take(&e->lines, at, fields[arg]);
    const char *value = one_of(&e->chance, values[arg]);
    return edits_put(e, at, fields[arg], "%s", value);
}

/* ---- the keys of sections ---- */

static const char *const keys[] = {
    "case", "sources", "people", "relations", "events", "quotes", "claims", "dossier"};

bool edit_key_line(struct edited *e, int arg)
{
    struct lines *l = &e->lines;
    struct span at;
    (void)arg;
    if (!lines_section(l, one_of(&e->chance, keys), &at))
        return false;
    char *remark = strstr(l->v.v[at.from], " #");
    if (remark) {
        *remark = '\0';
        return true;
    }
    struct buf line = {0};
    buf_addf(&line, "%s%s", l->v.v[at.from], once_in(&e->chance, 2) ? "  # here" : " ");
    lines_replace(l, at.from, buf_str(&line));
    buf_free(&line);
    return true;
}

/* A remark, a blank line, or a record in front of the first, in no case at its end. */
bool edit_key_behind(struct edited *e, int arg)
{
    struct lines *l = &e->lines;
    struct span at;
    enum kind_tag kind = edits_kind(e);
    (void)arg;
    if (!lines_section(l, schema_kind(kind)->section, &at))
        return false;
    if (once_in(&e->chance, 2)) {
        lines_insert(
            l, at.from + 1, once_in(&e->chance, 2) ? STR("  # the first") : STR_NONE);
        return true;
    }
    struct lines more = {0};
    char id[ID_SIZE];
    edits_new_id(e, kind, id);
    edited_write(e, kind, str_of(id), once_in(&e->chance, 2), &more);
    lines_insert_all(l, at.from + 1, &more);
    lines_free(&more);
    return true;
}

/* ---- names in texts ---- */

/* In the note of a record, or in a quote. */
bool edit_short_in(struct edited *e, int arg)
{
    struct span at;
    const char *name = once_in(&e->chance, 4) ? one_of(&e->chance, edits_hidden)
                                              : one_of(&e->chance, edits_short);
    (void)arg;
    if (!edits_record(e, edits_kind(e), &at))
        return false;
    if (once_in(&e->chance, 3))
        return change_one(
            e, (const char *const[]){"lights", "lamps", "Event"}, 3, &name, 1);
    return edits_put(e, at, "note", "\"%s was there\"", name);
}

bool edit_short_out(struct edited *e, int arg)
{
    (void)arg;
    return change_one(e, edits_short, SHORT, (const char *const[]){"lights", "lamps"}, 2);
}

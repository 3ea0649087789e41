/* SPDX-License-Identifier: MIT */
/* Edits of whole records and sections. */
#include "edits_parts.h"

/* Where a record may come in: in front of the first, behind the last, or between. */
static bool some_place(struct edited *e, enum kind_tag kind, size_t *line)
{
    const char *section = schema_kind(kind)->section;
    struct span all, at;
    if (!lines_section(&e->lines, section, &all) || strchr(e->lines.v.v[all.from], '{'))
        return false;
    size_t n = lines_records(&e->lines, section), which = below(&e->chance, 4);
    *line = which == 0 ? all.from + 1 : all.to;
    if (which > 1 && n && lines_record(&e->lines, section, below(&e->chance, n), &at))
        *line = at.from;
    return true;
}

static void insert_record(
    struct edited *e, enum kind_tag kind, struct str id, size_t line)
{
    struct lines more = {0};
    edited_write(e, kind, id, once_in(&e->chance, 2), &more);
    lines_insert_all(&e->lines, line, &more);
    lines_free(&more);
}

/* A section that is not there comes, too. */
bool edit_record_in(struct edited *e, int arg)
{
    enum kind_tag kind = (enum kind_tag)arg;
    char id[ID_SIZE];
    size_t line;
    edits_new_id(e, kind, id);
    if (!some_place(e, kind, &line)) {
        struct span any;
        struct buf key = {0};
        if (lines_section(&e->lines, schema_kind(kind)->section, &any))
            return false;
        buf_addf(&key, "%s:", schema_kind(kind)->section);
        lines_insert(&e->lines, e->lines.v.n, buf_str(&key));
        buf_free(&key);
        line = e->lines.v.n;
    }
    insert_record(e, kind, str_of(id), line);
    return true;
}

/* Whom nothing leads to, or else with what leads to it going to another; now and then
 * without a thought. */
bool edit_record_out(struct edited *e, int arg)
{
    enum kind_tag kind = (enum kind_tag)arg;
    struct lines *l = &e->lines;
    struct span at;
    char id[ID_SIZE], other[ID_SIZE];
    bool found = false, careless = once_in(&e->chance, 12);
    for (size_t tries = 0; tries < 12 && !found; tries++) {
        if (!edits_record(e, kind, &at))
            return false;
        snprintf(id, sizeof id, "%.*s", STR_ARG(lines_id(l, at)));
        found = careless || lines_mentions(l, str_of(id)) == 0;
    }
    edits_pick(e, kind, other);
    if (!found && strcmp(id, other) != 0)
        lines_rename(l, str_of(id), str_of(other), false);
    lines_remove(l, at);
    return true;
}

bool edit_record_id(struct edited *e, int arg)
{
    enum kind_tag kind = (enum kind_tag)arg;
    struct span at;
    char id[ID_SIZE], other[ID_SIZE];
    if (!edits_record(e, kind, &at))
        return false;
    snprintf(id, sizeof id, "%.*s", STR_ARG(lines_id(&e->lines, at)));
    edits_new_id(e, kind, other);
    lines_rename(&e->lines, str_of(id), str_of(other), true);
    return true;
}

bool edit_record_at(struct edited *e, int arg)
{
    enum kind_tag kind = (enum kind_tag)arg;
    struct span at;
    struct lines moved = {0};
    size_t line;
    if (!edits_record(e, kind, &at))
        return false;
    lines_copy(&e->lines, at, &moved);
    lines_remove(&e->lines, at);
    if (!some_place(e, kind, &line))
        line = at.from;
    lines_insert_all(&e->lines, line, &moved);
    lines_free(&moved);
    return true;
}

/* Behind one record, some more, each in front of those that came before: the numbers that
 * are left free there run out. */
bool edit_same_place(struct edited *e, int arg)
{
    struct lines *l = &e->lines;
    static const enum kind_tag kinds[] = {KIND_QUOTE, KIND_EVENT, KIND_PERSON};
    enum kind_tag kind = one_of(&e->chance, kinds);
    struct span at = {0, 0};
    (void)arg;
    for (size_t k = 0; e->place[0] && k < 3; k++)
        if (e->place[0] == edits_letter(kinds[k]))
            kind = kinds[k];
    const char *section = schema_kind(kind)->section;
    size_t n = lines_records(l, section), i = 0;
    while (i < n && lines_record(l, section, i, &at) &&
           !str_eq(lines_id(l, at), str_of(e->place)))
        i++;
    if (i == n || once_in(&e->chance, 6)) { /* gone, or enough */
        if (!edits_record(e, kind, &at))
            return false;
        snprintf(e->place, sizeof e->place, "%.*s", STR_ARG(lines_id(l, at)));
    }
    for (size_t many = 1 + below(&e->chance, 25); many; many--) {
        char id[ID_SIZE];
        edits_new_id(e, kind, id);
        insert_record(e, kind, str_of(id), at.to);
    }
    return true;
}

bool edit_twice(struct edited *e, int arg)
{
    enum kind_tag kind = edits_kind(e);
    struct span at;
    struct lines more = {0};
    struct buf line = {0};
    char id[ID_SIZE];
    (void)arg;
    if (!edits_record(e, kind, &at))
        return false;
    edits_new_id(e, kind, id);
    lines_copy(&e->lines, at, &more);
    buf_addf(&line, "  %s%s", id, e->lines.v.v[at.from] + 2 + lines_id(&e->lines, at).n);
    lines_replace(&more, 0, buf_str(&line));
    lines_insert_all(&e->lines, once_in(&e->chance, 2) ? at.from : at.to, &more);
    lines_free(&more);
    buf_free(&line);
    return true;
}

/* ---- sections ---- */

bool edit_section_out(struct edited *e, int arg)
{
    struct span at;
    enum kind_tag kind = once_in(&e->chance, 2) ? KIND_CLAIM : edits_kind(e);
    (void)arg;
    if (!lines_section(&e->lines, schema_kind(kind)->section, &at))
        return false;
    lines_remove(&e->lines, at);
    return true;
}

bool edit_section_at(struct edited *e, int arg)
{
    struct span at, before;
    struct lines moved = {0};
    const char *section = schema_kind(edits_kind(e))->section;
    const char *other = schema_kind(edits_kind(e))->section;
    (void)arg;
    if (section == other || !lines_section(&e->lines, section, &at))
        return false;
    lines_copy(&e->lines, at, &moved);
    lines_remove(&e->lines, at);
    size_t line = lines_section(&e->lines, other, &before) ? before.from : at.from;
    lines_insert_all(&e->lines, line, &moved);
    lines_free(&moved);
    return true;
}

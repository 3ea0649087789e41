/* SPDX-License-Identifier: MIT */
/* Edits of what leads from one record to another, and of what stands in records. */
#include "edits_parts.h"

/* Some mention of a record of another kind becomes another's. */
bool edit_redirect(struct edited *e, int arg)
{
    static const char letters[KINDS][4] = {[KIND_QUOTE] = "speq",
        [KIND_RELATION] = "pq",
        [KIND_EVENT] = "p",
        [KIND_CLAIM] = "eqp"};
    struct lines *l = &e->lines;
    struct span at;
    if (!edits_record(e, (enum kind_tag)arg, &at))
        return false;
    for (size_t tries = 0; tries < 20; tries++) {
        const char *of = letters[arg];
        char letter = of[below(&e->chance, strnlen(of, 4))], to[ID_SIZE];
        size_t i = at.from + below(&e->chance, at.to - at.from);
        size_t from = i == at.from ? 2 + lines_id(l, at).n : 0;
        struct str id;
        if (!lines_next_id(str_of(l->v.v[i]), letter, &from, &id))
            continue;
        edits_pick(e,
            letter == 's'   ? KIND_SOURCE
            : letter == 'p' ? KIND_PERSON
            : letter == 'e' ? KIND_EVENT
                            : KIND_QUOTE,
            to);
        struct buf line = {0};
        buf_addf(&line, "%.*s%s%s", (int)(from - id.n), l->v.v[i], to, l->v.v[i] + from);
        lines_replace(l, i, buf_str(&line));
        buf_free(&line);
        return true;
    }
    return false;
}

/* The list gets one entry more, or loses one; the last takes the field along, as a rule.
 */
static bool change_list(
    struct edited *e, struct span at, const char *field, const char *entry)
{
    struct buf value = {0};
    bool there = lines_value(&e->lines, at, field, &value), done = true;
    char *comma = value.n ? strrchr(value.p, ',') : NULL;
    if (!there)
        done = edits_put(e, at, field, "[%s]", entry);
    else if (once_in(&e->chance, 2) && value.n > 1 && value.p[value.n - 1] == ']')
        done = edits_put(e, at, field, "%.*s, %s]", (int)value.n - 1, value.p, entry);
    else if (comma && value.p[0] == '[')
        done = edits_put(e, at, field, "%.*s]", (int)(comma - value.p), value.p);
    else
        done = lines_take(&e->lines, at, field);
    buf_free(&value);
    return done;
}

bool edit_quote_links(struct edited *e, int arg)
{
    static const char *const fields[] = {"about", "about", "about", "speaker", "via"};
    static const char *const statements[] = {"", "", ".title", ".date", ".people.p0"};
    struct span at;
    char id[ID_SIZE];
    struct buf entry = {0};
    (void)arg;
    if (!edits_record(e, KIND_QUOTE, &at))
        return false;
    const char *field = one_of(&e->chance, fields);
    bool event = strcmp(field, "about") == 0 && once_in(&e->chance, 2);
    edits_pick(e, event ? KIND_EVENT : KIND_PERSON, id);
    buf_addf(&entry, "%s%s", id, event ? one_of(&e->chance, statements) : "");
    bool done = change_list(e, at, field, buf_z(&entry));
    buf_free(&entry);
    return done;
}

bool edit_relation_links(struct edited *e, int arg)
{
    struct span at;
    char id[ID_SIZE];
    (void)arg;
    edits_pick(e, KIND_QUOTE, id);
    return edits_record(e, KIND_RELATION, &at) && change_list(e, at, "quotes", id);
}

bool edit_claim_links(struct edited *e, int arg)
{
    struct span at;
    char id[ID_SIZE];
    (void)arg;
    edits_pick(e, once_in(&e->chance, 2) ? KIND_EVENT : KIND_PERSON, id);
    return edits_record(e, KIND_CLAIM, &at) && change_list(e, at, "about", id);
}

/* ---- what stands in records ---- */

/* `{a: x, b: [y, z]}` with one entry more, or without its last. */
static bool change_map(
    struct edited *e, struct span at, const char *field, const char *entry)
{
    struct buf value = {0};
    bool done = lines_value(&e->lines, at, field, &value) && value.n > 1 &&
                (value.p[0] == '{' || value.p[0] == '[');
    size_t last = SIZE_MAX;
    int depth = 0;
    for (size_t i = 0; i < value.n; i++) {
        depth += strchr("{[", value.p[i]) ? 1 : strchr("}]", value.p[i]) ? -1 : 0;
        if (value.p[i] == ',' && depth == 1)
            last = i;
    }
    char end = value.n ? value.p[value.n - 1] : ' ';
    if (done && (last == SIZE_MAX || once_in(&e->chance, 2)))
        done =
            edits_put(e, at, field, "%.*s, %s%c", (int)value.n - 1, value.p, entry, end);
    else if (done)
        done = edits_put(e, at, field, "%.*s%c", (int)last, value.p, end);
    buf_free(&value);
    return done;
}

/* A line of a list or map below a field comes or goes. */
static bool change_lines(
    struct edited *e, struct span at, const char *field, const char *entry)
{
    struct lines *l = &e->lines;
    struct buf key = {0};
    size_t i = at.from;
    buf_addf(&key, "    %s:", field);
    while (i < at.to && strcmp(l->v.v[i], buf_z(&key)) != 0)
        i++;
    bool there = i < at.to;
    if (there && once_in(&e->chance, 2)) {
        buf_clear(&key);
        buf_addf(&key, "      %s", entry);
        lines_insert(l, i + 1, buf_str(&key));
    } else if (there && i + 2 < at.to && strncmp(l->v.v[i + 2], "      ", 6) == 0 &&
               l->v.v[i + 2][6] != ' ') {
        lines_remove(l, (struct span){i + 1, i + 2});
    } else {
        there = false;
    }
    buf_free(&key);
    return there;
}

bool edit_event_links(struct edited *e, int arg)
{
    static const char *const roles[] = {"witness", "[owner, guard]"};
    struct span at;
    char id[ID_SIZE];
    struct buf entry = {0};
    (void)arg;
    if (!edits_record(e, KIND_EVENT, &at))
        return false;
    edits_pick(e, KIND_PERSON, id);
    buf_addf(&entry, "%s: %s", id, one_of(&e->chance, roles));
    bool done = change_lines(e, at, "people", buf_z(&entry)) ||
                change_map(e, at, "people", buf_z(&entry)) ||
                edits_put(e, at, "people", "{%s}", buf_z(&entry));
    buf_free(&entry);
    return done;
}

bool edit_accounts(struct edited *e, int arg)
{
    struct span at;
    char id[ID_SIZE];
    struct buf entry = {0};
    (void)arg;
    if (!edits_record(e, KIND_CLAIM, &at))
        return false;
    edits_pick(e, KIND_QUOTE, id);
    buf_addf(&entry, "{value: three of %s, quotes: [%s]}", id + 1, id);
    bool done = change_map(e, at, "accounts", buf_z(&entry));
    if (!done) {
        struct buf item = {0};
        buf_addf(&item, "- %s", buf_z(&entry));
        done = change_lines(e, at, "accounts", buf_z(&item));
        buf_free(&item);
    }
    buf_free(&entry);
    return done;
}

/* Another quote in some list of an account. */
bool edit_account_links(struct edited *e, int arg)
{
    struct lines *l = &e->lines;
    struct span at;
    char id[ID_SIZE];
    struct buf more = {0};
    (void)arg;
    if (!edits_record(e, KIND_CLAIM, &at))
        return false;
    edits_pick(e, KIND_QUOTE, id);
    bool done = false;
    for (size_t i = at.from; i < at.to && !done; i++) {
        buf_clear(&more);
        buf_addf(&more, "quotes: [%s, ", id);
        if (once_in(&e->chance, 2))
            done = lines_change(l, i, "quotes: [", buf_str(&more)) ||
                   lines_change(l, i, "{value: nobody says}", STR("{value: two}"));
        else
            done = lines_change(l, i,
                       "value: one, quotes:", STR("value: one, note: no, quotes:")) ||
                   lines_change(l, i, ", quotes: [q7]", STR_NONE) ||
                   (strncmp(l->v.v[i], "        quotes:", 15) == 0 &&
                       (lines_remove(l, (struct span){i, i + 1}), true));
    }
    buf_free(&more);
    return done;
}

bool edit_captures(struct edited *e, int arg)
{
    static const char *const entries[] = {
        "{path: new.txt, kind: text}", "{path: a/b.pdf, kind: pdf, note: lights}"};
    struct span at;
    const char *entry = one_of(&e->chance, entries);
    struct buf item = {0};
    (void)arg;
    if (!edits_record(e, KIND_SOURCE, &at))
        return false;
    buf_addf(&item, "- %s", entry);
    bool done = change_lines(e, at, "captures", buf_z(&item)) ||
                (once_in(&e->chance, 4) && lines_take(&e->lines, at, "captures")) ||
                change_map(e, at, "captures", entry) ||
                edits_put(e, at, "captures", "[%s]", entry);
    buf_free(&item);
    return done;
}

/* ---- sources of sources ---- */

/* To one that stands before it, so that a circle is rare. */
bool edit_root(struct edited *e, int arg)
{
    struct lines *l = &e->lines;
    struct span at, to;
    size_t n = lines_records(l, "sources");
    const char *field = once_in(&e->chance, 2) ? "part-of" : "copy-of";
    (void)arg;
    if (n < 2)
        return false;
    size_t nth = 1 + below(&e->chance, n - 1);
    if (!lines_record(l, "sources", nth, &at) ||
        !lines_record(l, "sources", below(&e->chance, nth), &to))
        return false;
    if (once_in(&e->chance, 3))
        return lines_take(l, at, field);
    char id[ID_SIZE];
    snprintf(id, sizeof id, "%.*s", STR_ARG(lines_id(l, to)));
    return edits_put(e, at, field, "%s", id);
}

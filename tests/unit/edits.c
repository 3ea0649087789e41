/* SPDX-License-Identifier: MIT */
#include "edits_parts.h"

static const struct {
    const char *name;
    size_t weight;
    bool (*change)(struct edited *e, int arg);
    int arg;
} edits[EDITS] = {
#define EDIT(tag, weight, function, argument, name) {name, weight, function, argument},
#include "edits.def"
#undef EDIT
};

void edited_free(struct edited *e)
{
    lines_free(&e->lines);
}

const char *edited_name(enum edit edit)
{
    return edits[edit].name;
}

bool edited_do(struct edited *e, enum edit edit)
{
    return edits[edit].change && edits[edit].change(e, edits[edit].arg);
}

static enum edit by_weight(struct edited *e)
{
    size_t all = 0;
    for (size_t i = 0; i < EDITS; i++)
        all += edits[i].weight;
    size_t at = below(&e->chance, all), i = 0;
    while (at >= edits[i].weight)
        at -= edits[i++].weight;
    return (enum edit)i;
}

enum edit edited_change(struct edited *e)
{
    for (;;) {
        enum edit edit = by_weight(e);
        if (edited_do(e, edit))
            return edit;
    }
}

/* Two good ones: a mistake has its own. */
bool edit_two(struct edited *e, int arg)
{
    (void)arg;
    for (size_t done = 0; done < 2;) {
        enum edit edit = by_weight(e);
        if (edit < EDIT_TWO)
            done += edited_do(e, edit);
    }
    return true;
}

/* ---- what the edits share ---- */

void edits_pick(struct edited *e, enum kind_tag kind, char id[ID_SIZE])
{
    struct span at;
    if (e->made[kind]) {
        size_t nth =
            e->quiet ? e->turn[kind]++ % e->made[kind] : below(&e->chance, e->made[kind]);
        snprintf(id, ID_SIZE, "%c%zu", edits_letter(kind), nth);
    } else if (edits_record(e, kind, &at)) {
        struct str s = lines_id(&e->lines, at);
        snprintf(id, ID_SIZE, "%.*s", STR_ARG(s));
    } else {
        snprintf(id, ID_SIZE, "%c0", edits_letter(kind));
    }
}

void edits_new_id(struct edited *e, enum kind_tag kind, char id[ID_SIZE])
{
    snprintf(id, ID_SIZE, "%c%zu", edits_letter(kind), e->next++);
}

bool edits_record(struct edited *e, enum kind_tag kind, struct span *out)
{
    const char *section = schema_kind(kind)->section;
    size_t n = lines_records(&e->lines, section);
    return n && lines_record(&e->lines, section, below(&e->chance, n), out);
}

enum kind_tag edits_kind(struct edited *e)
{
    static const enum kind_tag kinds[] = {KIND_SOURCE, KIND_PERSON, KIND_RELATION,
        KIND_EVENT, KIND_QUOTE, KIND_QUOTE, KIND_CLAIM};
    return one_of(&e->chance, kinds);
}

bool edits_put(
    struct edited *e, struct span record, const char *field, const char *format, ...)
{
    struct buf value = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&value, format, args);
    va_end(args);
    bool put =
        lines_put(&e->lines, record, field, buf_str(&value), once_in(&e->chance, 3));
    buf_free(&value);
    return put;
}

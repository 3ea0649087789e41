/* SPDX-License-Identifier: MIT */
/* Sources and captures, by the number of their record. */
#include "format/verify_sources.h"

void verify_sources_clear(struct verify_sources *s)
{
    vec_clear(&s->list);
    vec_clear(&s->captures);
    vec_clear(&s->by_number);
    s->archive = STR_NONE;
    s->allow = (struct allow){0};
    arena_reset(&s->arena);
}

void verify_sources_free(struct verify_sources *s)
{
    vec_free(&s->list);
    vec_free(&s->captures);
    vec_free(&s->by_number);
    arena_free(&s->arena);
}

static void take_case(struct verify_sources *s, const struct record *r)
{
    const struct value *archive = record_value(r, FIELD_CASE_ARCHIVE);
    if (!archive)
        return;
    s->archive = arena_str(&s->arena, archive->text);
    s->archive_at = archive->at;
    s->archive_allowed = allow_has(&s->allow, DIAG_NO_ARCHIVE);
}

static void take_source(struct verify_sources *s, const struct record *r)
{
    const struct link *part_of = record_link(r, FIELD_SOURCE_PART_OF);
    struct verify_source source = {
        .number = r->number,
        .part_of = part_of ? part_of->to : 0,
        .id = arena_str(&s->arena, r->id),
        .at = r->at,
        .share_allowed = allow_has(&s->allow, DIAG_QUOTED_SHARE),
        .first = s->captures.n,
    };
    vec_push(&s->list, source);
    while (s->by_number.n <= r->number)
        vec_push(&s->by_number, 0);
    s->by_number.v[r->number] = (uint32_t)s->list.n;
}

static void take_capture(struct verify_sources *s, const struct record *r)
{
    const struct value *path = record_value(r, FIELD_CAPTURE_PATH);
    const struct value *kind = record_value(r, FIELD_CAPTURE_KIND);
    const struct value *sha256 = record_value(r, FIELD_CAPTURE_SHA256);
    struct verify_source *source = verify_sources_find(s, r->parent);
    if (!path || !kind || !source)
        return;
    struct verify_capture capture = {
        .path = arena_str(&s->arena, path->text),
        .at = path->at,
        .is_text = str_eq(kind->text, STR("text")),
        .allowed = allow_has(&s->allow, DIAG_NO_CAPTURE),
    };
    if (sha256) {
        capture.sha256 = arena_str(&s->arena, sha256->text);
        capture.sha256_at = sha256->at;
    }
    vec_push(&s->captures, capture);
    source->n_captures++;
    source->n_texts += capture.is_text;
}

void verify_sources_take(struct verify_sources *s, const struct record *record)
{
    switch (record->kind->tag) {
    case KIND_CASE:
        allow_read(&s->allow, record);
        take_case(s, record);
        break;
    case KIND_SOURCE:
        allow_read(&s->allow, record);
        take_source(s, record);
        break;
    case KIND_CAPTURE:
        take_capture(s, record);
        break;
    default:
        break;
    }
}

struct verify_source *verify_sources_find(struct verify_sources *s, uint32_t number)
{
    uint32_t i = number < s->by_number.n ? s->by_number.v[number] : 0;
    return i ? &s->list.v[i - 1] : NULL;
}

/* Goes up until a source is met that has texts or was here before, and then tells all on
 * the way. The loader has refused circles. */
static void find_holder(struct verify_sources *s, struct verify_source *source)
{
    struct verify_source *top = source;
    while (top && !top->n_texts && !top->resolved)
        top = verify_sources_find(s, top->part_of);
    size_t holder = !top            ? 0
                    : top->resolved ? top->holder
                                    : (size_t)(top - s->list.v) + 1;
    for (struct verify_source *at = source; at && !at->resolved;
         at = at == top ? NULL : verify_sources_find(s, at->part_of)) {
        at->holder = holder;
        at->resolved = true;
    }
}

void verify_sources_resolve(struct verify_sources *s)
{
    for (size_t i = 0; i < s->list.n; i++)
        find_holder(s, &s->list.v[i]);
}

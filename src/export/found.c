/* SPDX-License-Identifier: MIT */
/* What is somebody else's wording is found and shown as it is or withheld; our own has names
 * replaced. */
#include "export/found.h"

#include "base/json.h"
#include "base/sanitise.h"

enum { SNIPPET_COLUMNS = 160, SNIPPET_MARKS = 32 };

struct found {
    struct arena arena;
    struct str path, case_id, record;
};

static bool is_verbatim(const struct field *field)
{
    return field->type == TYPE_EXACT || field->kind == KIND_SOURCE ||
           field->tag == FIELD_QUOTE_TRANSLATION;
}

static void lens_text(void *self, const struct item *item, enum field_tag tag,
                      struct str value, struct buf *out)
{
    const struct publish *p = self;
    bool name = tag == FIELD_PERSON_NAME || tag == FIELD_PERSON_ALIASES;
    if (name && publish_hides(p, item))
        publish_name(p, item, out);
    else if (is_verbatim(schema_field(tag)) && tag != FIELD_SOURCE_NOTE)
        publish_verbatim(p, value, out);
    else
        publish_text(p, value, out);
}

static bool lens_name(void *self, size_t nth, struct str *name)
{
    return publish_nth_name(self, nth, name);
}

static bool lens_id(void *self, const struct item *item)
{
    const struct publish *p = self;
    bool hidden = item->kind->tag == KIND_PERSON && publish_hides(p, item);
    return !hidden && !publish_withholds_id(p, item->id);
}

struct search_lens found_lens(const struct publish *p)
{
    return (struct search_lens){.self = (void *)(uintptr_t)p, .name = lens_name,
                                .text = lens_text, .id = lens_id};
}

static struct str shown_id(struct found *f, const struct publish *p, const struct kind *kind,
                           struct str id)
{
    return publish_withholds_id(p, id) ? arena_strf(&f->arena, "[%s]", kind->name) : id;
}

static struct str record_of(struct found *f, struct index *ix, const struct publish *p,
                            const struct search_hit *hit)
{
    struct item item;
    struct buf name = {0};
    if (!query_item(ix, hit->rec, &f->arena, &item))
        return STR_NONE;
    if (hit->kind->tag != KIND_PERSON || !publish_hides(p, &item))
        return shown_id(f, p, hit->kind, hit->id);
    publish_name(p, &item, &name);
    struct str shown = arena_str(&f->arena, buf_str(&name));
    buf_free(&name);
    return shown;
}

static void take(struct found *f, struct index *ix, const struct publish *p,
                 const struct search_hit *hit)
{
    struct file_row file;
    *f = (struct found){0};
    if (query_file(ix, hit->file, &f->arena, &file)) {
        f->path = publish_path(p, file.path, &f->arena);
        f->case_id = shown_id(f, p, schema_kind(KIND_CASE), file.case_id);
    }
    f->record = record_of(f, ix, p, hit);
}

static void drop(struct found *f)
{
    arena_free(&f->arena);
}

/* Each piece by itself: marks count bytes of what is not sanitised yet. */
static void add_marked(struct buf *out, struct str text, const struct search_mark *marks,
                       size_t n, bool styled)
{
    size_t at = 0;
    for (size_t i = 0; i < n && styled; i++) {
        sanitise(out, str_sub(text, at, marks[i].from), SANITISE_LINE);
        buf_addz(out, "\033[1m");
        sanitise(out, str_sub(text, marks[i].from, marks[i].to), SANITISE_LINE);
        buf_addz(out, "\033[0m");
        at = marks[i].to;
    }
    sanitise(out, str_sub(text, at, text.n), SANITISE_LINE);
}

void found_line(struct index *ix, const struct publish *p, const struct search_hit *hit,
                bool styled, struct buf *out)
{
    struct found f;
    struct search_mark marks[SNIPPET_MARKS];
    struct buf place = {0}, snippet = {0};
    take(&f, ix, p, hit);
    size_t n = search_snippet(hit->text, hit->marks, hit->n_marks, SNIPPET_COLUMNS,
                              &snippet, marks, SNIPPET_MARKS);
    buf_addf(&place, "%.*s:%u: %.*s ▸ %.*s: ", STR_ARG(f.path), hit->at.line,
             STR_ARG(f.case_id), STR_ARG(f.record));
    sanitise(out, buf_str(&place), SANITISE_LINE);
    add_marked(out, buf_str(&snippet), marks, n, styled);
    buf_addc(out, '\n');
    buf_free(&place);
    buf_free(&snippet);
    drop(&f);
}

static void add_member(struct buf *out, const char *key, struct str text)
{
    buf_addf(out, "%s\"%s\":", out->p[out->n - 1] == '{' ? "" : ",", key);
    json_quote(out, text);
}

void found_json(struct index *ix, const struct publish *p, const struct search_hit *hit,
                struct buf *out)
{
    struct found f;
    take(&f, ix, p, hit);
    buf_addc(out, '{');
    add_member(out, "file", f.path);
    buf_addf(out, ",\"line\":%u", hit->at.line);
    add_member(out, "case", f.case_id);
    add_member(out, "record", f.record);
    add_member(out, "kind", str_of(hit->kind->name));
    add_member(out, "field", str_of(hit->field->name));
    add_member(out, "text", hit->text);
    buf_addz(out, ",\"matches\":[");
    for (size_t i = 0; i < hit->n_marks; i++) {
        buf_addz(out, i ? "," : "");
        json_quote(out, str_sub(hit->text, hit->marks[i].from, hit->marks[i].to));
    }
    buf_addz(out, "]}\n");
    drop(&f);
}

/* SPDX-License-Identifier: MIT */
/* The root of a case file, and how events are walked through. */
#include "format/load.h"

#include "base/source.h"
#include "base/suggest.h"
#include "format/loader.h"
#include "format/shown.h"

#include <errno.h>

static const struct place top_of_file = {1, 1};

/* ---- events ---- */

bool loader_next(struct loader *l)
{
    if (l->stop)
        return false;
    yaml_next(l->yaml, &l->event);
    l->broken = l->event.kind == YAML_BROKEN;
    l->stop = l->broken || l->event.kind == YAML_DONE;
    return !l->stop;
}

bool loader_more(struct loader *l)
{
    return loader_next(l) && l->event.kind != YAML_END;
}

void loader_skip(struct loader *l)
{
    unsigned open = 0;
    do {
        if (l->event.kind == YAML_MAP || l->event.kind == YAML_LIST)
            open++;
        else if (l->event.kind == YAML_END)
            open--;
    } while (open && loader_next(l));
}

static bool is_blank(struct str text)
{
    while (text.n && (text.p[0] == ' ' || (text.p[0] >= '\t' && text.p[0] <= '\r')))
        text = str_sub(text, 1, text.n);
    return text.n == 0;
}

/* What YAML reads as nothing, and texts without a word. */
static bool is_empty(const struct yaml_event *e)
{
    if (e->kind != YAML_SCALAR)
        return false;
    return is_blank(e->text) || (e->style == YAML_PLAIN && e->text.n <= 4 &&
                                        str_in_words(e->text, STR("~ null Null NULL")));
}

/* The current event is not what the key needs. */
static bool refuse(struct loader *l, struct str name, const char *is, const char *hint)
{
    if (is_empty(&l->event))
        diags_add(l->diags, DIAG_EMPTY, l->event.at,
                  "`" SHOWN "` says nothing: write its value, or take it out",
                  SHOW(name));
    else if (l->event.kind != YAML_BAD)
        diags_add(l->diags, DIAG_WRONG_TYPE, l->event.at, "`" SHOWN "` is %s: %s",
                  SHOW(name), is, hint);
    loader_skip(l);
    return false;
}

bool loader_wants_map(struct loader *l, struct str name, const char *hint)
{
    return l->event.kind == YAML_MAP || refuse(l, name, "a map", hint);
}

bool loader_wants_list(struct loader *l, struct str name, const char *hint)
{
    return l->event.kind == YAML_LIST || refuse(l, name, "a list", hint);
}

bool loader_wants_text(struct loader *l, struct str name)
{
    if (l->event.kind == YAML_SCALAR && !is_empty(&l->event))
        return true;
    bool list = l->event.kind == YAML_LIST;
    return refuse(l, name, "text",
                  list ? "write one value, not a list"
                       : "write one value; `: ` in it needs quotes");
}

/* ---- the root ---- */

static void not_a_case(struct loader *l)
{
    diags_add(l->diags, DIAG_NOT_A_CASE, top_of_file,
              "not a case file: a case begins with the line `dossier: %d`",
              SCHEMA_VERSION);
}

static void unknown_root_key(struct loader *l)
{
    struct buf known = {0};
    buf_addz(&known, "dossier");
    for (size_t i = 0; i < KINDS; i++)
        if (*schema_kind(i)->section)
            buf_addf(&known, " %s", schema_kind(i)->section);
    struct suggestion meant = suggest_start(l->event.text);
    for (size_t i = 0; i < KINDS; i++)
        suggest_offer(&meant, str_of(schema_kind(i)->section));
    const struct kind *kind = schema_section(meant.best);
    load_unknown_key(l, buf_str(&known));
    buf_free(&known);
    if (!loader_next(l))
        return;
    if (l->event.kind == YAML_MAP)
        l->lost |= kind ? (uint32_t)1 << kind->tag : UINT32_MAX;
    loader_skip(l);
}

/* A later version may mean other things by the same keys: nothing more is read. */
static void read_version(struct loader *l)
{
    if (!loader_next(l) || !loader_wants_text(l, STR("dossier")))
        return;
    if (str_eq(l->event.text, STR("1")))
        return;
    diags_add(l->diags, DIAG_VERSION, l->event.text_at,
              "version `" SHOWN "` of the case format: this program reads version %d",
              SHOW(l->event.text), SCHEMA_VERSION);
    l->stop = l->broken = true;
}

/* What the root has, and where: by kind for sections, and KINDS for `dossier`. */
struct root {
    struct place seen[KINDS + 1];
    bool any;
};

/* The same key again is reported, but read: else all it holds would be missing. */
static void note_key(struct loader *l, struct root *root, size_t which)
{
    struct place *first = &root->seen[which];
    if (first->line)
        diags_add(l->diags, DIAG_DUPLICATE_KEY, l->event.at,
                  "duplicate key `" SHOWN "`: first at line %u; join the two",
                  SHOW(l->event.text), first->line);
    else
        *first = l->event.at;
    root->any = true;
}

static void read_root_key(struct loader *l, struct root *root)
{
    const struct kind *kind = schema_section(l->event.text);
    if (kind) {
        struct place at = l->event.at;
        note_key(l, root, kind->tag);
        if (loader_next(l))
            load_section(l, kind, at);
    } else if (str_eq(l->event.text, STR("dossier"))) {
        note_key(l, root, KINDS);
        read_version(l);
    } else if (root->any) {
        unknown_root_key(l);
    } else {
        not_a_case(l);
        l->stop = l->broken = true;
    }
}

static void read_root(struct loader *l)
{
    bool begins = loader_next(l);
    if (l->broken)
        return;
    if (!begins || l->event.kind != YAML_MAP) {
        not_a_case(l);
        l->stop = l->broken = true;
        return;
    }
    struct root root = {0};
    while (loader_more(l))
        read_root_key(l, &root);
    if (l->stop)
        return;
    if (!root.seen[KINDS].line)
        not_a_case(l);
    if (!root.seen[KIND_CASE].line)
        diags_add(l->diags, DIAG_MISSING_KEY, top_of_file,
                  "no `case`: write one with `id` and `title`");
    loader_next(l); /* what may not follow the document is found by looking for it */
}

static void loader_free(struct loader *l)
{
    yaml_close(l->yaml);
    struct draft *drafts[] = {&l->top, &l->child};
    for (size_t i = 0; i < 2; i++) {
        vec_free(&drafts[i]->values);
        vec_free(&drafts[i]->links);
        vec_free(&drafts[i]->places);
    }
    vec_free(&l->children);
    vec_free(&l->pending);
    vec_free(&l->edges);
    ids_free(&l->ids);
    arena_free(&l->arena);
}

/* Reads a case from wherever it is. */
static bool load(struct source *source, const struct load_rest *rest,
                 const struct record_sink *sink, struct diags *diags)
{
    size_t errors = diags->errors;
    struct loader l = {.yaml = yaml_open(source, diags),
                       .sink = sink,
                       .rest = rest,
                       .diags = diags,
                       .numbers = CASE_NUMBER,
                       .self = NO_ID};
    ids_init(&l.ids);
    read_root(&l);
    load_links_end(&l);
    bool cancelled = l.cancelled;
    loader_free(&l);
    return diags->errors == errors && !cancelled;
}

bool load_text(struct str text, const struct record_sink *sink, struct diags *diags)
{
    struct source source = source_text(text);
    return load(&source, NULL, sink, diags);
}

bool load_part(struct str text, const struct kind *section, const struct load_rest *rest,
               const struct record_sink *sink, struct diags *diags)
{
    struct buf whole = {0};
    if (section->tag != KIND_CASE)
        buf_addf(&whole, "dossier: %d\ncase: {id: part, title: part}\n%s:\n",
                 SCHEMA_VERSION, section->section);
    buf_add(&whole, text);
    struct source source = source_text(buf_str(&whole));
    bool good = load(&source, rest, sink, diags);
    buf_free(&whole);
    return good;
}

/* What is wrong with the file as a whole; `reason` is an errno. */
static void report_file(enum file_error error, int reason, struct diags *diags)
{
    const struct place whole = {0, 0};
    switch (error) {
    case FILE_OK:
        break;
    case FILE_UNREADABLE:
        diags_add(diags, DIAG_UNREADABLE, whole, "cannot be read: %s", strerror(reason));
        break;
    case FILE_NOT_REGULAR:
        diags_add(diags, DIAG_NOT_REGULAR, whole, "not a regular file: it is not read");
        break;
    case FILE_TOO_LARGE:
        diags_add(diags, DIAG_TOO_LARGE, whole, "larger than %d MiB: it is not read",
                  LOAD_FILE_LIMIT >> 20);
        break;
    }
}

void load_excuse(struct diags *diags)
{
    if (diags->list.n != 1 || diags->list.v[0].code != DIAG_NOT_A_CASE)
        return;
    struct place at = diags->list.v[0].at;
    diags_free(diags);
    *diags = (struct diags){0};
    diags_add(diags, DIAG_OTHER_FILE, at,
              "not a case file, and left alone: a case begins with the line `dossier: %d`",
              SCHEMA_VERSION);
}

void load_report_source(const struct source *source, struct diags *diags)
{
    report_file(source->error, source->reason, diags);
}

bool load_read(const char *path, struct buf *text, struct diags *diags)
{
    enum file_error error = file_read(path, LOAD_FILE_LIMIT, text, NULL);
    report_file(error, errno, diags);
    return !error;
}

bool load_file(const char *path, const struct record_sink *sink, struct diags *diags)
{
    struct source source = source_file(path, LOAD_FILE_LIMIT);
    bool good = !source.error && load(&source, NULL, sink, diags) && !source.error;
    load_report_source(&source, diags);
    source_close(&source);
    return good;
}

/* SPDX-License-Identifier: MIT */
/* What people had better not do. */
#include "edits_parts.h"

/* A line that does not belong there, somewhere in a record. */
bool mistake_line(struct edited *e, int arg)
{
    static const char *const lines[] = {
        "    note: \"never closed",
        "    allow: [short-name",
        "\t    note: behind a tab",
        "     note: one too deep",
        "    notes: no such field",
        "    exact: a plain one",
        "    note: \"\\x07\"",
        "    note: \xff\xfe",
    };
    struct span at;
    for (size_t tries = 0; tries < 20; tries++) {
        enum kind_tag kind = arg == 5 ? KIND_QUOTE : edits_kind(e);
        if (!edits_record(e, kind, &at) || lines_is_flow(&e->lines, at))
            continue;
        if (arg == 5)
            lines_take(&e->lines, at, "exact");
        lines_insert(&e->lines, at.from + 1, str_of(lines[arg]));
        return true;
    }
    return false;
}

bool mistake_date(struct edited *e, int arg)
{
    static const char *const dates[] = {
        "\"2003-13\"", "\"last year\"", "\"2004/2003\"", "\"\""};
    struct span at;
    (void)arg;
    return edits_record(e, KIND_EVENT, &at) &&
           edits_put(e, at, "date", "%s", one_of(&e->chance, dates));
}

bool mistake_key(struct edited *e, int arg)
{
    struct span at;
    (void)arg;
    for (size_t tries = 0; tries < 20; tries++) {
        if (!edits_record(e, edits_kind(e), &at) || at.to < at.from + 3)
            continue;
        lines_insert(&e->lines, at.from + 1, STR("    note: one"));
        lines_insert(&e->lines, at.from + 1, STR("    note: two"));
        return true;
    }
    return false;
}

/* The id of another record, of this section or of another. */
bool mistake_id(struct edited *e, int arg)
{
    enum kind_tag kind = edits_kind(e);
    struct span at;
    char other[ID_SIZE];
    struct buf line = {0};
    (void)arg;
    if (!edits_record(e, kind, &at))
        return false;
    edits_pick(e, once_in(&e->chance, 2) ? kind : edits_kind(e), other);
    buf_addf(
        &line, "  %s%s", other, e->lines.v.v[at.from] + 2 + lines_id(&e->lines, at).n);
    lines_replace(&e->lines, at.from, buf_str(&line));
    buf_free(&line);
    return true;
}

bool mistake_dangling(struct edited *e, int arg)
{
    struct span at;
    (void)arg;
    return edits_record(e, KIND_QUOTE, &at) &&
           (once_in(&e->chance, 2)
                   ? edits_put(e, at, "source", "nowhere")
                   : edits_put(e, at, "about", "[e1, nobody, e2.nothing]"));
}

bool mistake_cycle(struct edited *e, int arg)
{
    struct lines *l = &e->lines;
    struct span a, b;
    char ids[2][ID_SIZE];
    (void)arg;
    if (lines_records(l, "sources") < 4 || !lines_record(l, "sources", 2, &b) ||
        !lines_record(l, "sources", 0, &a))
        return false;
    snprintf(ids[0], ID_SIZE, "%.*s", STR_ARG(lines_id(l, a)));
    snprintf(ids[1], ID_SIZE, "%.*s", STR_ARG(lines_id(l, b)));
    edits_put(
        e, b, "part-of", "%s", ids[0]); /* the lower one first: it moves nothing above */
    edits_put(e, a, "copy-of", "%s", ids[1]);
    return true;
}

/* ---- without a thought ---- */

bool mistake_odd(struct edited *e, int arg)
{
    static const char *const odd[] = {
        "      deeper: than all",
        "    note: \"a note # not a remark\"",
        "    note: |",
        "      # a remark, or text",
        "    locator: page 3",
        "events:",
        "  q7:",
        "relations: {}",
        "    exact: \"never closed",
        "\t",
        "    allow: [empty]",
        "    note: &x anchored",
        "    note: *x",
        "  p1: {kind: person, name: Twice}",
        "    about: []",
        "  z9: {source: s1, exact: \"one more\", about: [e1]}",
        "---",
        "...",
        "  # indented",
        "}",
        "claims: ~",
        "dossier: 2",
        "    note: a\r",
        "\xef\xbb\xbf# marked",
        "\t# behind a tab",
        "# a bell\a",
        "# no text \xff",
        "\v",
        "# a line that\xe2\x80\xa8  ends",
        ("    note: a\xe2\x80\xa8"
         "b"),
    };
    (void)arg;
    lines_insert(
        &e->lines, below(&e->chance, e->lines.v.n + 1), str_of(one_of(&e->chance, odd)));
    return true;
}

bool mistake_line_out(struct edited *e, int arg)
{
    size_t at = below(&e->chance, e->lines.v.n);
    (void)arg;
    if (e->lines.v.n < 2)
        return false;
    lines_remove(&e->lines, (struct span){at, at + 1});
    return true;
}

bool mistake_line_twice(struct edited *e, int arg)
{
    (void)arg;
    lines_insert(&e->lines, below(&e->chance, e->lines.v.n),
        str_of(e->lines.v.v[below(&e->chance, e->lines.v.n)]));
    return true;
}

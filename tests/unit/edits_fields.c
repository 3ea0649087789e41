/* SPDX-License-Identifier: MIT */
/* Edits of the fields of a record that lead to nothing. */
#include "edits_parts.h"

/* A field that the kind may have and that leads to nothing. */
bool edit_field_in(struct edited *e, int arg)
{
    static const char *const fields[KINDS][2] = {
        [KIND_SOURCE] = {"publisher", "note"},
        [KIND_PERSON] = {"note", "role"},
        [KIND_RELATION] = {"note", "is"},
        [KIND_EVENT] = {"place", "date-basis"},
        [KIND_QUOTE] = {"locator", "translation"},
        [KIND_CLAIM] = {"note", "question"},
    };
    static const char *const values[] = {
        "page 3", "the lights", "\"lamps: # of 2003\"", "Тагиров"};
    struct span at;
    enum kind_tag kind = edits_kind(e);
    (void)arg;
    return edits_record(e, kind, &at) &&
           edits_put(
               e, at, one_of(&e->chance, fields[kind]), "%s", one_of(&e->chance, values));
}

bool edit_field_out(struct edited *e, int arg)
{
    static const char *const fields[] = {"note", "locator", "translation", "place",
        "issued", "author", "aliases", "born", "date-basis", "publisher", "speaker",
        "sensitivity", "role"};
    struct span at;
    (void)arg;
    for (size_t tries = 0; tries < 60; tries++)
        if (edits_record(e, edits_kind(e), &at) &&
            lines_take(&e->lines, at, one_of(&e->chance, fields)))
            return true;
    return false;
}

/* ---- people ---- */

/* Somebody whose name is hidden, more often than not; somebody. */
static bool some_person(struct edited *e, struct span *at)
{
    size_t nth = 1 + below(&e->chance, 3);
    return once_in(&e->chance, 2) ? lines_record(&e->lines, "people", nth, at)
                                  : edits_record(e, KIND_PERSON, at);
}

bool edit_name(struct edited *e, int arg)
{
    static const char *const names[] = {"Ines Berg", "Ulrike", "Ulrike Halvorsen",
        "Quast", "Timur Sagitov", "\"Li, the guard\"", "Юсупов", "Person 7",
        "王小明"};
    struct span at;
    (void)arg;
    return some_person(e, &at) &&
           edits_put(e, at, "name", "%s", one_of(&e->chance, names));
}

bool edit_alias(struct edited *e, int arg)
{
    static const char *const lists[] = {"[Ulrike]", "[Halvorsen, Rauch]",
        "[Sagitov, Timur]", "[\"the guard\"]", "[Mirela Quast, Person 9]"};
    struct span at;
    (void)arg;
    if (!some_person(e, &at))
        return false;
    return (once_in(&e->chance, 3) && lines_take(&e->lines, at, "aliases")) ||
           edits_put(e, at, "aliases", "%s", one_of(&e->chance, lists));
}

bool edit_publish(struct edited *e, int arg)
{
    static const char *const ways[] = {"yes", "pseudonym", "withhold"};
    struct span at;
    (void)arg;
    if (!some_person(e, &at))
        return false;
    if (once_in(&e->chance, 4))
        return lines_take(&e->lines, at, "publish");
    if (once_in(&e->chance, 4))
        return edits_put(e, at, "sensitivity", "[minor]");
    return edits_put(e, at, "publish", "%s", one_of(&e->chance, ways)) &&
           (once_in(&e->chance, 2) || edits_put(e, at, "pseudonym", "Guard B"));
}

/* ---- allow ---- */

bool edit_allow_in(struct edited *e, int arg)
{
    static const char *const codes[KINDS][2] = {
        [KIND_SOURCE] = {"source-unquoted", "short-name"},
        [KIND_PERSON] = {"person-unmentioned", "minor-undecided"},
        [KIND_RELATION] = {"short-name", "short-name"},
        [KIND_EVENT] = {"event-without-quote", "date-contradicted"},
        [KIND_QUOTE] = {"quote-about-nothing", "date-contradicted"},
        [KIND_CLAIM] = {"conflict-without-note", "account-without-quote"},
    };
    struct span at;
    enum kind_tag kind = edits_kind(e);
    const char *section = schema_kind(kind)->section;
    (void)arg;
    if (once_in(&e->chance, 8))
        return lines_section(&e->lines, "case", &at) &&
               edits_put(e, at, "allow", "[%s]", one_of(&e->chance, codes[kind]));
    if (once_in(&e->chance, 2)) { /* those at the end have warnings */
        size_t n = lines_records(&e->lines, section);
        if (n < 2 || !lines_record(&e->lines, section, n - 1 - below(&e->chance, 2), &at))
            return false;
    } else if (!edits_record(e, kind, &at)) {
        return false;
    }
    return edits_put(e, at, "allow", "[%s, short-name]", one_of(&e->chance, codes[kind]));
}

bool edit_allow_out(struct edited *e, int arg)
{
    (void)arg;
    for (size_t from = 0; from < 7; from++) {
        static const enum kind_tag kinds[] = {
            KIND_PERSON, KIND_EVENT, KIND_QUOTE, KIND_CLAIM, KIND_SOURCE};
        const char *section = schema_kind(one_of(&e->chance, kinds))->section;
        size_t n = lines_records(&e->lines, section);
        struct span at;
        for (size_t i = 0; i < n; i++)
            if (lines_record(&e->lines, section, i, &at) &&
                lines_take(&e->lines, at, "allow"))
                return true;
    }
    return false;
}

/* ---- dates ---- */

static const char *const dates[] = {"\"2003\"", "\"2003-03\"", "\"2003-03-04\"",
    "\"2004~\"", "\"2003-03-04/2004\"", "\"../2003\"", "\"2003/..\"",
    "\"[2003-03-01..2003-03-02]\"", "\"2011-07\""};

bool edit_date(struct edited *e, int arg)
{
    struct span at;
    struct buf was = {0};
    bool there = false;
    (void)arg;
    for (size_t tries = 0; tries < 20 && !there; tries++)
        there =
            edits_record(e, KIND_EVENT, &at) && lines_value(&e->lines, at, "date", &was);
    buf_free(&was);
    return there && edits_put(e, at, "date", "%s", one_of(&e->chance, dates));
}

bool edit_date_out(struct edited *e, int arg)
{
    struct span at;
    (void)arg;
    for (size_t tries = 0; tries < 20; tries++)
        if (edits_record(e, KIND_EVENT, &at) && lines_take(&e->lines, at, "date"))
            return true;
    return false;
}

bool edit_date_in(struct edited *e, int arg)
{
    struct span at;
    struct buf was = {0};
    size_t n = lines_records(&e->lines, "events");
    bool there = true;
    (void)arg;
    for (size_t i = 0; i < n && there; i++)
        there = !lines_record(&e->lines, "events", i, &at) ||
                lines_value(&e->lines, at, "date", &was);
    buf_free(&was);
    return !there && edits_put(e, at, "date", "%s", one_of(&e->chance, dates));
}

/* Neighbours, so that they stand in one segment, or two. */
bool edit_dates(struct edited *e, int arg)
{
    const char *date = one_of(&e->chance, dates);
    size_t n = lines_records(&e->lines, "events"), many = 2 + below(&e->chance, 12);
    (void)arg;
    if (!n)
        return false;
    for (size_t first = below(&e->chance, n), i = first; i < n && i < first + many; i++) {
        struct span at;
        if (lines_record(&e->lines, "events", i, &at))
            edits_put(e, at, "date", "%s", date);
    }
    return true;
}

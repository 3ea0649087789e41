/* SPDX-License-Identifier: MIT */
#include "patch_bases.h"

static void add_people(struct lines *l, enum base base)
{
    lines_add(l, "people:");
    for (size_t i = 0; i < 70; i++)
        if (base == HIDING && i == 3)
            lines_add(l, "  p3: {kind: person, name: Ulrike Halvorsen, publish: withhold}");
        else if (base == TITLED && i == 3)
            lines_add(l, "  p3: {kind: person, name: der Quast, publish: withhold}");
        else
            lines_add(l, "  p%zu: {kind: person, name: Person %zu, role: guard}", i, i);
    if (base == WARNED) {
        lines_add(l, "  p70: {kind: person, name: Person 70}");
        lines_add(l, "  p71: {kind: person, name: Person 71, allow: [person-unmentioned]}");
    }
    lines_add(l, "relations:");
    for (size_t i = 0; i < 9; i++)
        lines_add(l, "  r%zu: {person: p%zu, is: friend, of: p%zu, quotes: [q%zu]}", i, i,
                  i + 1, i);
    lines_add(l, "  r9: {person: p9, is: friend, of: p8}"); /* who are each other's */
}

static void add_long_note(struct lines *l)
{
    lines_add(l, "    note: |");
    for (size_t i = 0; i < 5000; i++)
        lines_add(l, "      line %zu", i);
}

static void add_events(struct lines *l, enum base base)
{
    lines_add(l, "events:");
    for (size_t i = 0; i < 70; i++) {
        lines_add(l, "  e%zu:", i);
        if (i != 50)
            lines_add(l, "    date: \"20%02zu\"", i % 20);
        lines_add(l, "    title: Event %zu", i);
        if (i == 40)
            lines_add(l, "    place: Northport");
        if (base == LONG && i == 35)
            add_long_note(l);
        lines_add(l, "    people: {p%zu: witness, p%zu: [guard, owner]}", i, (i + 1) % 70);
    }
    if (base == WARNED) {
        lines_add(l, "  e70: {date: \"2001\", title: Event 70}");
        lines_add(l, "  e71: {title: Event 71, allow: [event-without-quote]}");
    }
}

static void add_quotes(struct lines *l, enum base base)
{
    lines_add(l, "quotes:");
    for (size_t i = 0; i < 140; i++) {
        lines_add(l, "  q%zu:", i);
        lines_add(l, "    source: s%zu", i % 10);
        if (base == WARNED && i == 85)
            lines_add(l, "    exact: \"Seen in 1999\"");
        else
            lines_add(l, "    exact: \"I saw lights, number %zu\"", i);
        lines_add(l, "    locator: page %zu", i);
        if (base == WARNED && i == 85)
            lines_add(l, "    about: [e15.date, p15]");
        else if (i == 40)
            lines_add(l, "    about: [e40.place, e40.people.p41, p40.role]");
        else
            lines_add(l, "    about: [e%zu, p%zu]", i % 70, i % 70);
        if (base == TEXTS && (i == 63 || i == 127)) {
            lines_add(l, i == 63 ? "    note: |" : "    note: |+");
            lines_add(l, "      they saw %zu", i);
        }
    }
    if (base == WARNED)
        lines_add(l, "  q140: {source: s1, exact: \"about nothing\"}");
    if (base == HIDING)
        lines_add(l, "  q140: {source: s1, exact: \"Ulrike, they said\", about: [p3]}");
}

static void add_claims(struct lines *l, enum base base)
{
    lines_add(l, "claims:");
    for (size_t i = 0; i < 10; i++) {
        lines_add(l, "  c%zu:", i);
        lines_add(l, "    question: How many of %zu?", i);
        lines_add(l, "    about: [e%zu]", i);
        lines_add(l, "    status: conflict");
        if (base != WARNED || i != 7)
            lines_add(l, "    note: they differ");
        lines_add(l, "    accounts:");
        lines_add(l, "      - {value: %zu, quotes: [q%zu]}", i, i);
        if (base == WARNED && i == 8)
            lines_add(l, "      - {value: none}");
        lines_add(l, "      - {value: one, quotes: [q%zu, q%zu]}", i + 20, i + 30);
    }
}

static void add_case(struct lines *l, enum base base)
{
    lines_add(l, "case:");
    if (base == MIDDLE)
        lines_add(l, "  title: \"The lights #1\"");
    lines_add(l, "  id: a");
    if (base != MIDDLE)
        lines_add(l, "  title: The lights");
    lines_add(l, "  summary: Many were seen.");
}

/* In the order of the file: s11 is part of s100, which is part of s90. */
static void add_chained(struct lines *l)
{
    for (size_t i = 10; i < 140; i++)
        lines_add(l, "  s%zu: {type: webpage, title: Source %zu%s}", i, i,
                  i == 11 ? ", part-of: s100" : i == 100 ? ", part-of: s90" : "");
}

static void add_sources(struct lines *l, enum base base)
{
    lines_add(l, "sources:");
    for (size_t i = 0; i < 5; i++)
        lines_add(l, "  s%zu: {type: webpage, title: Source %zu}", i, i);
    lines_add(l, "  s5:");
    lines_add(l, "    type: book");
    lines_add(l, "    title: Source 5");
    lines_add(l, "    captures:");
    lines_add(l, "      - {path: s5.txt, kind: text}");
    lines_add(l, "      - {path: s5.pdf, kind: pdf}");
    lines_add(l, "  s6: {type: graphic, title: Source 6, part-of: s5}");
    lines_add(l, "  s7: {type: webpage, title: Source 7, copy-of: s6}");
    lines_add(l, "  s8: {type: webpage, title: Source 8}");
    lines_add(l, "  s9: {type: webpage, title: Source 9}");
    if (base == WARNED)
        lines_add(l, "  s10: {type: webpage, title: Source 10}");
    if (base == CHAINED)
        add_chained(l);
}

/* Sections as maps in braces over several lines, of which each record has one. Where two
 * records lose their comma they say the same as a block. */
static void add_quotes_in_braces(struct lines *l)
{
    lines_add(l, "quotes: {");
    for (size_t i = 0; i < 140; i++)
        lines_add(l, "  \"q%zu\": {\"source\": \"s%zu\", \"exact\": \"number %zu\","
                     " \"about\": [\"e%zu\", \"p%zu\"]}%s",
                  i, i % 10, i, i % 70, i % 70, i < 139 ? "," : "");
    lines_add(l, "}");
}

static void add_claims_in_braces(struct lines *l)
{
    lines_add(l, "claims: {");
    for (size_t i = 0; i < 2; i++)
        lines_add(l, "  \"c%zu\": {\"question\": \"Why?\", \"status\": \"open\","
                     " \"accounts\": [{\"value\": \"no\"}]}%s", i, i ? "" : ",");
    lines_add(l, "}");
}

static void add_short_claims(struct lines *l)
{
    lines_add(l, "claims:");
    for (size_t i = 0; i < 2; i++)
        lines_add(l, "  c%zu: {question: Why?, status: open, accounts: [{value: no}]}", i);
}

void patch_base_make(struct lines *l, enum base base)
{
    lines_add(l, "dossier: 1");
    if (base != MIDDLE)
        add_case(l, base);
    add_sources(l, base);
    add_people(l, base);
    add_events(l, base);
    if (base == MIDDLE)
        add_case(l, base);
    if (base == JSON)
        add_quotes_in_braces(l);
    else
        add_quotes(l, base);
    if (base == JSON || base == BRACES)
        add_claims_in_braces(l);
    else if (base == TEXTS)
        add_short_claims(l);
    else
        add_claims(l, base);
}

void patch_base_chains(struct lines *l, size_t sources, const char *title)
{
    enum { CHAIN = 60 };
    lines_add(l, "dossier: 1");
    lines_add(l, "case: {id: a, title: The lights}");
    lines_add(l, "sources:");
    for (size_t i = 0; i < sources; i++)
        if (i % CHAIN)
            lines_add(l, "  s%zu: {type: book, title: %s, part-of: s%zu}", i, title, i - 1);
        else
            lines_add(l, "  s%zu: {type: book, title: %s}", i, title);
}

/* SPDX-License-Identifier: MIT */
/* The file that is edited. The last two of each kind are led to by nothing, so that their
 * warnings are there, and the others by chance; in a quiet file all by turns. */
#include "edits_parts.h"

enum { YEARS = 20 };

static const char *const first_names[] = {
    "Ines", "Тагир", "Jonas", "Mara", "Li", "Amal", "Søren", "Ada", "Petra", "Omar"};
static const char *const last_names[] = {
    "Rauch", "Berg", "Иванов", "Costa", "O'Neil", "Novak", "Haddad", "Weiss"};
const char *const edits_hidden[HIDDEN] = {
    "Ulrike Halvorsen", "Timur Sagitov", "Мурад Юсупов", "Dr. Mirela Quast"};
const char *const edits_short[SHORT] = {
    "Ulrike", "Sagitov", "Halvorsens", "Юсупову", "Мурада Юсупова", "Mirela", "Quast"};

char edits_letter(enum kind_tag kind)
{
    switch (kind) {
    case KIND_SOURCE:
        return 's';
    case KIND_PERSON:
        return 'p';
    case KIND_RELATION:
        return 'r';
    case KIND_EVENT:
        return 'e';
    case KIND_QUOTE:
        return 'q';
    default:
        return 'c';
    }
}

/* ---- values ---- */

static void add_exact(
    struct edited *e, size_t year, bool flow, struct lines *out, struct buf *line)
{
    struct chance *c = &e->chance;
    size_t n = below(c, 90);
    if (flow || once_in(c, 2)) {
        buf_addf(line, "\"I saw %zu lights in 20%02zu\"", n, year);
        return;
    }
    switch (below(c, 4)) {
    case 0:
        lines_add(out, "    exact: |-");
        lines_add(out, "      the %zu lights of Ines", n);
        lines_add(out, "      # no remark, and no");
        lines_add(out, "      q7: {source: s1}");
        break;
    case 1:
        lines_add(out, "    exact: >");
        lines_add(out, "      the lights,");
        lines_insert(out, out->v.n, STR_NONE);
        lines_add(out, "      all %zu lamps", n);
        break;
    case 2:
        lines_add(out, "    exact: \"We counted");
        lines_add(out, "      quotes: %zu lamps, # no remark", n);
        lines_insert(out, out->v.n, STR_NONE);
        lines_add(out, "      of Person\"");
        break;
    default:
        buf_addf(line, "'it''s %zu lamps: 20%02zu'", n, year);
    }
}

static size_t number_of(const char *id)
{
    return strtoul(id + 1, NULL, 10);
}

static void add_about(
    struct edited *e, const char *event, const char *person, struct buf *value)
{
    struct chance *c = &e->chance;
    char other[ID_SIZE];
    switch (below(c, e->quiet ? 6 : 8)) {
    case 0:
        buf_addf(value, "[%s.date, %s]", event, person);
        break;
    case 1:
        buf_addf(value, "[%s, %s.role]", event, person);
        break;
    case 2:
        buf_addf(value, "[%s.title, %s.date, %s]", event, event, person);
        break;
    case 6:
        edits_pick(e, KIND_EVENT, other);
        buf_addf(value, "[%s.people.p0, %s]", event, other);
        break;
    case 7:
        buf_addf(value, "[%s]", person);
        break;
    default:
        buf_addf(value, "[%s, %s]", event, person);
    }
}

/* ---- records ---- */

/* A field in braces or on a line of its own. */
__attribute__((format(printf, 4, 5))) static void field(
    struct lines *out, struct buf *braces, const char *name, const char *format, ...)
{
    struct buf value = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&value, format, args);
    va_end(args);
    if (braces)
        buf_addf(braces, "%s%s: %s", braces->n ? ", " : "", name, buf_z(&value));
    else
        lines_add(out, "    %s: %s", name, buf_z(&value));
    buf_free(&value);
}

static void write_source(
    struct edited *e, const char *id, struct lines *out, struct buf *b)
{
    static const char *const types[] = {"webpage", "article-newspaper", "book"};
    struct chance *c = &e->chance;
    char of[ID_SIZE];
    field(out, b, "type", "%s", one_of(c, types));
    field(out, b, "title", "Source %s", id + 1);
    if (once_in(c, 2))
        field(out, b, "issued", "\"20%02zu-03\"", below(c, YEARS));
    if (once_in(c, 3))
        field(out, b, "author", "[A. Writer, %s]", one_of(c, last_names));
    edits_pick(e, KIND_SOURCE, of); /* chains, and no circles: to lower numbers */
    if (number_of(of) < number_of(id) && once_in(c, 2))
        field(out, b, once_in(c, 2) ? "part-of" : "copy-of", "%s", of);
    if (b && once_in(c, 3))
        field(out, b, "captures", "[{path: %s.txt, kind: text}]", id);
    if (b || once_in(c, 2))
        return;
    lines_add(out, "    captures:");
    lines_add(out, "      - {path: %s.txt, kind: text, at: \"2019-03-05\"}", id);
    lines_add(out, "      - path: %s.pdf", id);
    lines_add(out, "        kind: pdf");
}

static void write_person(
    struct edited *e, const char *id, struct lines *out, struct buf *b)
{
    struct chance *c = &e->chance;
    field(out, b, "kind", "%s", once_in(c, 9) ? "group" : "person");
    field(out, b, "name", "%s %s", one_of(c, first_names), one_of(c, last_names));
    if (once_in(c, 3))
        field(out, b, "aliases", "[%s %zu, \"%s, the\"]", one_of(c, last_names),
            number_of(id), one_of(c, first_names));
    field(out, b, "role", "guard of %s", one_of(c, last_names));
    if (once_in(c, 4))
        field(out, b, "born", "\"19%zu~\"", 10 + below(c, 90));
}

static void write_relation(
    struct edited *e, const char *id, struct lines *out, struct buf *b)
{
    char person[ID_SIZE], of[ID_SIZE], quote[ID_SIZE];
    (void)id;
    edits_pick(e, KIND_PERSON, person);
    edits_pick(e, KIND_PERSON, of);
    edits_pick(e, KIND_QUOTE, quote);
    field(out, b, "person", "%s", person);
    field(out, b, "is", "friend");
    field(out, b, "of", "%s", of);
    if (once_in(&e->chance, 2))
        field(out, b, "quotes", "[%s]", quote);
}

static void write_event(
    struct edited *e, const char *id, struct lines *out, struct buf *b)
{
    struct chance *c = &e->chance;
    char person[ID_SIZE];
    size_t year = number_of(id) % YEARS;
    if (once_in(c, 2)) /* the same day for many */
        field(out, b, "date", "\"20%02zu\"", year);
    else if (once_in(c, 3))
        field(out, b, "date", "\"20%02zu-03-%02zu/20%02zu-04\"", year, 1 + below(c, 28),
            year);
    else
        field(out, b, "date", "\"20%02zu-0%zu\"", year, 1 + below(c, 9));
    field(out, b, "title", "Event %s of %s", id + 1, one_of(c, first_names));
    edits_pick(e, KIND_PERSON, person);
    for (size_t tries = 0; strcmp(person, "p0") == 0 && tries < 20; tries++)
        edits_pick(e, KIND_PERSON, person);
    if (b || once_in(c, 2)) {
        field(out, b, "people", "{p0: guard, %s: [witness, owner]}", person);
        return;
    }
    lines_add(out, "    people:");
    lines_add(out, "      p0: guard");
    lines_add(out, "      %s: [witness]", person);
}

static void write_quote(
    struct edited *e, const char *id, struct lines *out, struct buf *b)
{
    struct chance *c = &e->chance;
    char source[ID_SIZE], event[ID_SIZE], person[ID_SIZE];
    struct buf exact = {0}, about = {0};
    (void)id;
    edits_pick(e, KIND_SOURCE, source);
    edits_pick(e, KIND_EVENT, event);
    edits_pick(e, KIND_PERSON, person);
    field(out, b, "source", "%s", source);
    add_exact(e, number_of(event) % YEARS, b != NULL, out, &exact);
    if (exact.n)
        field(out, b, "exact", "%s", buf_z(&exact));
    if (once_in(c, 2))
        field(out, b, once_in(c, 4) ? "via" : "speaker", "[%s]", person);
    if (once_in(c, 4))
        field(out, b, "locator", "page %zu", below(c, 90));
    if (once_in(c, 6))
        field(out, b, "translation", "lamps in 20%02zu", below(c, YEARS));
    add_about(e, event, person, &about);
    if (b || !once_in(c, 4)) {
        field(out, b, "about", "%s", buf_z(&about));
    } else {
        lines_add(out, "    about:");
        lines_add(out, "      - %s", event);
        lines_add(out, "      - %s.role", person);
    }
    buf_free(&exact);
    buf_free(&about);
}

static void write_claim(
    struct edited *e, const char *id, struct lines *out, struct buf *b)
{
    static const char *const states[] = {"conflict", "open", "apparent", "accepted"};
    char event[ID_SIZE], quotes[3][ID_SIZE];
    edits_pick(e, KIND_EVENT, event);
    for (size_t i = 0; i < 3; i++)
        edits_pick(e, KIND_QUOTE, quotes[i]);
    field(out, b, "question", "How many of %s?", id + 1);
    field(out, b, "about", "[%s]", event);
    field(out, b, "status", "%s", one_of(&e->chance, states));
    field(out, b, "note", "they differ");
    if (b) {
        field(out, b, "accounts",
            "[{value: two, quotes: [%s]}, {value: one, quotes: [%s]}]", quotes[0],
            quotes[1]);
        return;
    }
    lines_add(out, "    accounts:");
    lines_add(out, "      - {value: two, quotes: [%s], rank: preferred}", quotes[0]);
    lines_add(out, "      - value: one");
    lines_add(out, "        quotes: [%s, %s]", quotes[1], quotes[2]);
}

void edited_write(
    struct edited *e, enum kind_tag kind, struct str id, bool flow, struct lines *out)
{
    char name[ID_SIZE];
    struct buf braces = {0};
    snprintf(name, sizeof name, "%.*s", STR_ARG(id));
    if (!flow)
        lines_add(out, "  %s:", name);
    struct buf *b = flow ? &braces : NULL;
    switch (kind) {
    case KIND_SOURCE:
        write_source(e, name, out, b);
        break;
    case KIND_PERSON:
        write_person(e, name, out, b);
        break;
    case KIND_RELATION:
        write_relation(e, name, out, b);
        break;
    case KIND_EVENT:
        write_event(e, name, out, b);
        break;
    case KIND_QUOTE:
        write_quote(e, name, out, b);
        break;
    default:
        write_claim(e, name, out, b);
    }
    if (flow)
        lines_add(out, "  %s: {%s}", name, buf_z(&braces));
    buf_free(&braces);
}

/* ---- the file ---- */

static void write_case(struct edited *e)
{
    struct lines *l = &e->lines;
    if (once_in(&e->chance, 2)) {
        lines_add(l, "case: {id: a, title: A}");
        return;
    }
    lines_add(l, "case:");
    lines_add(l, "  id: a");
    lines_add(l, "  title: The lights");
    lines_add(l, "  summary: >-");
    lines_add(l, "    Many lights were seen,");
    lines_add(l, "    and few lamps.");
}

static void write_section(struct edited *e, enum kind_tag kind, size_t n)
{
    if (kind == KIND_CASE) {
        write_case(e);
        return;
    }
    lines_add(&e->lines, "%s:%s", schema_kind(kind)->section,
        once_in(&e->chance, 4) ? " # of the case" : "");
    for (size_t i = 0; i < n; i++) {
        char id[ID_SIZE];
        snprintf(id, sizeof id, "%c%zu", edits_letter(kind), i);
        edited_write(e, kind, str_of(id), once_in(&e->chance, 2), &e->lines);
        if (once_in(&e->chance, 12))
            lines_add(&e->lines, "%s", once_in(&e->chance, 2) ? "" : "  # the next");
    }
}

static bool nth(struct edited *e, enum kind_tag kind, size_t n, struct span *out)
{
    return lines_record(&e->lines, schema_kind(kind)->section, n, out);
}

/* Two of each warning, where chance has not been faster. */
static void add_warnings(struct edited *e, size_t quotes)
{
    struct span at;
    for (size_t i = 0; i < 2; i++) {
        if (nth(e, KIND_QUOTE, quotes - 1 - i, &at))
            lines_take(&e->lines, at, "about");
        if (nth(e, KIND_CLAIM, i, &at)) {
            edits_put(e, at, "status", "conflict");
            lines_take(&e->lines, at, "note");
        }
        if (nth(e, KIND_CLAIM, 2 + i, &at))
            edits_put(e, at, "accounts", "[{value: nobody says}]");
        if (nth(e, KIND_PERSON, 5 + i, &at))
            edits_put(e, at, "sensitivity", "[minor]");
        if (nth(e, KIND_QUOTE, 9 + i, &at)) {
            edits_put(e, at, "about", "[e%zu.date]", 3 + i);
            edits_put(e, at, "exact", "\"It was in 1999\"");
        }
        if (nth(e, KIND_EVENT, 6 + 3 * i, &at))
            lines_take(&e->lines, at, "date-basis");
        if (nth(e, KIND_EVENT, 20 + i, &at))
            edits_put(e, at, "allow", "[event-without-quote]");
        if (nth(e, KIND_PERSON, 12 + i, &at))
            edits_put(e, at, "allow", "[person-unmentioned, short-name]");
    }
}

static void hide_names(struct edited *e)
{
    struct span at;
    for (size_t i = 0; i < 3; i++)
        if (nth(e, KIND_PERSON, 1 + i, &at)) {
            edits_put(e, at, "kind", "person");
            edits_put(e, at, "name", "%s", edits_hidden[i]);
            edits_put(e, at, "publish", "%s", i == 1 ? "pseudonym" : "withhold");
            if (i == 1)
                edits_put(e, at, "pseudonym", "Guard A");
        }
    for (size_t i = 0; i < 2; i++)
        if (nth(e, KIND_QUOTE, 30 * i + 3, &at))
            edits_put(e, at, "note", "%s was there", edits_short[i]);
    if (nth(e, KIND_EVENT, 4, &at))
        edits_put(e, at, "title", "%s goes home", edits_hidden[0]);
}

void edited_make(struct edited *e, size_t quotes)
{
    static const enum kind_tag in_order[] = {KIND_CASE, KIND_SOURCE, KIND_PERSON,
        KIND_RELATION, KIND_EVENT, KIND_QUOTE, KIND_CLAIM};
    enum { N = sizeof in_order / sizeof *in_order };
    enum kind_tag order[N];
    size_t n[KINDS] = {[KIND_SOURCE] = quotes / 18,
        [KIND_PERSON] = quotes * 5 / 14,
        [KIND_RELATION] = quotes / 14,
        [KIND_EVENT] = quotes * 5 / 14,
        [KIND_QUOTE] = quotes,
        [KIND_CLAIM] = quotes / 18};
    memcpy(order, in_order, sizeof order);
    for (size_t i = N - 1; i && once_in(&e->chance, 3);
         i--) { /* at the end as it may be */
        size_t k = below(&e->chance, i + 1);
        enum kind_tag kind = order[i];
        order[i] = order[k];
        order[k] = kind;
    }
    e->quiet = once_in(&e->chance, 2);
    for (size_t k = 0; k < KINDS; k++)
        e->made[k] = e->quiet ? n[k] : n[k] > 2 ? n[k] - 2 : 0;
    memset(e->turn, 0, sizeof e->turn);
    lines_remove(&e->lines, (struct span){0, e->lines.v.n});
    e->next = 1000;
    e->place[0] = '\0';
    lines_add(&e->lines, "dossier: 1");
    for (size_t i = 0; i < N; i++)
        write_section(e, order[i], n[order[i]]);
    if (!e->quiet)
        add_warnings(e, quotes);
    if (once_in(&e->chance, 2))
        hide_names(e);
    memset(e->made, 0, sizeof e->made); /* from now on, those in the file */
}

/* SPDX-License-Identifier: MIT */
/* Case files of any size, the same on every machine:
 *
 *   generate cases N FILE      one case of N quotes
 *   generate library M K DIR   M cases of K quotes each
 *
 * A person for 20 quotes, an event for 10, a source for 50, a claim for 100. Who and what
 * a quote leads to follows Zipf's law (the k-th of them as often as 1/k says), but for
 * the first person, who is in 30 of 100 quotes. So do the words of the prose. Each
 * record is led to at least once, so that a generated case has no warnings. Integers
 * only: what is drawn must not depend on how a machine rounds. */
#include "base/mem.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
    QUOTES_A_PERSON = 20,
    QUOTES_AN_EVENT = 10,
    QUOTES_A_SOURCE = 50,
    QUOTES_A_CLAIM = 100,
    FIRST_PERSON_PERCENT = 30,
    WORDS = 20000, /* different ones */
    CASES_A_PERSON = 10, /* of a library, for the first person of each case */
};

static const uint64_t seed = 0x646f7373696572; /* "dossier" */

/* ---- chance ---- */

struct chance {
    uint64_t state;
};

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t draw(struct chance *c)
{
    uint64_t z = c->state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

static size_t draw_below(struct chance *c, size_t n)
{
    return (size_t)(draw(c) % n);
}

/* `percent` times out of 100. */
static bool draw_percent(struct chance *c, unsigned percent)
{
    return draw_below(c, 100) < percent;
}

struct zipf {
    uint64_t *up_to; /* the weights of the first k + 1, added up */
    size_t n;
};

/* `percent` is the share of the first; 0 leaves it what the law says. */
static struct zipf zipf_new(size_t n, unsigned percent)
{
    struct zipf z = {mem_array(n, sizeof *z.up_to), n};
    uint64_t rest = 0, one = (uint64_t)1 << 32;
    for (size_t k = 1; k < n; k++)
        rest += one / (k + 1);
    uint64_t first = percent && n > 1 ? rest / (100 - percent) * percent : one;
    z.up_to[0] = first;
    for (size_t k = 1; k < n; k++)
        z.up_to[k] = z.up_to[k - 1] + one / (k + 1);
    return z;
}

static size_t zipf_draw(const struct zipf *z, struct chance *c)
{
    uint64_t at = draw(c) % z->up_to[z->n - 1];
    size_t from = 0, to = z->n - 1;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (z->up_to[middle] > at)
            to = middle;
        else
            from = middle + 1;
    }
    return from;
}

/* Every `each`-th quote takes the next of the row, the others as chance has it. */
static size_t zipf_pick(const struct zipf *z, struct chance *c, size_t quote, size_t each)
{
    size_t drawn = zipf_draw(z, c);
    return quote % each == 0 ? quote / each % z->n : drawn;
}

/* ---- words ---- */

static const char *const common[] = {
    "the",    "of",     "and",    "to",     "a",       "in",      "that",    "was",
    "he",     "it",     "for",    "on",     "they",    "with",    "were",    "at",
    "she",    "had",    "by",     "from",   "not",     "there",   "which",   "his",
    "her",    "said",   "we",     "when",   "this",    "who",     "been",    "but",
    "after",  "their",  "about",  "before", "nobody",  "people",  "would",   "could",
    "night",  "house",  "heard",  "police", "morning", "street",  "told",    "children",
    "taken",  "years",  "because", "later", "officers", "brother", "mother",  "car",
    "door",   "family", "camp",   "prison", "witness", "soldiers", "village", "lights",
    "café",   "naïve",  "Zürich", "Łódź",   "Гудермес", "Мосул",  "señor",   "façade",
};
enum { COMMON = sizeof common / sizeof *common };

/* The rest are made of syllables: their number written in a base of that many. */
static void put_word(FILE *out, size_t k)
{
    static const char *const syllables[] = {
        "ba",  "ren", "ti", "lo",  "kes", "du",  "mar", "sho", "vin", "ga",  "pel",
        "no",  "fri", "ta", "sun", "he",  "cor", "wi",  "zan", "mo",  "lek", "ar",
        "ge",  "bru", "is", "dal", "ko",  "nes", "ul",  "ter", "va",
    };
    enum { SYLLABLES = sizeof syllables / sizeof *syllables };
    if (k < COMMON) {
        fputs(common[k], out);
        return;
    }
    for (k += SYLLABLES; k; k /= SYLLABLES)
        fputs(syllables[k % SYLLABLES], out);
}

/* Sentences of up to `bytes` bytes in all, or a word more; no line breaks in them. */
static void put_prose(FILE *out, struct chance *c, const struct zipf *words, size_t bytes,
                      bool escapes)
{
    long start = ftell(out);
    size_t sentence = 0;
    while ((size_t)(ftell(out) - start) < bytes) {
        put_word(out, zipf_draw(words, c));
        if (++sentence > 4 && draw_percent(c, 12)) {
            fputs(draw_percent(c, 50) ? ". " : ", ", out);
            sentence = 0;
        } else if (draw_percent(c, 2)) {
            fputs(" \xe2\x80\x93 ", out);
        } else if (escapes && draw_percent(c, 1)) {
            fputs(" \\\"so\\\" ", out);
        } else {
            fputc(' ', out);
        }
    }
    fputs("indeed.", out);
}

/* ---- people ---- */

struct name {
    const char *id, *shown, *also;
};

static const struct name given[] = {
    {"ines", "Ines", "Инес"},    {"bilal", "Bilal", "Билал"}, {"anna", "Anna", NULL},
    {"juergen", "Jürgen", NULL}, {"zoe", "Zoë", NULL},        {"lukas", "Łukas", NULL},
    {"tomas", "Tomas", NULL},    {"maria", "Maria", "Мария"}, {"khava", "Khava", "Хава"},
    {"peter", "Peter", NULL},    {"leila", "Leila", NULL},    {"samuel", "Samuel", NULL},
    {"adam", "Adam", "Адам"},    {"ruth", "Ruth", NULL},      {"idris", "Idris", NULL},
    {"olga", "Olga", "Ольга"},   {"carmen", "Carmen", NULL},  {"hugo", "Hugo", NULL},
};
static const struct name family[] = {
    {"rauch", "Rauch", "Раух"},      {"tagirov", "Tagirov", "Тагиров"},
    {"kovac", "Kovač", NULL},        {"mueller", "Müller", NULL},
    {"diaz", "Díaz", NULL},          {"smith", "Smith", NULL},
    {"haddad", "Haddad", NULL},      {"novak", "Novák", NULL},
    {"petrov", "Petrov", "Петров"},  {"osei", "Osei", NULL},
    {"larsen", "Larsen", NULL},      {"weber", "Weber", NULL},
    {"ibragimova", "Ibragimova", "Ибрагимова"},
};
enum { GIVEN = sizeof given / sizeof *given, FAMILY = sizeof family / sizeof *family };

static const struct name *given_of(size_t person)
{
    return &given[person % GIVEN];
}

static const struct name *family_of(size_t person)
{
    return &family[person / GIVEN % FAMILY];
}

static void put_person_id(FILE *out, size_t person)
{
    fprintf(out, "%s-%s-%zu", given_of(person)->id, family_of(person)->id, person);
}

/* ---- a case ---- */

struct plan {
    FILE *out;
    struct chance chance;
    const struct zipf *words;
    size_t quotes, people, events, sources, claims;
    struct zipf person, event, source;
    size_t first_person, next_people; /* what its people are numbered in the library */
};

/* The number that the k-th of the case's people has among all there are. */
static size_t person_of(const struct plan *p, size_t k)
{
    return k ? p->next_people + k : p->first_person;
}

static size_t a_part(size_t quotes, size_t of)
{
    return (quotes + of - 1) / of;
}

/* Each draw is a statement of its own, for arguments have no order. */
static void put_day(struct plan *p)
{
    size_t year = draw_below(&p->chance, 24);
    size_t month = 1 + draw_below(&p->chance, 12);
    size_t day = 1 + draw_below(&p->chance, 28);
    fprintf(p->out, "\"20%02zu-%02zu-%02zu\"\n", year, month, day);
}

static void put_sources(struct plan *p)
{
    fputs("\nsources:\n", p->out);
    for (size_t k = 0; k < p->sources; k++) {
        fprintf(p->out, "  gazette-%zu:\n    type: article-newspaper\n    title: ", k);
        put_prose(p->out, &p->chance, p->words, 30, false);
        fputs("\n    publisher: The Gazette\n    issued: ", p->out);
        put_day(p);
        fprintf(p->out, "    url: https://example.org/articles/%zu\n    language: en\n",
                k);
    }
}

static void put_people(struct plan *p)
{
    fputs("\npeople:\n", p->out);
    for (size_t k = 0; k < p->people; k++) {
        size_t person = person_of(p, k);
        const struct name *first = given_of(person), *last = family_of(person);
        fputs("  ", p->out);
        put_person_id(p->out, person);
        fprintf(p->out, ":\n    kind: person\n    name: %s %s\n", first->shown,
                last->shown);
        if (first->also && last->also)
            fprintf(p->out, "    aliases: [%s %s]\n", first->also, last->also);
        fputs("    role: ", p->out);
        put_word(p->out, zipf_draw(p->words, &p->chance));
        fputs(" guard\n", p->out);
    }
}

static void put_events(struct plan *p)
{
    static const char *const roles[] = {"witness", "suspect", "[owner, employer]"};
    fputs("\nevents:\n", p->out);
    for (size_t k = 0; k < p->events; k++) {
        fprintf(p->out, "  event-%zu:\n    date: ", k);
        put_day(p);
        fputs("    title: ", p->out);
        put_prose(p->out, &p->chance, p->words, 30, false);
        fputs("\n    place: Northport\n    people: {", p->out);
        size_t person = zipf_draw(&p->person, &p->chance);
        put_person_id(p->out, person_of(p, person));
        fprintf(p->out, ": %s", roles[draw_below(&p->chance, 3)]);
        if (person + 1 < p->people) {
            fputs(", ", p->out);
            put_person_id(p->out, person_of(p, person + 1));
            fprintf(p->out, ": %s", roles[draw_below(&p->chance, 3)]);
        }
        fputs("}\n", p->out);
    }
}

/* Three of four stand in quotes on one line, as most are written. */
static void put_exact(struct plan *p)
{
    size_t bytes = 120 + draw_below(&p->chance, 160);
    bool block = draw_percent(&p->chance, 25);
    fputs(block ? "    exact: |-\n      " : "    exact: \"", p->out);
    put_prose(p->out, &p->chance, p->words, bytes, !block);
    fputs(block ? "\n" : "\"\n", p->out);
}

static void put_quotes(struct plan *p)
{
    fputs("\nquotes:\n", p->out);
    for (size_t k = 0; k < p->quotes; k++) {
        size_t person = zipf_pick(&p->person, &p->chance, k, QUOTES_A_PERSON);
        size_t event = zipf_pick(&p->event, &p->chance, k, QUOTES_AN_EVENT);
        size_t source = zipf_pick(&p->source, &p->chance, k, QUOTES_A_SOURCE);
        fprintf(p->out, "  q-%zu:\n    source: gazette-%zu\n", k, source);
        put_exact(p);
        fprintf(p->out, "    locator: paragraph %zu\n", 1 + draw_below(&p->chance, 30));
        bool speaks = draw_percent(&p->chance, 50);
        if (speaks) {
            fputs("    speaker: [", p->out);
            put_person_id(p->out, person_of(p, person));
            fputs("]\n", p->out);
        }
        fprintf(p->out, "    speech: %s\n", speaks ? "direct" : "reported");
        fprintf(p->out, "    about: [event-%zu", event);
        if (!speaks) {
            fputs(", ", p->out);
            put_person_id(p->out, person_of(p, person));
            fputs(draw_percent(&p->chance, 50) ? ".role" : "", p->out);
        }
        fputs("]\n", p->out);
    }
}

static void put_claims(struct plan *p)
{
    fputs("\nclaims:\n", p->out);
    for (size_t k = 0; k < p->claims; k++) {
        size_t quote = k * QUOTES_A_CLAIM, last = p->quotes - 1;
        fprintf(p->out, "  claim-%zu:\n    question: ", k);
        put_prose(p->out, &p->chance, p->words, 40, false);
        fprintf(p->out, "\n    about: [event-%zu]\n    status: conflict\n    note: ",
                zipf_draw(&p->event, &p->chance));
        put_prose(p->out, &p->chance, p->words, 60, false);
        fprintf(p->out,
                "\n    accounts:\n"
                "      - {value: two, quotes: [q-%zu], rank: preferred}\n"
                "      - {value: one, quotes: [q-%zu], scope: seen from the gate}\n",
                quote, quote < last ? quote + 1 : last);
    }
}

static void put_case(struct plan *p, const char *id)
{
    p->people = a_part(p->quotes, QUOTES_A_PERSON);
    p->events = a_part(p->quotes, QUOTES_AN_EVENT);
    p->sources = a_part(p->quotes, QUOTES_A_SOURCE);
    p->claims = a_part(p->quotes, QUOTES_A_CLAIM);
    p->person = zipf_new(p->people, FIRST_PERSON_PERCENT);
    p->event = zipf_new(p->events, 0);
    p->source = zipf_new(p->sources, 0);
    fprintf(p->out, "dossier: 1\n\ncase:\n  id: %s\n  title: ", id);
    put_prose(p->out, &p->chance, p->words, 20, false);
    fputs("\n  summary: >-\n    ", p->out);
    put_prose(p->out, &p->chance, p->words, 200, false);
    fputs("\n  language: en\n", p->out);
    put_sources(p);
    put_people(p);
    put_events(p);
    put_quotes(p);
    put_claims(p);
    free(p->person.up_to);
    free(p->event.up_to);
    free(p->source.up_to);
}

/* ---- files ---- */

static bool write_case(struct plan *p, const char *path, const char *id)
{
    p->out = fopen(path, "w");
    if (!p->out) {
        fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
        return false;
    }
    put_case(p, id);
    bool whole = !ferror(p->out);
    if (fclose(p->out) == 0 && whole)
        return true;
    fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
    return false;
}

static bool write_library(const struct zipf *words, size_t cases, size_t quotes,
                          const char *folder)
{
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        fprintf(stderr, "generate: %s: %s\n", folder, strerror(errno));
        return false;
    }
    size_t each = a_part(quotes, QUOTES_A_PERSON);
    for (size_t k = 0; k < cases; k++) {
        struct plan plan = {.chance = {seed + k},
                            .words = words,
                            .quotes = quotes,
                            .first_person = k / CASES_A_PERSON,
                            .next_people = cases + k * each};
        char path[4096], id[32];
        snprintf(id, sizeof id, "case-%05zu", k);
        if (snprintf(path, sizeof path, "%s/%s.yaml", folder, id) >= (int)sizeof path ||
            !write_case(&plan, path, id))
            return false;
    }
    return true;
}

/* A number from 1 up; 0 where it is none. */
static size_t number(const char *text)
{
    char *end;
    unsigned long long n = strtoull(text, &end, 10);
    return *end || n > 100000000 ? 0 : (size_t)n;
}

int main(int argc, char **argv)
{
    struct zipf words = zipf_new(WORDS, 0);
    bool good = false;
    if (argc == 4 && strcmp(argv[1], "cases") == 0 && number(argv[2])) {
        struct plan plan = {.chance = {seed}, .words = &words, .quotes = number(argv[2])};
        good = write_case(&plan, argv[3], "generated");
    } else if (argc == 5 && strcmp(argv[1], "library") == 0 && number(argv[2]) &&
               number(argv[3])) {
        good = write_library(&words, number(argv[2]), number(argv[3]), argv[4]);
    } else {
        fputs("usage: generate cases N FILE | generate library M K DIR\n", stderr);
    }
    free(words.up_to);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

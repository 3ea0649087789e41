/* SPDX-License-Identifier: MIT */
/* What is measured, and what of it is wanted. */
#include "bench.h"

/* Some rows come in sizes; the largest with BENCH_FULL only. */

#define COMMAND(...) {{__VA_ARGS__}, NULL, NULL}
#define TYPED(keys, ...) {{__VA_ARGS__}, keys, NULL}
#define NONE {{NULL}, NULL, NULL}

/* Names what is compared, and its reach. */
#define AGAINST(beside, other, reach) beside, other, NONE, reach, NULL
#define ALONE_AT_MOST(beside, reach) beside, NONE, NONE, reach, NULL

/* … and what stands in its way. */
#define AGAINST_WHY(beside, other, reach, why) beside, other, NONE, reach, why
#define ALONE_WHY(beside, reach, why) beside, NONE, NONE, reach, why

#define EVENTS(n) COMMAND("@events", "@case " n)
#define BROWSER(folder) TYPED("Q", "@dossier", "-C", folder)

#define CHECK(n, size, measure, reach)                                                    \
    {"`dossier check` of " n " quotes", size, measure, false,                             \
     COMMAND("@dossier", "check", "@case " n),                                            \
     AGAINST("libyaml's event loop", EVENTS(n), reach)}

#define BUILD(n, size, measure, reach)                                                    \
    {"cold index of " n " quotes, with full text", size, measure, true,                   \
     COMMAND("@dossier", "-C", "@folder " n, "list"),                                     \
     AGAINST_WHY("libyaml's event loop", EVENTS(n), reach,                                \
                 "writing rows, ties and full text with SQLite")}

#define BUILD_MEMORY(n, size, reach)                                                      \
    {"cold index of " n " quotes, with full text", size, MEMORY, true,                    \
     COMMAND("@dossier", "-C", "@folder " n, "list"),                                     \
     AGAINST("an empty program", COMMAND("@nothing"), reach)}

#define INDEX_SIZE(n, size)                                                               \
    {"the index of " n " quotes", size, SIZE, false, COMMAND("@db " n),                   \
     AGAINST("the YAML", COMMAND("@case " n), 1.3)}

/* The browser, from start to the first complete screen and out again. */
#define START(n, size, measure, reach)                                                    \
    {"warm start with " n " quotes, first screen, out", size, measure, false,             \
     BROWSER("@folder " n),                                                               \
     AGAINST_WHY("`sqlite3 DB 'select 1'`", COMMAND("sqlite3", "@db " n, "select 1"),     \
                 reach, "taking the terminal, asking about files, drawing a screen")}

#define START_LARGE(n, size, measure, reach)                                              \
    {"warm start with " n " quotes, first screen, out", size, measure, false,             \
     BROWSER("@folder " n), AGAINST("itself with 1000", BROWSER("@folder 1000"), reach)}

#define START_BESIDE(name, ...)                                                           \
    {"warm start with 100000 quotes, first screen, out", SMALL, SCREEN, false,            \
     BROWSER("@folder 100000"), name, __VA_ARGS__, NONE, 0, NULL}

#define KEYS(n, size, what, name)                                                         \
    {"a key to its painted answer, " n " quotes: " what, size, SAYS_MS, false,            \
     COMMAND("@keys", "@folder " n, name), ALONE_AT_MOST("one frame", 16)}

#define FOUND(n, size)                                                                    \
    {"a letter of `F` to its first hits, " n " quotes", size, SAYS_MS, false,             \
     COMMAND("@keys", "@folder " n, "found"), ALONE_AT_MOST("", 0)}

#define ALL_KEYS(n, size)                                                                 \
    KEYS(n, size, "moves", "moves"),                                                      \
    KEYS(n, size, "pages, ends", "pages"),                                                \
    KEYS(n, size, "single narrowing", "narrowing"),                                       \
    KEYS(n, size, "stacked narrowing, history", "stacking"),                              \
    KEYS(n, size, "each letter of `F`", "search"),                                        \
    FOUND(n, size),                                                                       \
    KEYS(n, size, "each letter of `/` and `f`", "find"),                                  \
    KEYS(n, size, "views `t c r s w`, first paint", "views"),                             \
    KEYS(n, size, "`v`, archived text", "context")

#define BYTES(what, name, reach)                                                          \
    {what, SMALL, SAYS_BYTES, false, COMMAND("@keys", "@folder 10000", name, "bytes"),    \
     ALONE_WHY("", reach, "two rows of text as wide as the screen change their look")}

/* Moves, pages, narrowing, views, searching: then the screen keeps what it keeps. */
static const char browsing[] =
    "jjjj3jjjjGg2jjj1\r3jjj\033tjjj\033cjjj\033rjj\033sjj\033wjj\033Fprison\r\033\0333"
    "GGkkkkg1jjjj\r2jj\r\033\033";

#define BROWSING(n, size)                                                                 \
    {"resident while browsing " n " quotes", size, RESIDENT, false,                       \
     {{"@dossier", "-C", "@folder " n}, browsing, NULL},                                  \
     ALONE_WHY("", 16, "ICU, from the first search on that meets Cyrillic")}

#define FILES(m, size)                                                                    \
    {"warm start with " m " files of 30 quotes, all looked at", size, TIME, false,        \
     COMMAND("@dossier", "-C", "@library " m " 30", "query", "SELECT 1"),                 \
     "a bare fstatat loop and the start of an empty library",                             \
     COMMAND("@stats", "@library " m " 30"),                                              \
     COMMAND("@dossier", "-C", "@empty 0", "query", "SELECT 1"), 2, NULL},                \
    {"warm start with " m " files of 30 quotes, first screen, out", size, SCREEN, false,  \
     BROWSER("@library " m " 30"),                                                        \
     AGAINST("itself with one file of 1000 quotes", BROWSER("@folder 1000"), 0)}

/* A file of 100,000 quotes is edited. */
#define EDIT(what, name)                                                                  \
    {what " in 100000 quotes until it is on the screen", SMALL, SAYS_RATIO, false,        \
     COMMAND("@reload", "@dossier", "@folder 100000", name),                              \
     ALONE_AT_MOST("its cold load", 0.15)}

/* Programs that people live in, with something of their own to show. */
static const char tig[] =
    "cd \"$0\" && { [ -d .git ] || { git init -q && git -c user.name=a -c user.email=a "
    "commit -q --allow-empty -m a; }; } && exec tig";
static const char newsboat[] = "echo https://example.org/feed >\"$0/urls\" && "
                               "exec newsboat -q -u \"$0/urls\" -c \"$0/newsboat.db\"";
static const char fzf[] = "ls \"$0\" | fzf >\"$0.chosen\" || exit 0";

const struct row bench_rows[] = {
    CHECK("10000", SMALL, TIME, 1.3),
    CHECK("100000", SMALL, TIME, 1.3),
    CHECK("1000000", LARGE, TIME, 0),
    CHECK("10000", SMALL, INSTRUCTIONS, 1.3),
    CHECK("100000", LARGE, INSTRUCTIONS, 1.3),
    {"`dossier check` of 1000 cases of 30 quotes", SMALL, TIME, false,
     COMMAND("@dossier", "check", "@library 1000 30"),
     AGAINST("libyaml's event loop, 30000 quotes", EVENTS("30000"), 0)},
    {"`dossier check` of 100000 quotes", SMALL, MEMORY, false,
     COMMAND("@dossier", "check", "@case 100000"),
     AGAINST("an empty program", COMMAND("@nothing"), 0)},

    BUILD("10000", SMALL, TIME, 3.0),
    BUILD("10000", SMALL, WALL, 0),
    BUILD("100000", SMALL, TIME, 3.0),
    BUILD("100000", SMALL, WALL, 0),
    BUILD("1000000", LARGE, TIME, 3.3),
    BUILD("1000000", LARGE, WALL, 0),
    BUILD("10000", SMALL, INSTRUCTIONS, 3.0),
    INDEX_SIZE("10000", SMALL),
    INDEX_SIZE("100000", SMALL),
    INDEX_SIZE("1000000", LARGE),
    BUILD_MEMORY("100000", SMALL, 128),
    BUILD_MEMORY("1000000", LARGE, 128),

    START("1000", SMALL, SCREEN, 2.5),
    START("1000", SMALL, SCREEN_TIME, 2.5),
    START("100000", SMALL, SCREEN, 2.5),
    START("1000000", LARGE, SCREEN, 2.5),
    START_LARGE("100000", SMALL, SCREEN, 1.2),
    START_LARGE("1000000", LARGE, SCREEN, 1.2),
    {"warm start with 100000 quotes", SMALL, READ, false, BROWSER("@folder 100000"),
     AGAINST("itself with 1000", BROWSER("@folder 1000"), 1.5)},
    START_BESIDE("`less` on the YAML", TYPED("q", "less", "@case 100000")),
    START_BESIDE("`vim` on the YAML",
                 TYPED(":q!\r", "vim", "-R", "--clean", "@case 100000")),
    START_BESIDE("`tig` on one commit", {{"sh", "-c", tig, "@empty 0"}, "Q", "tig"}),
    START_BESIDE("`newsboat` on one feed",
                 {{"sh", "-c", newsboat, "@empty 0"}, "Q", "newsboat"}),
    START_BESIDE("`fzf` on 1000 names",
                 {{"sh", "-c", fzf, "@library 1000 30"}, "\033", "fzf"}),
    FILES("1000", SMALL),
    FILES("10000", LARGE),

    BROWSING("100000", SMALL),
    BROWSING("1000000", LARGE),
    ALL_KEYS("100000", SMALL),
    ALL_KEYS("1000000", LARGE),
    BYTES("bytes for a moved selection at 200x60, and what its text in Detail takes",
          "selection", 0),
    BYTES("bytes for a moved selection at 200x60 in a zoomed pane", "zoomed", 600),

    EDIT("a locator at the start", "first"),
    EDIT("a locator at the end", "last"),
    EDIT("a quote more in the middle", "record"),
    EDIT("another date of an event", "date"),
    EDIT("another name", "name"),
    EDIT("a mistake", "error"),
    EDIT("a mistake mended", "mended"),
};

const size_t bench_rows_n = sizeof bench_rows / sizeof *bench_rows;

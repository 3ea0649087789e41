/* SPDX-License-Identifier: MIT */
/* The configuration's text, line by line: `name = value`, or a directive and its words.
 * A line that begins with `#` is a comment; there is no other syntax. */
#include "app/config.h"

#include "app/config_tables.h"
#include "base/suggest.h"
#include "base/utf8.h"

struct reader {
    struct config *config;
    struct diags *diags;
    struct str line;
    uint32_t number;
    uint32_t set_at[SETTINGS]; /* lines that said so; 0: none did */
    uint32_t look_at[ROLES];
    uint32_t pane_at[LIST_PANES + 1]; /* the lists together stand last */
    VEC(struct bound {
        int32_t key;
        enum command_tag command; /* COMMANDS: none */
        uint32_t line;
    }) bound;
};

/* The place of a part of the line. */
static struct place place_of(const struct reader *r, struct str part)
{
    size_t before = part.p ? (size_t)(part.p - r->line.p) : r->line.n;
    return (struct place){r->number, (uint32_t)utf8_length(str_sub(r->line, 0, before)) + 1};
}

/* ", did you mean `x`?" behind what is wrong, or what to do instead. */
static void say_unknown(struct reader *r, enum diag_code code, const char *what,
                        struct str word, const struct suggestion *near, const char *instead)
{
    if (near->best.n)
        diags_add(r->diags, code, place_of(r, word), "no %s `%.*s`: did you mean `%.*s`?", what,
                  STR_ARG(word), STR_ARG(near->best));
    else
        diags_add(r->diags, code, place_of(r, word), "no %s `%.*s`: %s", what, STR_ARG(word),
                  instead);
}

/* The end of the line must be there. */
static bool expect_end(struct reader *r, struct str rest, enum directive directive)
{
    struct str more = str_word(&rest);
    if (!more.n)
        return true;
    diags_add(r->diags, DIAG_BAD_VALUE, place_of(r, more), "too many words: write `%s %s`",
              config_directive(directive)->name, config_directive(directive)->arguments);
    return false;
}

/* The next word of a directive, which must be there. */
static struct str expect_word(struct reader *r, struct str *rest, enum directive directive)
{
    struct str word = str_word(rest);
    if (!word.n)
        diags_add(r->diags, DIAG_EMPTY, place_of(r, (struct str){rest->p, 0}),
                  "a word is missing: write `%s %s`", config_directive(directive)->name,
                  config_directive(directive)->arguments);
    return word;
}

static const struct bound *find_bound(const struct reader *r, int32_t key)
{
    for (size_t i = 0; i < r->bound.n; i++)
        if (r->bound.v[i].key == key)
            return &r->bound.v[i];
    return NULL;
}

/* The command of that name; COMMANDS for `none`, which is none. False: said. */
static bool find_command(struct reader *r, struct str name, enum command_tag *out)
{
    struct suggestion near = suggest_start(name);
    suggest_offer(&near, STR("none"));
    for (*out = 0; *out < COMMANDS; ++*out) {
        struct str candidate = str_of(command_get(*out)->name);
        if (str_eq(candidate, name))
            return true;
        suggest_offer(&near, candidate);
    }
    if (str_eq(name, STR("none")))
        return true;
    say_unknown(r, DIAG_BAD_VALUE, "command", name, &near, "the help lists them");
    return false;
}

static void read_bind(struct reader *r, struct str rest)
{
    struct str name = expect_word(r, &rest, DIRECTIVE_BIND);
    struct str command = name.n ? expect_word(r, &rest, DIRECTIVE_BIND) : STR_NONE;
    if (!command.n || !expect_end(r, rest, DIRECTIVE_BIND))
        return;
    int32_t key = keys_parse(name);
    enum command_tag tag;
    if (!key) {
        diags_add(r->diags, DIAG_BAD_VALUE, place_of(r, name),
                  "no key `%.*s`: write it like `j`, `^D`, `F5`, `PgDn`, `Space`",
                  STR_ARG(name));
        return;
    }
    if (!find_command(r, command, &tag))
        return;
    const struct bound *before = find_bound(r, key);
    if (before) {
        diags_add(r->diags, DIAG_DUPLICATE_KEY, place_of(r, name),
                  "`%.*s` is bound in line %u already: take one of the two away",
                  STR_ARG(name), before->line);
        return;
    }
    vec_push(&r->bound, ((struct bound){key, tag, r->number}));
    if (tag == COMMANDS)
        keymap_unbind(&r->config->keys, key);
    else
        keymap_bind(&r->config->keys, key, tag);
}

static bool find_role(struct reader *r, struct str name, unsigned *out)
{
    struct suggestion near = suggest_start(name);
    for (*out = 0; *out < ROLES; ++*out) {
        struct str candidate = str_of(config_role(*out)->name);
        if (str_eq(candidate, name))
            return true;
        suggest_offer(&near, candidate);
    }
    say_unknown(r, DIAG_BAD_VALUE, "role", name, &near, "docs/config.md lists them");
    return false;
}

static void say_no_look(struct reader *r, struct str word)
{
    struct suggestion near = suggest_start(word);
    const char *const lists[] = {look_attributes, look_colors, "default on"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct str rest = str_of(lists[i]);
        for (struct str w = str_word(&rest); w.n; w = str_word(&rest))
            suggest_offer(&near, w);
    }
    if (str_eq(word, STR("on")))
        near.best = STR_NONE;
    say_unknown(r, DIAG_BAD_VALUE, "colour or attribute", word, &near,
                "write it like `bold yellow on #203040`");
}

static void read_color(struct reader *r, struct str rest)
{
    unsigned role;
    struct str name = expect_word(r, &rest, DIRECTIVE_COLOR);
    if (!name.n || !find_role(r, name, &role))
        return;
    struct look look;
    struct str bad = STR_NONE, words = rest;
    if (!expect_word(r, &words, DIRECTIVE_COLOR).n)
        return;
    if (!look_parse(rest, &look, &bad)) {
        say_no_look(r, bad);
        return;
    }
    if (r->look_at[role]) {
        diags_add(r->diags, DIAG_DUPLICATE_KEY, place_of(r, name),
                  "`%.*s` has a look in line %u already: take one of the two away",
                  STR_ARG(name), r->look_at[role]);
        return;
    }
    r->look_at[role] = r->number;
    r->config->has_look[role] = true;
    r->config->look[role] = look;
}

/* A whole number of per cent that leaves something to others; 0: it is none. */
static int parse_percent(struct str word)
{
    enum { LEAST = 5, MOST = 95 };
    int value = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] < '0' || word.p[i] > '9' || value > MOST)
            return 0;
        value = value * 10 + (word.p[i] - '0');
    }
    return value >= LEAST && value <= MOST ? value : 0;
}

static void read_pane(struct reader *r, struct str rest)
{
    static const char *const names[LIST_PANES + 1] = {"people", "events", "quotes", "lists"};
    struct str name = expect_word(r, &rest, DIRECTIVE_PANE);
    struct str percent = name.n ? expect_word(r, &rest, DIRECTIVE_PANE) : STR_NONE;
    if (!percent.n || !expect_end(r, rest, DIRECTIVE_PANE))
        return;
    struct suggestion near = suggest_start(name);
    size_t pane = 0;
    for (; pane <= LIST_PANES && !str_eq(name, str_of(names[pane])); pane++)
        suggest_offer(&near, str_of(names[pane]));
    int value = parse_percent(percent);
    if (pane > LIST_PANES)
        say_unknown(r, DIAG_BAD_VALUE, "pane", name, &near,
                    "write lists, people, events or quotes");
    else if (!value)
        diags_add(r->diags, DIAG_BAD_VALUE, place_of(r, percent),
                  "`%.*s` is no size: write a number from 5 to 95", STR_ARG(percent));
    else if (r->pane_at[pane])
        diags_add(r->diags, DIAG_DUPLICATE_KEY, place_of(r, name),
                  "`%.*s` has a size in line %u already: take one of the two away",
                  STR_ARG(name), r->pane_at[pane]);
    else {
        r->pane_at[pane] = r->number;
        int *size = pane == LIST_PANES ? &r->config->panes.lists
                                       : &r->config->panes.share[pane];
        *size = value * 10; /* thousandths */
    }
}

static void read_setting(struct reader *r, enum setting setting, struct str name,
                         struct str rest)
{
    rest = str_trim(rest);
    if (!rest.n || rest.p[0] != '=') {
        diags_add(r->diags, DIAG_BAD_VALUE, place_of(r, name), "write `%s = …`",
                  config_setting(setting)->name);
        return;
    }
    struct str value = str_trim(str_sub(rest, 1, rest.n));
    struct buf why = {0};
    if (!value.n)
        diags_add(r->diags, DIAG_EMPTY, place_of(r, name),
                  "`%s` is given nothing: take the line away, or write a value",
                  config_setting(setting)->name);
    else if (r->set_at[setting])
        diags_add(r->diags, DIAG_DUPLICATE_KEY, place_of(r, name),
                  "`%s` is set in line %u already: take one of the two away",
                  config_setting(setting)->name, r->set_at[setting]);
    else if (!config_set(r->config, setting, value, &why))
        diags_add(r->diags, DIAG_BAD_VALUE, place_of(r, value), "%s", buf_z(&why));
    else
        r->set_at[setting] = r->number;
    buf_free(&why);
}

static void read_line(struct reader *r)
{
    static void (*const read_directive[DIRECTIVES])(struct reader *, struct str) = {
        [DIRECTIVE_BIND] = read_bind, [DIRECTIVE_PANE] = read_pane,
        [DIRECTIVE_COLOR] = read_color};
    struct str rest = str_trim(r->line);
    if (!rest.n || rest.p[0] == '#')
        return;
    size_t n = 0; /* `name=value` needs no blanks */
    while (n < rest.n && !strchr(" \t=", rest.p[n]))
        n++;
    struct str name = str_sub(rest, 0, n);
    rest = str_sub(rest, n, rest.n);
    struct suggestion near = suggest_start(name);
    for (enum directive d = 0; d < DIRECTIVES; d++) {
        if (str_eq(name, str_of(config_directive(d)->name))) {
            read_directive[d](r, rest);
            return;
        }
        suggest_offer(&near, str_of(config_directive(d)->name));
    }
    for (enum setting s = 0; s < SETTINGS; s++) {
        if (str_eq(name, str_of(config_setting(s)->name))) {
            read_setting(r, s, name, rest);
            return;
        }
        suggest_offer(&near, str_of(config_setting(s)->name));
    }
    say_unknown(r, DIAG_UNKNOWN_KEY, "setting", name, &near, "docs/config.md lists them");
}

static bool has_key(const struct keymap *keys, enum command_tag tag)
{
    for (size_t i = 0; i < keys->bindings.n; i++)
        if (keys->bindings.v[i].command == tag)
            return true;
    return false;
}

/* A command that has lost its last key to another is hard to find again: one says so, but
 * does as one is told. */
static void check_keys(struct reader *r)
{
    for (enum command_tag tag = 0; tag < COMMANDS; tag++) {
        struct str rest = str_of(command_get(tag)->keys);
        const struct bound *taker = NULL;
        for (struct str key = str_word(&rest); key.n; key = str_word(&rest)) {
            const struct bound *bound = find_bound(r, keys_parse(key));
            if (bound && bound->command != COMMANDS)
                taker = bound;
        }
        if (taker && !has_key(&r->config->keys, tag))
            diags_add(r->diags, DIAG_DUPLICATE_KEY, (struct place){taker->line, 1},
                      "`%s` has no key left: bind another to it", command_get(tag)->name);
    }
}

/* Lists that nothing is said of share what the others leave. */
static void check_panes(struct reader *r)
{
    int *share = r->config->panes.share, said = 0, others = 0;
    uint32_t line = 0;
    for (int i = 0; i < LIST_PANES; i++) {
        said += share[i];
        others += !share[i];
        line = r->pane_at[i] > line ? r->pane_at[i] : line;
    }
    if (!line)
        return;
    if (said > 1000 - 50 * others) {
        diags_add(r->diags, DIAG_BAD_VALUE, (struct place){line, 1},
                  "the lists come to more than there is: make them smaller");
        memset(share, 0, sizeof r->config->panes.share);
        return;
    }
    for (int i = 0; i < LIST_PANES; i++)
        if (!share[i])
            share[i] = (1000 - said) / others;
}

void config_read(struct config *c, struct str text, struct diags *diags)
{
    struct reader r = {.config = c, .diags = diags};
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find(text, STR("\n"), at);
        end = end < text.n ? end : text.n;
        r.line = str_sub(text, at, end);
        r.number++;
        size_t ill = utf8_check(r.line);
        if (ill < r.line.n)
            diags_add(diags, DIAG_NOT_UTF8, place_of(&r, str_sub(r.line, ill, ill)),
                      "this line is not UTF-8: save the file as UTF-8");
        else
            read_line(&r);
        at = end + 1;
    }
    check_keys(&r);
    check_panes(&r);
    diags_sort(diags);
    vec_free(&r.bound);
}

/* SPDX-License-Identifier: MIT */
/* dossier search WORDS…: matches across the library. */
#include "base/sanitise.h"
#include "cli/opened.h"
#include "cli/say.h"
#include "export/found.h"

#include <unistd.h>

enum { PAGE = 64 };

struct hits { /* a VEC */
    struct search_hit *v;
    size_t n, cap;
};

static void collect(struct search_run *s, struct arena *a, struct hits *out)
{
    struct search_hit page[PAGE];
    while (!search_done(s)) {
        size_t n = search_page(s, PAGE, a, page);
        for (size_t i = 0; i < n; i++)
            vec_push(out, page[i]);
    }
}

static void write_hits(const struct cli *cli, struct index *ix, const struct publish *p,
                       const struct hits *hits, struct buf *out)
{
    struct page page;
    say_page(cli, &page, out);
    for (size_t i = 0; i < hits->n; i++) {
        if (cli->given[OPTION_JSON])
            found_json(ix, p, &hits->v[i], out);
        else
            found_line(ix, p, &hits->v[i], page.styled, out);
    }
    if (cli->given[OPTION_JSON] && isatty(STDOUT_FILENO)) { /* people read it */
        struct buf clean = {0};
        sanitise(&clean, buf_str(out), SANITISE_TEXT);
        buf_free(out);
        *out = clean;
    }
}

static void say_notes(const struct search_run *s)
{
    if (*search_note(s))
        say_error("%s", search_note(s));
    if (search_more(s))
        say_error("there are more than these %d: another word narrows them", SEARCH_MOST);
}

static int search(const struct cli *cli, struct index *ix, struct str typed)
{
    struct arena a = {0};
    struct hits hits = {0};
    struct buf out = {0};
    struct publish *p = publish_open(ix, cli->given[OPTION_PRIVATE]);
    struct search_lens lens = found_lens(p);
    struct search_run *s = search_open_lens(ix, typed, &lens);
    collect(s, &a, &hits);
    if (cli->given[OPTION_BEST])
        search_order(hits.v, hits.n);
    write_hits(cli, ix, p, &hits, &out);
    int code = hits.n ? EXIT_DONE : EXIT_WRONG;
    if (index_error(ix).n) {
        code = opened_failed(cli, ix);
    } else {
        say_notes(s);
        if (!(cli->given[OPTION_JSON] ? say_out(&out) : say_shown(&out)))
            code = EXIT_USAGE;
    }
    buf_free(&out);
    search_close(s);
    publish_close(p);
    vec_free(&hits);
    arena_free(&a);
    return code;
}

int verb_search(const struct cli *cli)
{
    struct library library = {0};
    struct buf typed = {0};
    struct index *ix = NULL;
    if (cli->n_arguments == 0) {
        say_error("`search` takes the words to look for");
        return EXIT_USAGE;
    }
    for (size_t i = 0; i < cli->n_arguments; i++)
        buf_addf(&typed, "%s%s", i ? " " : "", cli->arguments[i]);
    if (opened_library(cli, NULL, 0, &library))
        ix = opened_index(cli, &library);
    library_free(&library);
    int code = ix ? search(cli, ix, buf_str(&typed)) : EXIT_USAGE;
    index_close(ix);
    buf_free(&typed);
    return code;
}

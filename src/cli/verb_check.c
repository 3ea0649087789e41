/* SPDX-License-Identifier: MIT */
/* dossier check: what is wrong in case files, without an index. */
#include "cli/cli.h"
#include "cli/opened.h"
#include "cli/say.h"
#include "format/load.h"

/* The id of each case that was read, to find two with one. */
struct seen {
    struct arena arena;
    VEC(struct str) ids;
    VEC(struct str) paths;
};

struct case_id {
    struct arena *arena;
    struct str id;
    struct place at;
};

static bool note_case(void *self, const struct record *record)
{
    struct case_id *found = self;
    if (record->kind->tag != KIND_CASE)
        return true;
    found->id = arena_str(found->arena, record->id);
    found->at = record->at;
    return true;
}

static void note_duplicate(struct seen *seen, const char *path, const struct case_id *found,
                           struct diags *diags)
{
    for (size_t i = 0; i < seen->ids.n; i++) {
        if (!str_eq(seen->ids.v[i], found->id))
            continue;
        diags_add(diags, DIAG_DUPLICATE_CASE, found->at,
                  "case id `%.*s` is also that of %.*s: give one of them another",
                  STR_ARG(found->id), STR_ARG(seen->paths.v[i]));
        return;
    }
    vec_push(&seen->ids, found->id);
    vec_push(&seen->paths, str_of(path));
}

static bool is_unreadable(const struct diags *diags)
{
    for (size_t i = 0; i < diags->list.n; i++) {
        enum diag_code code = diags->list.v[i].code;
        if (code == DIAG_UNREADABLE || code == DIAG_NOT_REGULAR)
            return true;
    }
    return false;
}

static int check_file(struct seen *seen, const char *path)
{
    struct diags diags = {0};
    struct case_id found = {.arena = &seen->arena};
    struct record_sink sink = {&found, note_case};
    load_file(path, &sink, &diags);
    if (found.id.n)
        note_duplicate(seen, path, &found, &diags);
    diags_sort(&diags);
    say_diags(stdout, str_of(path), &diags);
    int code = is_unreadable(&diags) ? EXIT_USAGE : diags.errors ? EXIT_WRONG : EXIT_DONE;
    diags_free(&diags);
    return code;
}

int verb_check(const struct cli *cli)
{
    struct library library = {0};
    struct seen seen = {0};
    int worst = EXIT_DONE;
    bool opened = opened_library(cli, cli->arguments, cli->n_arguments, &library);
    if (!opened)
        worst = EXIT_USAGE;
    for (size_t i = 0; opened && i < library.files.n; i++) {
        int code = check_file(&seen, library.files.v[i]);
        worst = code > worst ? code : worst;
    }
    if (opened && library.files.n == 0) {
        say_error("no case files here: a case file ends in .yaml");
        worst = EXIT_WRONG;
    }
    struct buf nothing = {0};
    if (!say_out(&nothing))
        worst = EXIT_USAGE;
    vec_free(&seen.ids);
    vec_free(&seen.paths);
    arena_free(&seen.arena);
    library_free(&library);
    return worst;
}

/* SPDX-License-Identifier: MIT */
/* dossier list [PATH…]: the cases of a library. */
#include "base/file.h"
#include "cli/opened.h"
#include "cli/say.h"
#include "cli/table.h"
#include "export/publish.h"

enum { LIST_COLUMNS = 8, LIST_WIDEST = 40 };

static void add_heading(struct table *t)
{
    static const char *const heads[LIST_COLUMNS] = {
        "case", "sources", "people", "events", "quotes", "changed", "errors", "title"};
    for (size_t i = 0; i < LIST_COLUMNS; i++)
        table_add(t, str_of(heads[i]));
}

/* A file that never was good has no id: it stands under its path. */
static struct str name_of(const struct publish *p, const struct file_row *file,
                          struct arena *a)
{
    if (!file->case_rec)
        return publish_path(p, file->path, a);
    return publish_withholds_id(p, file->case_id) ? STR("[case]") : file->case_id;
}

static void add_file(struct table *t, const struct publish *p, const struct file_row *file)
{
    static const enum kind_tag kinds[] = {KIND_SOURCE, KIND_PERSON, KIND_EVENT, KIND_QUOTE};
    table_add(t, name_of(p, file, &t->arena));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (file->case_rec)
            table_addf(t, "%lld", (long long)file->counts[kinds[i]]);
        else
            table_add(t, STR_NONE);
    }
    struct buf changed = {0}, title = {0};
    file_written(file->mtime_ns, &changed);
    table_add(t, buf_str(&changed));
    table_addf(t, "%lld", (long long)file->errors);
    publish_text(p, file->title, &title);
    if (file->state == FILE_STATE_STALE)
        buf_addz(&title, " (as it last was)");
    table_add(t, buf_str(&title));
    buf_free(&changed);
    buf_free(&title);
}

static int list(const struct files *files, const struct publish *p)
{
    struct arena scratch = {0};
    struct table table = {.columns = LIST_COLUMNS};
    struct buf out = {0};
    size_t cases = 0;
    add_heading(&table);
    for (size_t i = 0; i < files->n; i++) {
        const struct file_row *file = &files->v[i];
        if (file->state == FILE_STATE_OTHER) {
            say_error("%.*s is no case file, and left alone",
                      STR_ARG(publish_path(p, file->path, &scratch)));
            continue;
        }
        add_file(&table, p, file);
        cases++;
    }
    if (cases)
        table_print(&table, LIST_WIDEST, &out);
    else
        say_error("no case files here: a case file ends in .yaml");
    bool good = say_shown(&out);
    buf_free(&out);
    table_free(&table);
    arena_free(&scratch);
    return !good ? EXIT_USAGE : cases ? EXIT_DONE : EXIT_WRONG;
}

int verb_list(const struct cli *cli)
{
    struct library library = {0};
    struct index *ix = NULL;
    if (opened_library(cli, cli->arguments, cli->n_arguments, &library))
        ix = opened_index(cli, &library);
    library_free(&library);
    if (!ix)
        return EXIT_USAGE;
    struct arena a = {0};
    struct files files = query_files(ix, &a);
    struct publish *p = publish_open(ix, cli->given[OPTION_PRIVATE]);
    int code = index_error(ix).n ? opened_failed(cli, ix) : list(&files, p);
    publish_close(p);
    arena_free(&a);
    index_close(ix);
    return code;
}

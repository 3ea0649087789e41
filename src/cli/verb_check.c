/* SPDX-License-Identifier: MIT */
/* dossier check: what is wrong in case files, without an index. */
#include "base/file.h"
#include "cli/check_watch.h"
#include "cli/cli.h"
#include "cli/opened.h"
#include "cli/say.h"
#include "format/check.h"
#include "format/load.h"
#include "format/verify.h"

/* The id of each case that was read, to find two with one. */
struct seen {
    struct arena arena;
    VEC(struct str) ids;
    VEC(struct str) paths;
};

struct checked {
    const char *path;
    bool named; /* not found in a folder: it is to be a case */
    struct diags diags;
};

/* All files are checked before anything is said: what is quoted too much, the last of
 * them may decide. */
struct run {
    struct checked *files;
    struct seen seen;
    struct namesakes *people; /* NULL: there is one file only */
    struct verify *verify;
    bool strict;
    bool watched; /* says where a check begins and ends */
    size_t errors, warnings;
    size_t others; /* files that are no case files, nor meant to be */
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

static void note_duplicate(struct seen *seen, const char *path,
                           const struct case_id *found, struct diags *diags)
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

static void check_file(struct run *run, size_t i)
{
    struct checked *file = &run->files[i];
    struct case_id found = {.arena = &run->seen.arena};
    struct check *check = check_open(run->people, str_of(file->path));
    struct record_sink sink = {&found, note_case};
    sink = verify_sink(run->verify, i, &sink);
    sink = check_sink(check, &sink);
    bool good = load_file(file->path, &sink, &file->diags);
    check_finish(check, good ? &file->diags : NULL);
    if (!file->named)
        load_excuse(&file->diags);
    if (good)
        verify_file(run->verify, file->path, &file->diags);
    if (found.id.n)
        note_duplicate(&run->seen, file->path, &found, &file->diags);
}

/* Somebody's YAML beside the cases, which load_excuse has excused. */
static bool is_other(const struct diags *diags)
{
    return diags->list.n == 1 && diags->list.v[0].code == DIAG_OTHER_FILE;
}

/* What concerns a file as a whole is said of its beginning: programs that read along take no
 * line without a place. */
static void place_all(struct diags *diags)
{
    for (size_t i = 0; i < diags->list.n; i++)
        if (!diags->list.v[i].at.line)
            diags->list.v[i].at = (struct place){1, 1};
}

/* Says what is wrong with a file; what it means for the exit code. */
static int say_file(struct run *run, size_t i)
{
    struct diags *diags = &run->files[i].diags;
    verify_shares(run->verify, i, diags);
    run->errors += diags->errors;
    run->warnings += diags->warnings;
    diags_sort(diags);
    place_all(diags);
    say_diags(stdout, str_of(run->files[i].path), diags);
    if (is_unreadable(diags))
        return EXIT_USAGE;
    if (is_other(diags)) {
        run->others++;
        return EXIT_DONE;
    }
    return diags->errors || (run->strict && diags->warnings) ? EXIT_WRONG : EXIT_DONE;
}

/* ---- the report ---- */

static int compare_names(const void *a, const void *b)
{
    return str_cmp((*(struct archived *const *)a)->name,
                   (*(struct archived *const *)b)->name);
}

static void say_texts(struct archive *archive)
{
    VEC(struct archived *) texts = {0};
    for (size_t i = 0; i < archive_count(archive); i++)
        if (archive_file(archive, i)->words)
            vec_push(&texts, archive_file(archive, i));
    if (texts.n)
        qsort(texts.v, texts.n, sizeof *texts.v, compare_names);
    for (size_t i = 0; i < texts.n; i++) {
        const struct archived *f = texts.v[i];
        say_line(stdout, "%.*s: %zu quote%s, %u %% of its words quoted", STR_ARG(f->name),
                 f->quotes, f->quotes == 1 ? "" : "s", archive_share(f));
    }
    vec_free(&texts);
}

static void say_report(struct verify *verify)
{
    size_t n;
    const struct verify_folded *folded = verify_folded(verify, &n);
    for (size_t i = 0; i < n; i++)
        say_line(stdout,
                 "%.*s:%u:%u: `%.*s` stands in %.*s (line %zu) but for white space, "
                 "quotation marks or dashes",
                 STR_ARG(folded[i].path), folded[i].at.line, folded[i].at.col,
                 STR_ARG(folded[i].id), STR_ARG(folded[i].name), folded[i].line);
    say_texts(verify_archive(verify));
    struct verify_totals t = verify_totals(verify);
    struct buf more = {0};
    if (t.ambiguous)
        buf_addf(&more, ", %zu ambiguous", t.ambiguous);
    if (t.unverified)
        buf_addf(&more, ", %zu without a text", t.unverified);
    say_line(stdout, "%zu quote%s: %zu byte for byte, %zu folded, %zu not found%s",
             t.quotes, t.quotes == 1 ? "" : "s", t.exact, t.folded, t.not_found,
             buf_z(&more));
    buf_free(&more);
}

/* ---- again and again ---- */

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* Lines that tell whoever reads along that a check begins, and that it is over. They look
 * like nothing that is wrong anywhere. */
static void say_beginning(const struct run *run, size_t files)
{
    if (run->watched)
        say_line(stdout, "dossier: checking %zu case file%s", files, plural(files));
}

static void say_end(const struct run *run)
{
    if (run->watched)
        say_line(stdout, "dossier: %zu error%s, %zu warning%s; waiting for changes",
                 run->errors, plural(run->errors), run->warnings, plural(run->warnings));
}

/* Whether a file that was read is no longer as it was when it had settled. */
static bool any_moves(const struct library *library)
{
    for (size_t i = 0; library->watched && i < library->files.n; i++) {
        struct file_stamp now;
        bool there = file_stat(library->files.v[i], &now) == FILE_OK;
        if (library_moves(library, library->files.v[i], there, &now))
            return true;
    }
    return false;
}

/* ---- the verb ---- */

static int say_library(struct run *run, size_t n)
{
    int worst = EXIT_DONE;
    say_beginning(run, n);
    for (size_t i = 0; i < n; i++) {
        int code = say_file(run, i);
        worst = code > worst ? code : worst;
    }
    return worst;
}

static int check_library(struct run *run, const struct library *library)
{
    size_t n = library->files.n;
    run->files = mem_array(n, sizeof *run->files);
    run->people = n > 1 ? namesakes_open() : NULL;
    for (size_t i = 0; i < n; i++) {
        run->files[i].path = library->files.v[i];
        run->files[i].named = library_is_single(library, library->files.v[i]);
        check_file(run, i);
    }
    int code = any_moves(library) ? CHECK_MOVED : say_library(run, n);
    for (size_t i = 0; i < n; i++)
        diags_free(&run->files[i].diags);
    vec_free(&run->seen.ids);
    vec_free(&run->seen.paths);
    arena_free(&run->seen.arena);
    namesakes_close(run->people);
    free(run->files);
    return code;
}

/* Nothing was checked: somebody has named the wrong folder, or lost a first line. */
static int say_no_case(size_t files)
{
    if (files == 0)
        say_error("no case files here: a case file ends in .yaml");
    else
        say_error("no case files here: a case file begins with the line `dossier: %d`",
                  SCHEMA_VERSION);
    return EXIT_WRONG;
}

static int check(void *self, const struct library *library, struct check_texts *texts)
{
    const struct cli *cli = self;
    int64_t began = check_texts_now();
    const char *archive = cli->value[OPTION_ARCHIVE];
    struct run run = {.verify = verify_open(archive),
                      .strict = cli->given[OPTION_STRICT],
                      .watched = cli->given[OPTION_WATCH]};
    int code = check_library(&run, library);
    if (code != CHECK_MOVED && run.others == library->files.n) {
        code = say_no_case(library->files.n);
    } else if (code != CHECK_MOVED && archive) {
        say_report(run.verify);
    }
    if (code != CHECK_MOVED && texts)
        check_texts_take(texts, verify_archive(run.verify), began);
    verify_close(run.verify);
    if (code == CHECK_MOVED)
        return code;
    say_end(&run);
    struct buf nothing = {0};
    return say_out(&nothing) ? code : EXIT_USAGE;
}

int verb_check(const struct cli *cli)
{
    if (!opened_archive(cli))
        return EXIT_USAGE;
    struct library library = {0};
    int code = EXIT_USAGE;
    struct cli again = *cli;
    if (opened_library(cli, cli->arguments, cli->n_arguments, &library))
        code = cli->given[OPTION_WATCH]
                   ? check_watch(&library, &(struct check_again){&again, check})
                   : check(&again, &library, NULL);
    library_free(&library);
    return code;
}

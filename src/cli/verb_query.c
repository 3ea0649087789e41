/* SPDX-License-Identifier: MIT */
/* dossier query SQL: rows of the index, as a table, CSV or JSON lines. */
#include "base/json.h"
#include "base/sanitise.h"
#include "cli/opened.h"
#include "cli/say.h"
#include "cli/table.h"
#include "index/sql.h"

#include <unistd.h>

/* The first rows are kept for a while: as long as nothing was printed, an index that turns
 * out damaged can be made anew and asked again. */
enum { QUERY_WIDEST = 60, FLUSH_FIRST = 1 << 24, FLUSH_BYTES = 1 << 16 };

struct printer {
    struct table table;
    struct buf out;
    VEC(struct str) names; /* in the table's arena */
    bool csv, jsonl;
    bool terminal; /* people read it: nothing in it may be more than text */
    bool printed, failed;
};

static void add_csv(struct buf *out, struct str text)
{
    bool plain = true;
    for (size_t i = 0; i < text.n && plain; i++)
        plain = !strchr(",\"\r\n", text.p[i]) || !text.p[i];
    if (plain) {
        buf_add(out, text);
        return;
    }
    buf_addc(out, '"');
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"')
            buf_addc(out, '"');
        buf_addc(out, text.p[i]);
    }
    buf_addc(out, '"');
}

static void add_json(struct buf *out, const struct sql_value *v, struct str text)
{
    if (v->type == SQL_NULL)
        buf_addz(out, "null");
    else if (v->type == SQL_NUMBER && str_ends(text, STR("Inf"))) /* JSON has none */
        buf_addz(out, text.p[0] == '-' ? "-9e999" : "9e999");
    else if (v->type == SQL_NUMBER)
        buf_add(out, text);
    else
        json_quote(out, text);
}

static void add_value(struct printer *p, const struct sql_value *v, size_t nth)
{
    struct buf clean = {0};
    struct str text = v->text;
    if (p->terminal) {
        sanitise(&clean, text, SANITISE_LINE);
        text = buf_str(&clean);
    }
    if (p->csv) {
        buf_addz(&p->out, nth ? "," : "");
        add_csv(&p->out, text);
    } else {
        buf_addc(&p->out, nth ? ',' : '{');
        json_quote(&p->out, p->names.v[nth]);
        buf_addc(&p->out, ':');
        add_json(&p->out, v, text);
    }
    buf_free(&clean);
}

static bool flush(struct printer *p)
{
    p->printed = true;
    p->failed = !(p->csv || p->jsonl ? say_out(&p->out) : say_shown(&p->out));
    buf_clear(&p->out);
    return !p->failed;
}

static bool print_row(void *self, const struct sql_value *values, size_t n)
{
    struct printer *p = self;
    for (size_t i = 0; i < n; i++) {
        if (p->csv || p->jsonl)
            add_value(p, &values[i], i);
        else
            table_add(&p->table, values[i].text);
    }
    if (p->csv)
        buf_addz(&p->out, "\r\n");
    else if (p->jsonl)
        buf_addz(&p->out, "}\n");
    return p->out.n < (p->printed ? FLUSH_BYTES : FLUSH_FIRST) || flush(p);
}

static bool print_names(void *self, const struct sql_value *names, size_t n)
{
    struct printer *p = self;
    p->table.columns = n;
    for (size_t i = 0; i < n; i++)
        vec_push(&p->names, arena_str(&p->table.arena, names[i].text));
    return p->jsonl || print_row(self, names, n);
}

/* What was printed by then cannot be taken back. */
static int failed_late(const struct cli *cli, const struct library *library)
{
    struct cli again = *cli;
    again.failures++;
    say_error("the index in the cache was damaged: these are not all rows; it is made anew, "
              "run this again");
    index_close(opened_index(&again, library));
    return EXIT_USAGE;
}

static int query(const struct cli *cli, const struct library *library, struct index *ix)
{
    struct printer p = {.csv = cli->given[OPTION_CSV], .jsonl = cli->given[OPTION_JSONL],
                        .terminal = isatty(STDOUT_FILENO)};
    struct buf why = {0};
    struct sql_sink sink = {&p, print_names, print_row};
    int code = EXIT_USAGE;
    bool good = sql_run(ix, str_of(cli->arguments[0]), &sink, &why);
    if (index_error(ix).n && index_generation(ix)) {
        code = p.printed ? failed_late(cli, library) : opened_failed(cli, ix);
    } else {
        if (!good)
            say_error("%s", buf_z(&why));
        else if (p.table.cells.n)
            table_print(&p.table, QUERY_WIDEST, &p.out);
        if (!p.failed && flush(&p) && good)
            code = EXIT_DONE;
    }
    buf_free(&p.out);
    buf_free(&why);
    vec_free(&p.names);
    table_free(&p.table);
    return code;
}

int verb_query(const struct cli *cli)
{
    if (cli->n_arguments != 1) {
        say_error("`query` takes one SQL statement, in quotes");
        return EXIT_USAGE;
    }
    if (cli->given[OPTION_CSV] && cli->given[OPTION_JSONL]) {
        say_error("`--csv` and `--jsonl` exclude each other");
        return EXIT_USAGE;
    }
    struct library library = {0};
    struct index *ix = NULL;
    if (opened_library(cli, NULL, 0, &library))
        ix = opened_index(cli, &library);
    int code = ix ? query(cli, &library, ix) : EXIT_USAGE;
    index_close(ix);
    library_free(&library);
    return code;
}

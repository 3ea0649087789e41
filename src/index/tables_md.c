/* SPDX-License-Identifier: MIT */
/* What the columns are is asked of an empty index; what they mean stands in schema.def, and
 * here for those that every table has. */
#include "index/tables_md.h"

#include "index/tables.h"
#include "index/views.h"

static const char opening[] =
    "<!-- Written from the program's tables by make regen. -->\n"
    "# The index\n\n"
    "What the case files of a library say, as SQLite tables. `dossier query 'SELECT …'` asks\n"
    "them, read-only, as a table, with `--csv` or with `--jsonl`. The index is made from the\n"
    "case files and can be removed at any time (`dossier forget`).\n\n"
    "It is kept in `$XDG_CACHE_HOME/dossier/` (`~/.cache/dossier/`), in a folder for each\n"
    "library, for its owner alone; there `current` names the database that is read, and any\n"
    "sqlite3 opens it. A library on another file system than the cache, case files named\n"
    "singly and `--no-cache` keep it in memory.\n\n"
    "What stands below are views, made for reading; the tables behind them are smaller, and\n"
    "not described here. They change only with the program's version; `PRAGMA user_version`\n"
    "is another number then.\n\n"
    "```sh\n"
    "dossier query \"SELECT id, name FROM people WHERE kind = 'group'\"\n"
    "dossier query --csv \"SELECT q.id, s.title FROM quotes q\n"
    "    JOIN links l ON l.from_rec = q.rec AND l.field = 'source'\n"
    "    JOIN sources s ON s.rec = l.to_rec\"\n"
    "```\n\n"
    "## What every record has\n\n"
    "| column | what it is |\n|---|---|\n"
    "| `rec` | the record's number, in all tables; another one after a change of its file |\n"
    "| `file` | of `files` |\n"
    "| `parent` | `rec` of the record that it stands in |\n"
    "| `ord` | its order among the records of its kind there |\n"
    "| `pos` | orders the list of its kind: as in the file, events by date |\n"
    "| `id` | its id; NULL for kinds without one |\n"
    "| `line`, `col` | where it stands in its file |\n"
    "| `places` | where its fields stand, as JSON: lines below `line`, columns right of `col`; "
    "behind them, where a list stands on several lines, that of each entry |\n\n"
    "Links are columns, too, and hold ids as the file has them. Lists are JSON arrays. A date\n"
    "is followed by its earliest and its latest day (`…_from`, `…_to`), counted from\n"
    "1970-01-01, NULL where it is open.\n";

static const struct {
    const char *table, *meaning;
} others[] = {
    {"files", "The files of the library, by paths within it; how each is known again; how "
              "many errors, warnings and records of each kind it has. `case_rec` is 0 where "
              "there is no case to show; `waits` where its case id is another file's."},
    {"links", "Every reference from one record to another, as it stands in the file. "
              "`statement` is what follows the dot of `id.field`."},
    {"ties", "Which records are tied to record `a`, both ways; `kind` and `pos` are those of "
             "`b`."},
    {"changes", "What changed while files were read again; `what` is `new`, `changed` or "
                "`gone`, or `more` where more changed at once than is listed. `serial` counts "
                "them; `old` is what the record said before, as JSON by field, with all that "
                "stands in it and ids for its links. Lines and order do not count. The newest "
                "4,000 are kept; a first build makes none."},
    {"text", "The full text: an FTS5 table whose rowid is a record's `rec`. It holds which "
             "records have a word, folded, and not where; `roman` has words of other alphabets "
             "in Latin letters. `SELECT rowid FROM text WHERE text MATCH 'lights'`."},
    {"diagnostics", "Errors and warnings of the files, as `dossier check` prints them; "
                    "`excerpt` is the line as it was read, or as much of it as stands around "
                    "`col`, at its byte `excerpt_at`."},
    {"good_diagnostics", "While a file has errors: the warnings that its last good content "
                         "has, which the index shows."},
    {"meta", "The library's folder, and the program that wrote the index."},
};

static void add_columns(struct index *ix, const char *table, bool own, struct buf *out)
{
    sqlite3_stmt *s = db_sql(ix,
        "SELECT name, type FROM pragma_table_info(?1) WHERE cid >= ?2");
    db_bind_text(s, 1, str_of(table));
    db_bind_int(s, 2, own ? VIEW_FIELDS : 0);
    bool any = false;
    while (db_row(ix, s)) {
        buf_addf(out, "%s`%s`", any ? ", " : "", (const char *)sqlite3_column_text(s, 0));
        any = true;
    }
    buf_addz(out, any ? ".\n" : "none.\n");
}

void tables_markdown(struct buf *out)
{
    struct index *ix = index_open();
    buf_addz(out, opening);
    buf_addz(out, "\n## Records\n");
    for (int i = 0; i < KINDS; i++) {
        const struct kind *kind = schema_kind((enum kind_tag)i);
        buf_addf(out, "\n### `%s`\n\n%s Columns of its own: ", kind->table, kind->meaning);
        add_columns(ix, kind->table, true, out);
    }
    buf_addz(out, "\n## Other tables\n");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        buf_addf(out, "\n### `%s`\n\n%s Columns: ", others[i].table, others[i].meaning);
        add_columns(ix, others[i].table, false, out);
    }
    index_close(ix);
}

/* SPDX-License-Identifier: MIT */
/* Prose, the example, and tables from schema.def. */
#include "format/schema_md.h"

#include "format/edtf.h"
#include "format/load.h"
#include "format/schema.h"

static const char introduction[] =
    "# The case format\n"
    "\n"
    "Written from `src/format/schema.def` by `make regen`.\n"
    "\n"
    "One file is one case: UTF-8 text in YAML, written by hand. It says what the\n"
    "sources are, who is in the case, what happened, which passage of which source\n"
    "says so, and where the sources disagree. Sections are maps keyed by id, in any\n"
    "order; the order of the records within a section is kept.\n"
    "\n"
    "```yaml\n";

static const char rules_on_ids[] =
    "```\n"
    "\n"
    "`dossier check` reports every mistake of a file with line, column and a code\n"
    "(see [diagnostics.md](diagnostics.md)). For editors that know JSON Schema,\n"
    "`dossier schema` writes one, and a first line names it:\n"
    "\n"
    "    # yaml-language-server: $schema=../docs/case.schema.json\n"
    "\n"
    "## Ids and references\n"
    "\n"
    "An id is made of `a-z`, `0-9` and inner hyphens, at most 64 of them. All records\n"
    "of a case share one set of ids. Where a field takes references it takes a list,\n"
    "even of one (`speaker: [ines-rauch]`), unless the table says \"id of\". Links\n"
    "are written once: `about` ties a quote to people and events, `quotes` ties\n"
    "relations and accounts to quotes.\n"
    "\n"
    "An entry of `about` is an id, or an id with a field where the quote carries that\n"
    "very statement: `fire-starts.date`, `ines-rauch.role`, and for one person's part\n"
    "in an event `fire-starts.people.ines-rauch`. The statement must be there.\n"
    "\n"
    "## Exact quotes\n"
    "\n"
    "`exact` is one contiguous passage, byte for byte what the source says, never\n"
    "tidied. It stands in quotes or in a block scalar (`|-`, `>-`). Plain text is\n"
    "refused, because YAML would cut it at ` #` and stumble at `: `. In single quotes\n"
    "nothing is special but the single quote itself, which is doubled. A quotation\n"
    "that is interrupted (\"I saw\", she said, \"two lights\") is two quotes.\n"
    "`prefix` and `suffix` are needed only where the passage stands more than once in\n"
    "its source.\n"
    "\n";

static const char rules_on_sources[] =
    "## Sources of sources\n"
    "\n"
    "`part-of` is for a piece of another source: a caption, an inset. `copy-of` is\n"
    "for a source that repeats another: a repost, a wire copy. Both keep one voice\n"
    "from being counted twice: how many sources carry a thing is counted by root.\n"
    "\n"
    "Capture paths are seen from the archive folder and stay inside it.\n"
    "\n"
    "## Publishing\n"
    "\n"
    "`publish` says what may leave the program on printed pages and in exports:\n"
    "`yes`, the name; `pseudonym`, the `pseudonym` in its place; `withhold`, nothing.\n"
    "A quote that holds a name or alias that is not to be published is shown as\n"
    "withheld; one that shows under another spelling, or with the surname alone, needs\n"
    "that as an alias. An ending that is put behind a name is found (Тагировым for\n"
    "Тагиров); one that takes the place of its last letter (Тагировой for Тагирова,\n"
    "Анну for Анна), or stands in the middle (Билала Тагирова), is another spelling.\n"
    "`check` warns of the forms that it knows ([short-name](diagnostics.md)). A search\n"
    "that leaves the program finds what is published and nothing behind it. The browser\n"
    "itself shows all.\n"
    "\n"
    "## Finding people again\n"
    "\n"
    "Search (`F`, `dossier search`) folds case and accents: `rudiger` finds Rüdiger.\n"
    "Where ICU is installed, names in Cyrillic, Greek, Armenian, Georgian, the scripts\n"
    "of India, kana and Hangul are found by their usual romanisation too, and the\n"
    "other way round: Тагиров is Tagirov, Кузнецова is Kuznetsova. Any other spelling\n"
    "needs an alias: other transliterations (Grozny beside Groznyy, Elena beside\n"
    "Yelena), letters that are spelled out (Mueller for Müller), and all of Arabic,\n"
    "Hebrew and Chinese, which say too little of how a name is spelled elsewhere.\n"
    "[search.md](search.md) tells what can be typed.\n"
    "\n"
    "## Conflicts\n"
    "\n"
    "A claim asks one question and lists the answers as accounts, each with its\n"
    "quotes. `status` is `conflict` where they exclude each other, and `apparent`\n"
    "where they may count different things; `scope` then says what each counts.\n"
    "\n"
    "## Dates\n"
    "\n"
    "Dates are EDTF (ISO 8601-2): level 0 and 1, and the sets of level 2 that mean\n"
    "\"one of these\". Put them in quotes: without them, YAML reads `[…]` as a list.\n"
    "\n"
    "| Written | Shown as |\n"
    "|---|---|\n";

static const char *const dates[] = {
    "2019-03-04",
    "2019-03",
    "2019",
    "2019-03-04T21:30:00",
    "2019-03~",
    "2019-03?",
    "2019-03%",
    "2019-03-XX",
    "201X",
    "2019-21",
    "2019-03-02/2019-03-04",
    "2019-03-02/..",
    "2019-03-02/",
    "[2019-03-01..2019-03-02]",
    "[2019-03-01,2019-03-08]",
    "[..2019-03-02]",
    "-0043-03-15",
};

static const char rules_on_dates[] =
    "\n"
    "A slash and two dots say different things. `2019-03-02/2019-03-04` lasted from\n"
    "the one day to the other; `[2019-03-02..2019-03-04]` happened on one of these\n"
    "days, and it is not known which. Sets in braces (\"all of these\") are not read:\n"
    "write one record for each. Where a date is inferred, `date-basis` says from\n"
    "what.\n"
    "\n";

static const char rules_on_yaml[] =
    "## YAML in case files\n"
    "\n"
    "YAML can do more than a case needs. Tags, merge keys (`<<`), keys that are not\n"
    "text, and more than one document are refused. Anchors and aliases work; what an\n"
    "alias stands for has the place of the alias. A field that is written must say\n"
    "something: leave it out rather than empty. `true` and `false` are the only words\n"
    "for yes and no.\n"
    "\n";

static void add_words(struct buf *out, const char *words)
{
    struct str rest = str_of(words);
    const char *before = "";
    for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
        buf_addf(out, "%s`%.*s`", before, STR_ARG(w));
        before = ", ";
    }
}

/* "a person or an event": the kinds that a reference takes. */
static void add_targets(struct buf *out, const struct field *field)
{
    const char *before = "";
    for (size_t i = 0; i < KINDS; i++) {
        const char *name = schema_kind(i)->name;
        if (!schema_takes_kind(field, i))
            continue;
        buf_addf(out, "%s%s %s", before, strchr("aeiou", name[0]) ? "an" : "a", name);
        before = " or ";
    }
    if (schema_takes_statement(field))
        buf_addz(out, ", or `id.field`");
}

static void add_link(struct buf *out, const char *heading)
{
    buf_addf(out, "[%s](#%s)", heading, heading);
}

static void add_type(struct buf *out, const struct field *field)
{
    static const char *const plain[] = {
        [TYPE_ID] = "id",
        [TYPE_LINE] = "one line",
        [TYPE_TEXT] = "text",
        [TYPE_EXACT] = "text in quotes or a block scalar",
        [TYPE_ENUM] = "",
        [TYPE_BOOL] = "`true` or `false`",
        [TYPE_EDTF] = "date",
        [TYPE_LANGUAGE] = "language tag (BCP 47)",
        [TYPE_URL] = "address, http or https",
        [TYPE_PATH] = "relative path",
        [TYPE_SHA256] = "64 digits of `0-9a-f`",
        [TYPE_LINES] = "list of lines",
        [TYPE_WORDS] = "list of codes",
        [TYPE_ENUMS] = "list of ",
        [TYPE_REF] = "id of ",
        [TYPE_REFS] = "list: ids of ",
        [TYPE_KIDS] = "list of maps: ",
        [TYPE_ROLES] = "map: id of a person to a role or list of roles",
    };
    buf_addz(out, plain[field->type]);
    if (schema_is_link(field->type))
        add_targets(out, field);
    else if (field->type == TYPE_KIDS)
        add_link(out, schema_child(field)->table);
    else if (field->type == TYPE_ENUM || field->type == TYPE_ENUMS)
        add_words(out, field->words);
}

static void add_kind(struct buf *out, const struct kind *kind)
{
    if (*kind->section)
        buf_addf(out, "### `%s`\n\n%s\n\n", kind->section, kind->meaning);
    else
        buf_addf(out, "### %s\n\n%s In the field `%s` of %s.\n\n", kind->table,
                 kind->meaning, kind->table, schema_kind(kind->parent)->table);
    buf_addz(out, "| Field | Value | Meaning |\n|---|---|---|\n");
    for (size_t i = 0; i < kind->n_fields; i++) {
        const struct field *field = &kind->fields[i];
        buf_addf(out, field->required ? "| **`%s`** | " : "| `%s` | ", field->name);
        add_type(out, field);
        buf_addf(out, " | %s |\n", field->meaning);
    }
    buf_addc(out, '\n');
}

static void add_dates(struct buf *out)
{
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        buf_addf(out, "| `\"%s\"` | ", dates[i]);
        edtf_print(str_of(dates[i]), out);
        buf_addz(out, " |\n");
    }
}

void schema_markdown(struct buf *out)
{
    buf_addz(out, introduction);
    buf_addz(out, schema_example);
    buf_addz(out, rules_on_ids);
    buf_addz(out, rules_on_sources);
    add_dates(out);
    buf_addz(out, rules_on_dates);
    buf_addz(out, rules_on_yaml);
    buf_addf(out,
             "Limits that no honest case meets: files of %d MiB, values of %d MiB,\n"
             "keys of %d bytes, nesting of %d, %d aliases.\n\n",
             LOAD_FILE_LIMIT >> 20, LOAD_SCALAR_LIMIT >> 20, LOAD_KEY_LIMIT,
             LOAD_DEPTH_LIMIT, LOAD_ALIAS_LIMIT);
    buf_addf(out,
             "## Every field\n\n"
             "Fields in bold are required. The file begins with `dossier: %d`, the\n"
             "version of this format.\n\n",
             SCHEMA_VERSION);
    for (size_t i = 0; i < KINDS; i++)
        if (i != KIND_PARTICIPATION) /* told by the field that holds it */
            add_kind(out, schema_kind(i));
    buf_cut(out, out->n - 1);
}

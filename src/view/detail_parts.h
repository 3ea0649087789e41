/* SPDX-License-Identifier: MIT */
/* The parts that the documents of Detail are made of, whatever the record: labels, marks,
 * quotes, accounts. For src/view/detail_*.c only. */
#ifndef DOSSIER_VIEW_DETAIL_PARTS_H
#define DOSSIER_VIEW_DETAIL_PARTS_H

#include "view/doc.h"

/* A section of thousands shows its beginning and says how many more there are. */
enum { DETAIL_SECTION_MAX = 200, DETAIL_INDENT = 2 };

/* Writes the whole record. Each kind has its own writer, in a file of its own. */
void detail_write(struct doc_writer *w, int64_t rec);
void detail_write_fields(struct doc_writer *w, const struct item *item);
void detail_write_person(struct doc_writer *w, const struct item *item);
void detail_write_event(struct doc_writer *w, const struct item *item);
void detail_write_quote(struct doc_writer *w, const struct item *item);
void detail_write_source(struct doc_writer *w, const struct item *item);
void detail_write_claim(struct doc_writer *w, const struct item *item);
void detail_write_relation(struct doc_writer *w, const struct item *item);
void detail_write_case(struct doc_writer *w, const struct item *item);

/* Begins a paragraph that a label leads in: in a column of its own, or "Label: " where
 * the pane is narrow. An empty label keeps the column. */
void part_label(struct doc_writer *w, const char *label);

/* Statements of fact, which `about: [id.field]` can name; not a curator's remarks. */
bool part_is_carried(const struct field *field);

/* Ends the paragraph of a statement that quotes can carry: "[2 quotes]" or "no quote". */
void part_end_carried(struct doc_writer *w, int64_t rec, struct str statement);

/* Begins the heading of a record: its name, words that say what it is, and whether sources
 * disagree about it. */
void part_title(struct doc_writer *w, const struct item *item, const char *what);

/* "and 40 more", where a section was cut at DETAIL_SECTION_MAX. */
void part_more(struct doc_writer *w, size_t all);

/* A date for people, with its EDTF where that says it otherwise. */
void part_date(struct doc_writer *w, struct str edtf);

/* A stop: a quote set off with who says so and where; `carries` may be empty. */
void part_quote(struct doc_writer *w, int64_t rec, int indent, struct str carries,
                bool with_source);

/* The quotes that lead to a record, with their section's heading; nothing and false when
 * there are none. */
bool part_quotes(struct doc_writer *w, const char *heading, int64_t rec,
                 const struct quotes_by *by);

/* Claims about a record, each with its accounts; and one account, a stop that leads to
 * its claim. */
void part_claims_about(struct doc_writer *w, int64_t rec);
void part_account(struct doc_writer *w, const struct item *account, int64_t target);

/* Text forms, added to `out`, raw ------------------------------------------------------ */

/* "Warehouse burns for two days, The Gazette, 4 March 2019". */
void part_source_text(struct doc_writer *w, int64_t source, struct buf *out);

/* "Ines Rauch, via Harbour Board"; empty for the source's own voice. */
void part_speaker_text(struct doc_writer *w, const struct item *quote, struct buf *out);

/* The values of a list, and the names of records, joined by ", ". */
void part_list_text(struct strs list, struct buf *out);
void part_names_text(struct doc_writer *w, struct ties ties, struct buf *out);

#endif

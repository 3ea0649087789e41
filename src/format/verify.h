/* SPDX-License-Identifier: MIT */
/* Quotes against the archived texts of their sources: does each stand there, byte for
 * byte, or at least after folding white space, typographic quotes and dashes? A run goes
 * over any number of case files, and counts how much of each text they quote together.
 *
 * Each file is read twice, for its quotes may stand before their sources:
 *
 *     struct record_sink sink = verify_sink(v, 0, NULL);
 *     if (load_file(path, &sink, &diags))
 *         verify_file(v, path, &diags);
 *
 * A quote is looked for in the text captures of its source or, where that has none, of
 * the nearest source that it is part of. */
#ifndef DOSSIER_FORMAT_VERIFY_H
#define DOSSIER_FORMAT_VERIFY_H

#include "base/diag.h"
#include "format/archive.h"
#include "format/record.h"

/* Of how many hundredths of a text's words may be quoted. */
enum { VERIFY_SHARE = 40 };

struct verify;

struct verify_totals {
    size_t quotes, exact, folded;
    size_t not_found; /* also those with the wrong prefix or suffix */
    size_t ambiguous;
    size_t unverified; /* there was no text to look in */
};

/* A quote that stands in its text only after folding. */
struct verify_folded {
    struct str path; /* of the case file */
    struct place at;
    struct str id;
    struct str name; /* of the archived text, and the line there */
    size_t line;
};

/* A run. `archive` is the folder of archived files, or NULL: each case's own `archive`,
 * and where there is none, nothing is verified. The caller owns the run and closes it. */
struct verify *verify_open(const char *archive);
void verify_close(struct verify *v);

/* Begins a case file, to which the caller gives a number: where its records go in the
 * first reading. `next`, which may be NULL, is copied, and gets them too. Good until the
 * next call. */
struct record_sink verify_sink(struct verify *v, size_t case_file,
                               const struct record_sink *next);

/* The second reading, when the first found no errors: adds what is wrong with captures
 * and quotes. Where there is no archive it does not take place. */
void verify_file(struct verify *v, const char *path, struct diags *diags);

/* The same of a text in memory; `path`, from which the case's own archive is found, is
 * copied. */
void verify_text(struct verify *v, struct str path, struct str text, struct diags *diags);

/* At the end of the run: adds the warnings about texts of which too much is quoted to the
 * diagnostics of the case file of that number. */
void verify_shares(const struct verify *v, size_t case_file, struct diags *diags);

/* What came of it; borrowed from the run. */
struct verify_totals verify_totals(const struct verify *v);
const struct verify_folded *verify_folded(const struct verify *v, size_t *n);
struct archive *verify_archive(struct verify *v);

#endif

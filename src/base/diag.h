/* SPDX-License-Identifier: MIT */
/* Diagnostics: what is wrong in a file, where, and what to do about it. One renderer for
 * the command line and the screen. */
#ifndef DOSSIER_BASE_DIAG_H
#define DOSSIER_BASE_DIAG_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/place.h"
#include "base/vec.h"

enum diag_severity { DIAG_WARNING, DIAG_ERROR };

enum diag_code {
#define DIAG(tag, code, severity, meaning) DIAG_##tag,
#include "base/diag.def"
#undef DIAG
    DIAG_CODES
};

struct diag_info {
    const char *code; /* stable, as in `[bad-date]` */
    enum diag_severity severity;
    const char *meaning;
};

const struct diag_info *diag_info(enum diag_code code);
/* False when no diagnostic has that code. */
bool diag_lookup(struct str code, enum diag_code *out);

struct diag {
    enum diag_code code;
    enum diag_severity severity;
    struct place at;
    struct str message; /* raw: may hold text of the file; sanitised when rendered */
};

/* The diagnostics of one file. Zero-initialise; owns its messages until diags_free. Past
 * DIAGS_LIMIT they are counted only, and diags_sort adds one [too-many] that says so. */
enum { DIAGS_LIMIT = 1000 };

struct diags {
    VEC(struct diag) list;
    size_t errors, warnings; /* counted past the limit too */
    struct arena arena;
};

void diags_add(struct diags *d, enum diag_code code, struct place at, const char *format,
               ...) __attribute__((format(printf, 4, 5)));
void diags_sort(struct diags *d); /* by place, stable */
void diags_free(struct diags *d);

/* Adds "path:line:col: error: message [code]" without a line end, sanitised; parts of the
 * place that are 0 are left out. */
void diag_render(struct buf *out, struct str path, const struct diag *diag);

#endif

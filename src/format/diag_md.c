/* SPDX-License-Identifier: MIT */
/* A table from a table. */
#include "format/diag_md.h"

#include "base/diag.h"

void diag_markdown(struct buf *out)
{
    buf_addz(out, "# Diagnostics\n"
                  "\n"
                  "Written from `src/base/diag.def` by `make regen`.\n"
                  "\n"
                  "`dossier check` prints one line for each mistake, all mistakes\n"
                  "of a file in one run, by place:\n"
                  "\n"
                  "    cases/fire.yaml:12:5: error: unknown key `quots`: did you mean "
                  "`quotes`? [unknown-key]\n"
                  "\n"
                  "Lines and columns count from 1, columns in characters. The codes\n"
                  "in brackets are stable. A file with errors is not shown in its\n"
                  "new state; one with warnings is, and `allow: [code]` in a record\n"
                  "silences a warning there.\n"
                  "\n"
                  "| Code | Severity | Meaning |\n"
                  "|---|---|---|\n");
    for (size_t i = 0; i < DIAG_CODES; i++) {
        const struct diag_info *info = diag_info(i);
        buf_addf(out, "| `%s` | %s | %s |\n", info->code,
                 info->severity == DIAG_ERROR ? "error" : "warning", info->meaning);
    }
}

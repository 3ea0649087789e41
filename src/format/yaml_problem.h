/* SPDX-License-Identifier: MIT */
/* What libyaml's words for a syntax error mean to somebody who writes a case. */
#ifndef DOSSIER_FORMAT_YAML_PROBLEM_H
#define DOSSIER_FORMAT_YAML_PROBLEM_H

#include <stdbool.h>

struct yaml_problem {
    const char *problem; /* libyaml's words */
    const char *text;    /* ours: what, and what to do */
    bool is_tag;         /* [tag] is its code, not [yaml] */
    bool at_start;       /* shown where the construct begins, not where it went wrong */
};

/* Never NULL: a problem without a row is told in libyaml's words, which must outlive the
 * result; `unknown` is filled for it. */
const struct yaml_problem *yaml_problem_find(const char *problem,
                                             struct yaml_problem *unknown);

#endif

/* SPDX-License-Identifier: MIT */
/* A table from libyaml's messages to ours. */
#include "format/yaml_problem.h"

#define NOT_HERE "text that YAML does not expect here: check the indentation, or quote it"

static const struct yaml_problem problems[] = {
    {"mapping values are not allowed in this context",
     "`: ` inside plain text, or wrong indentation: put the text in quotes", DIAG_YAML, false},
    {"mapping keys are not allowed in this context", NOT_HERE, DIAG_YAML, false},
    {"block sequence entries are not allowed in this context",
     "`- ` cannot stand here: begin the list on a line of its own", DIAG_YAML, false},
    {"could not find expected ':'", "a key without `:`, or text that is indented too little",
     DIAG_YAML, false},
    {"did not find expected key", NOT_HERE, DIAG_YAML, false},
    {"did not find expected '-' indicator", NOT_HERE, DIAG_YAML, false},
    {"did not find expected node content", NOT_HERE, DIAG_YAML, false},
    {"did not find expected ',' or ']'", "`,` or `]` is missing before this", DIAG_YAML, false},
    {"did not find expected ',' or '}'", "`,` or `}` is missing before this", DIAG_YAML, false},
    {"found character that cannot start any token",
     "plain text cannot begin with this character: put it in quotes (or, of a tab: use "
     "spaces)",
     DIAG_YAML, false},
    {"found a tab character that violates indentation", "a tab: indent with spaces",
     DIAG_YAML, false},
    {"found a tab character where an indentation space is expected",
     "a tab: indent with spaces", DIAG_YAML, false},
    {"found unexpected end of stream", "the quotes that begin here are never closed",
     DIAG_YAML, true},
    {"found unexpected document indicator",
     "`---` or `...` inside quoted text: indent it", DIAG_YAML, false},
    {"found unknown escape character",
     "`\\` is special in double quotes: write `\\\\`, or use single quotes", DIAG_YAML, false},
    {"did not find expected hexdecimal number",
     "`\\x`, `\\u` and `\\U` take 2, 4 and 8 hexadecimal digits", DIAG_YAML, false},
    {"found invalid Unicode character escape code",
     "this escape is no character: write the character itself", DIAG_YAML, false},
    {"did not find expected alphabetic or numeric character",
     "text that begins with `&` or `*` needs quotes", DIAG_YAML, false},
    {"did not find expected <document start>", "`---` is missing before this", DIAG_YAML,
     false},
    {"found incompatible YAML document", "only YAML 1.1 and 1.2 are read", DIAG_YAML, false},
    {"found undefined tag handle", "YAML tags are not used in case files: take it off",
     DIAG_TAG, false},
};

const struct yaml_problem *yaml_problem_find(const char *problem,
                                             struct yaml_problem *unknown)
{
    struct str wanted = str_of(problem ? problem : "YAML cannot be read");
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
        if (str_eq(str_of(problems[i].problem), wanted))
            return &problems[i];
    *unknown = (struct yaml_problem){wanted.p, wanted.p, DIAG_YAML, false};
    return unknown;
}

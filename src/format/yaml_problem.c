/* SPDX-License-Identifier: MIT */
/* A table from libyaml's messages to ours. */
#include "format/yaml_problem.h"

#include "base/str.h"

#define TAB "a tab: indent with spaces"
#define NOT_HERE "text that YAML does not expect here: check the indentation, or quote it"

static const struct yaml_problem problems[] = {
    {.problem = "mapping values are not allowed in this context",
     .text = "`: ` inside plain text, or wrong indentation: put the text in quotes"},
    {.problem = "mapping keys are not allowed in this context", .text = NOT_HERE},
    {.problem = "block sequence entries are not allowed in this context",
     .text = "`- ` cannot stand here: begin the list on a line of its own"},
    {.problem = "could not find expected ':'",
     .text = "a key without `:`, or text that is indented too little"},
    {.problem = "did not find expected key", .text = NOT_HERE},
    {.problem = "did not find expected '-' indicator", .text = NOT_HERE},
    {.problem = "did not find expected node content", .text = NOT_HERE},
    {.problem = "did not find expected ',' or ']'",
     .text = "`,` or `]` is missing before this"},
    {.problem = "did not find expected ',' or '}'",
     .text = "`,` or `}` is missing before this"},
    {.problem = "found character that cannot start any token",
     .text = "plain text cannot begin with this character: put it in quotes (or, of a "
             "tab: use spaces)"},
    {.problem = "found a tab character that violates indentation", .text = TAB},
    {.problem = "found a tab character where an indentation space is expected",
     .text = TAB},
    {.problem = "found unexpected end of stream",
     .text = "the quotes that begin here are never closed",
     .at_start = true},
    {.problem = "found unexpected document indicator",
     .text = "`---` or `...` inside quoted text: indent it"},
    {.problem = "found unknown escape character",
     .text = "`\\` is special in double quotes: write `\\\\`, or use single quotes"},
    {.problem = "did not find expected hexdecimal number",
     .text = "`\\x`, `\\u` and `\\U` take 2, 4 and 8 hexadecimal digits"},
    {.problem = "found invalid Unicode character escape code",
     .text = "this escape is no character: write the character itself"},
    {.problem = "did not find expected alphabetic or numeric character",
     .text = "text that begins with `&` or `*` needs quotes"},
    {.problem = "did not find expected <document start>",
     .text = "`---` is missing before this"},
    {.problem = "found incompatible YAML document",
     .text = "only YAML 1.1 and 1.2 are read"},
    {.problem = "found undefined tag handle",
     .text = "YAML tags are not used in case files: take it off",
     .is_tag = true},
};

const struct yaml_problem *yaml_problem_find(const char *problem,
                                             struct yaml_problem *unknown)
{
    struct str wanted = str_of(problem ? problem : "YAML cannot be read");
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
        if (str_eq(str_of(problems[i].problem), wanted))
            return &problems[i];
    *unknown = (struct yaml_problem){.problem = wanted.p, .text = wanted.p};
    return unknown;
}

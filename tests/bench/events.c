/* SPDX-License-Identifier: MIT */
/* libyaml's bare event loop over one file: what reading YAML costs by itself, and so
 * what `dossier check` and the index are compared with. */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    yaml_parser_t parser;
    if (!file || !yaml_parser_initialize(&parser)) {
        fputs("usage: events FILE\n", stderr);
        return EXIT_FAILURE;
    }
    yaml_parser_set_input_file(&parser, file);
    yaml_event_type_t type;
    do {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            fprintf(stderr, "events: %s\n", parser.problem);
            return EXIT_FAILURE;
        }
        type = event.type;
        yaml_event_delete(&event);
    } while (type != YAML_STREAM_END_EVENT);
    yaml_parser_delete(&parser);
    fclose(file);
    return EXIT_SUCCESS;
}

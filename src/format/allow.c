/* SPDX-License-Identifier: MIT */
/* A parent comes before its children, so what was read last holds for them. */
#include "format/allow.h"

void allow_read(struct allow *a, const struct record *record)
{
    if (!*record->kind->section)
        return;
    if (a->any)
        *a = (struct allow){0};
    for (size_t i = 0; i < record->n_values; i++) {
        enum diag_code code;
        if (record->values[i].field->type == TYPE_WORDS &&
            diag_lookup(record->values[i].text, &code))
            a->any = a->code[code] = true;
    }
}

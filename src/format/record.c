/* SPDX-License-Identifier: MIT */
/* Looking into a record: its values and links are few, and stand in a row. */
#include "format/record.h"

const struct value *record_value(const struct record *record, enum field_tag field)
{
    for (size_t i = 0; i < record->n_values; i++)
        if (record->values[i].field->tag == field)
            return &record->values[i];
    return NULL;
}

bool record_has(const struct record *record, enum field_tag field, struct str word)
{
    for (size_t i = 0; i < record->n_values; i++)
        if (record->values[i].field->tag == field && str_eq(record->values[i].text, word))
            return true;
    return false;
}

const struct link *record_link(const struct record *record, enum field_tag field)
{
    for (size_t i = 0; i < record->n_links; i++)
        if (record->links[i].field->tag == field)
            return &record->links[i];
    return NULL;
}

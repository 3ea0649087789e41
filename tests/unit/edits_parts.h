/* SPDX-License-Identifier: MIT */
/* What the files of edits share. Each edit is a function: false when it found nothing to
 * work on, and then changed nothing. */
#ifndef DOSSIER_TESTS_EDITS_PARTS_H
#define DOSSIER_TESTS_EDITS_PARTS_H

#include "edits.h"

#include <stdio.h>
#include <string.h>

/* The letter with which generated ids of a kind begin. */
char edits_letter(enum kind_tag kind);

/* The id of some record of the kind; of one to come. */
void edits_pick(struct edited *e, enum kind_tag kind, char id[ID_SIZE]);
void edits_new_id(struct edited *e, enum kind_tag kind, char id[ID_SIZE]);

/* Some record of the kind, some kind that is a section; false where there is none. */
bool edits_record(struct edited *e, enum kind_tag kind, struct span *out);
enum kind_tag edits_kind(struct edited *e);

/* Puts a field; the value is formatted. */
bool edits_put(struct edited *e, struct span record, const char *field,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Names of people, the first three of which half of all files hide; and words of theirs
 * alone, or with endings. */
enum { HIDDEN = 4, SHORT = 7 };
extern const char *const edits_hidden[HIDDEN];
extern const char *const edits_short[SHORT];

/* The edits, with their argument in edits.def. */
bool edit_word(struct edited *e, int arg);
bool edit_digit(struct edited *e, int arg);
bool edit_blank(struct edited *e, int arg);
bool edit_remark(struct edited *e, int arg);
bool edit_gap_out(struct edited *e, int arg);
bool edit_field_in(struct edited *e, int arg);
bool edit_field_out(struct edited *e, int arg);
bool edit_name(struct edited *e, int arg);
bool edit_alias(struct edited *e, int arg);
bool edit_publish(struct edited *e, int arg);
bool edit_short_in(struct edited *e, int arg);
bool edit_short_out(struct edited *e, int arg);
bool edit_allow_in(struct edited *e, int arg);
bool edit_allow_out(struct edited *e, int arg);
bool edit_case(struct edited *e, int arg);
bool edit_key_line(struct edited *e, int arg);
bool edit_key_behind(struct edited *e, int arg);
bool edit_date(struct edited *e, int arg);
bool edit_date_out(struct edited *e, int arg);
bool edit_date_in(struct edited *e, int arg);
bool edit_dates(struct edited *e, int arg);
bool edit_redirect(struct edited *e, int arg);
bool edit_quote_links(struct edited *e, int arg);
bool edit_relation_links(struct edited *e, int arg);
bool edit_event_links(struct edited *e, int arg);
bool edit_claim_links(struct edited *e, int arg);
bool edit_account_links(struct edited *e, int arg);
bool edit_accounts(struct edited *e, int arg);
bool edit_root(struct edited *e, int arg);
bool edit_captures(struct edited *e, int arg);
bool edit_record_in(struct edited *e, int arg);
bool edit_record_out(struct edited *e, int arg);
bool edit_record_id(struct edited *e, int arg);
bool edit_record_at(struct edited *e, int arg);
bool edit_same_place(struct edited *e, int arg);
bool edit_twice(struct edited *e, int arg);
bool edit_section_out(struct edited *e, int arg);
bool edit_section_at(struct edited *e, int arg);
bool edit_two(struct edited *e, int arg);
bool mistake_line(struct edited *e, int arg);
bool mistake_date(struct edited *e, int arg);
bool mistake_key(struct edited *e, int arg);
bool mistake_id(struct edited *e, int arg);
bool mistake_dangling(struct edited *e, int arg);
bool mistake_cycle(struct edited *e, int arg);
bool mistake_odd(struct edited *e, int arg);
bool mistake_line_out(struct edited *e, int arg);
bool mistake_line_twice(struct edited *e, int arg);

#endif

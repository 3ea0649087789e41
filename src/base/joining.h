/* SPDX-License-Identifier: MIT */
/* Which characters joiners act on: Arabic and other cursive letters (Joining_Type, for
 * UAX 31, rule A1), and emoji (for variation selectors and ZWJ sequences, UTS 51). */
#ifndef DOSSIER_BASE_JOINING_H
#define DOSSIER_BASE_JOINING_H

#include <stdbool.h>
#include <stdint.h>

bool joining_next(int32_t code_point);     /* a letter that joins the one behind it */
bool joining_previous(int32_t code_point); /* a letter that joins the one before it */
bool joining_emoji(int32_t code_point);    /* an emoji; digits, flags, skin tones not */

#endif

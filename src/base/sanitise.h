/* SPDX-License-Identifier: MIT */
/* The one door between text of a case and anything a person sees (screen, stdout, stderr,
 * window title). Controls (C0, DEL, C1), bidi controls, invisible format characters, tags,
 * stray variation selectors, private use and unassigned code points become visible as
 * `<U+202E>`, ill-formed bytes as `<x9B>`; nothing is dropped: this is evidence. ZWJ and
 * ZWNJ stay where Unicode lets them join (UAX 31: Persian and Indic; emoji sequences).
 * A combining mark with no base gets a dotted circle; more than four on one base show as
 * `<U+0301>`. Output is well-formed UTF-8 that no terminal takes for a command. */
#ifndef DOSSIER_BASE_SANITISE_H
#define DOSSIER_BASE_SANITISE_H

#include "base/buf.h"

enum sanitise_mode {
    SANITISE_LINE, /* one line: LF, CR, TAB, NEL, U+2028, U+2029 become visible too */
    SANITISE_TEXT, /* LF stays (CR LF too, as LF), TAB becomes a space */
};

/* Adds the visible form of `text` to out. Idempotent on its own output. */
void sanitise(struct buf *out, struct str text, enum sanitise_mode mode);

/* True when `text` is already its own visible form. */
bool sanitise_is_clean(struct str text, enum sanitise_mode mode);

/* Adds clean UTF-8 as ASCII for terminals without it: typographic quotes, dashes, dots and
 * our drawing characters by their usual stand-ins, anything else as `<U+0422>`. */
void sanitise_ascii(struct buf *out, struct str clean);

#endif

/* SPDX-License-Identifier: MIT */
/* The four linked panes of one case: People, Events, Quotes, Detail. Holds what is shown,
 * selected and narrowed, by rec and id, never by pointer; knows no keys and no terminal.
 *
 * The view borrows an index (view_set_index) and reads it in every call; it owns its own
 * state. Rows and columns are cells. */
#ifndef DOSSIER_VIEW_VIEW_H
#define DOSSIER_VIEW_VIEW_H

#include "index/query.h"
#include "view/grid.h"
#include "view/news.h"

enum pane { PANE_PEOPLE, PANE_EVENTS, PANE_QUOTES, PANE_DETAIL, PANES };

#define LIST_PANES PANE_DETAIL /* the panes before it are lists */

/* How the screen is shared out: the lists side by side above Detail, or one below the
 * other beside it, each with sizes of its own. In thousandths; 0: as usual. */
enum view_split { SPLIT_ABOVE, SPLIT_BESIDE, SPLITS };

struct view_sizes {
    int lists;             /* of the rows or columns, what is not Detail's */
    int share[LIST_PANES]; /* of these for each list; all 0, or none */
};

struct view_shape {
    enum view_split split;
    struct view_sizes sizes[SPLITS];
};

/* Other ways to look at what is narrowed, in the place of the panes; context is the archived
 * text around a quote, changes what changed since the session began. Those two do not stand
 * among the others. */
enum aspect {
    ASPECT_NONE, /* the panes */
    ASPECT_TIMELINE,
    ASPECT_CLAIMS,
    ASPECT_RELATIONS,
    ASPECT_SOURCES,
    ASPECT_WEAK,
    ASPECT_CONTEXT,
    ASPECT_CHANGES,
    ASPECTS
};

struct view;

struct view *view_new(void);
void view_free(struct view *v);

/* Shows another generation of the index; the one before must still be open, it is asked a
 * last time what its records are called. Case, selections, narrowing, scroll and focus are
 * found again by id; where a selected record is gone its nearest neighbour is selected and
 * view_take_notice says what went. */
void view_set_index(struct view *v, struct index *ix);

/* Opens a case at its first records, nothing narrowed. 0 shows an empty view. */
void view_open_case(struct view *v, int64_t case_rec);
int64_t view_case(const struct view *v);

/* Focus and movement. Detail moves from statement to statement, lists from row to row. */
enum pane view_focused(const struct view *v);
void view_focus(struct view *v, enum pane pane);
void view_focus_next(struct view *v, int step);
void view_move(struct view *v, int rows); /* stops at the ends */
void view_move_pages(struct view *v, int half_pages);
void view_move_end(struct view *v, bool last);

/* The mouse, at a cell of the grid as last drawn: a click focuses and selects what stands
 * there, the wheel scrolls the pane there by so many rows. */
void view_click(struct view *v, int row, int col);
void view_wheel(struct view *v, int row, int col, int rows);

/* What is selected in the focused pane: a record, and in Detail a statement of it. */
struct selection {
    int64_t rec;          /* in Detail: the record shown there; in an aspect: the row's */
    struct str statement; /* field of it, as in `id.field`; empty: the record as a whole */
    int64_t target;       /* in Detail: where Enter leads, 0 for nowhere */
    struct place at;      /* its line of YAML */
};

struct selection view_selected(const struct view *v); /* statement borrowed until a change */

/* Selects a record in the pane of its kind and shows it in Detail (kinds without a pane
 * show in Detail only; what stands inside a record is shown in that). Leaves focus on that
 * pane. Widens as far as needed, opens its case where that is another. Remembers the place
 * before, as do view_narrow, view_widen, view_evidence and view_open_case. */
void view_go(struct view *v, int64_t rec);

/* Narrows the other panes to the selected record, in Detail to the one shown (Enter): on a
 * record of the kind of an earlier narrowing it replaces that and is the innermost, on the
 * very one it takes it off. */
void view_narrow(struct view *v);
bool view_widen(struct view *v); /* takes off the innermost; false when none is left */
bool view_narrowed(const struct view *v);

/* To the first quote that carries what is selected; from there, and from its archived text,
 * to the next or the one before. False: no quote, or none further. Where one stands, nth
 * counted from 1; false when one has gone elsewhere since. */
bool view_evidence(struct view *v);
bool view_evidence_step(struct view *v, int step);
bool view_evidence_place(const struct view *v, size_t *nth, size_t *total);

/* Aspects take the place of the panes until view_leave, or until one goes to a record or a
 * pane. view_look opens one over what is narrowed, at what is selected; the one that is open
 * it leaves. Context is of the selected quote. False: there is nothing to look at. */
bool view_look(struct view *v, enum aspect aspect);
enum aspect view_aspect(const struct view *v);
bool view_leave(struct view *v); /* false: no aspect is open */
void view_look_next(struct view *v, int step); /* the next of those that stand by themselves */

/* In an aspect: follows the selected row to its record, in relations to the person whose
 * ties are then shown, in a long list to the page that it names. False: it leads nowhere. */
bool view_enter(struct view *v);

/* The folder of archived texts for all cases; copied. NULL: each case's own `archive`. */
void view_set_archive(struct view *v, const char *folder);

/* What was read of archived texts is read again: they may be others by now. */
void view_reread_archive(struct view *v);

/* Tells whether somebody waits (a key has come): figures that take longer than a frame are
 * dropped then, and asked for again later. NULL: nobody ever does. */
void view_set_hurry(struct view *v, bool (*waits)(void *self), void *self);

/* To the column of text at the side; along the axis of the timeline. */
void view_across(struct view *v, int step);

/* The timeline: years, months or days, finer by so many steps; one case or all. False when
 * it is not open, or goes no further. */
bool view_scale(struct view *v, int finer);
bool view_all_cases(struct view *v);
bool view_of_library(const struct view *v); /* the timeline of all cases is open */

/* What is selected, in words: the label of a list's row, in Detail the statement as it
 * stands there, without the mark of its quotes. Passes through `filter` (NULL for none),
 * sanitised, never in ASCII. */
struct doc_filter;
void view_selected_text(struct view *v, const struct doc_filter *filter, struct buf *out);

/* Adds the whole of the aspect that is open as lines of text, sanitised. */
void view_print_look(struct view *v, int columns, unsigned form, const struct doc_filter *filter,
                     struct buf *out);

/* Writes the records that narrow, the innermost last; returns how many. */
size_t view_narrowing(const struct view *v, int64_t by[NARROW_MAX]);

/* Places: where one has been, with the narrowing; the last hundred. */
void view_mark_place(struct view *v); /* remembers the present place; twice is once */
bool view_back(struct view *v);
bool view_forward(struct view *v);
bool view_last(struct view *v); /* where one was before the last jump; again: back here */

/* Whether the case that was open is gone, and another stands there for it until it is back:
 * then the place in it is returned to. Ends with the next jump. */
bool view_is_away(const struct view *v);

/* A place as ids, which outlive the index and the session (view/places.h): the present
 * one, false when no case is open; to one, as a jump; and to one at the start, which is no
 * jump. False: its case is not there. */
struct placemark;
bool view_place(const struct view *v, struct placemark *out);
bool view_place_kept(const struct view *v, struct placemark *out); /* away: in that case */
bool view_go_to_place(struct view *v, const struct placemark *place);
bool view_return(struct view *v, const struct placemark *place);

void view_zoom(struct view *v); /* the focused pane alone, and back */
bool view_zoomed(const struct view *v);

/* The shape of the screen, to be kept and restored; values out of range are mended. */
const struct view_shape *view_shape(const struct view *v);
void view_set_shape(struct view *v, const struct view_shape *shape);

/* What 0 stands for in the sizes of a shape, in either split; where it is 0 itself, what is
 * built in. */
void view_set_usual(struct view *v, const struct view_sizes *sizes);
void view_flip(struct view *v); /* to the other split */

/* Makes the focused pane wider or higher by that many steps, or less for negative ones;
 * its neighbours give the room. False: it cannot be. */
bool view_resize(struct view *v, int wider, int higher);

/* Incremental search in the focused pane: `needle` as typed, folded, in what a row shows,
 * in every spelling of a person, in Detail also across the ends of lines. Selects the
 * first match at or behind the origin (the selection when the search began); matches are
 * marked while a needle is set. False: no match, the selection stays at the origin. */
void view_search_begin(struct view *v);
bool view_search(struct view *v, struct str needle);
bool view_search_next(struct view *v, int step, bool *wrapped);
void view_search_cancel(struct view *v); /* back to the origin, marks off */

/* "2 of 31", "2 of 31…" while there may be more, which in the longest lists match only
 * where a word begins. */
struct search_place {
    int64_t nth, total;
    bool more, beginnings;
};

bool view_search_place(const struct view *v, struct search_place *out);

/* Live filter of what has the keys, a list or a document (false where there is nothing to
 * filter): `typed` are words that all must be found, see view/words.h, with each call what
 * is typed by now; then kept, or taken back for what was there when it began. That of a
 * list holds until it is taken off, also over another narrowing; that of a document as
 * long as the document. */
bool view_filter_begin(struct view *v);
void view_filter(struct view *v, struct str typed);
void view_filter_keep(struct view *v);
void view_filter_cancel(struct view *v);
bool view_filtered(const struct view *v, enum pane pane);
bool view_filtered_here(const struct view *v);
struct str view_filter_typed(const struct view *v); /* here; borrowed, raw */
void view_filter_status(struct view *v, struct buf *out); /* "9 of 74", and what holds */

/* Takes off the filter that holds here, or all; false when there is none. */
bool view_filter_off(struct view *v);
bool view_filter_off_all(struct view *v);

/* While the view is busy, view_work does some more of what a key has asked for and what
 * takes too long to be waited for: looking through long lists. */
bool view_busy(const struct view *v);
void view_work(struct view *v);

/* One line that the view has to say (what went on a reload), once; empty otherwise. */
void view_take_notice(struct view *v, struct buf *out);

/* What changed since the session began (view/news.h): how many records are marked for it;
 * takes the marks off; adds in numbers what was not said before, false when nothing was
 * changed since. */
size_t view_news(const struct view *v);
enum news_what view_mark_of_file(const struct view *v, int64_t file); /* view/news.h */
void view_see_news(struct view *v);
bool view_tell_news(struct view *v, struct buf *out);

/* Draws panes into `area`; sets the grid's cursor on the selected row. */
void view_draw(struct view *v, struct grid *g, struct rect area);

/* One line for the title bar, `columns` wide (case title, narrowing, then counts as far as
 * they fit), one for the footer (source ▸ id ▸ file:line of the selection), raw. */
void view_title(struct view *v, struct grid *g, int row, int columns);
void view_provenance(struct view *v, struct buf *out);

#endif

/* SPDX-License-Identifier: MIT */
/* From the state to what outlives it and back: places in the history, and the same state
 * over another generation of the index. */
#include "view/view_state.h"

#include "base/utf8.h"

static struct placemark present_place(const struct view *v)
{
    struct placemark now = {
        .n_by = v->n_by,
        .focused = v->focused,
        .followed = v->followed,
        .stop = v->detail->scroll.stop,
        .aspect = v->look->aspect,
        .library = v->look->library,
        .from = v->look->from,
        .aspect_stop = v->look->scroll.stop,
    };
    if (now.aspect)
        memcpy(now.centre, v->look->centre.id, SPOT_ID);
    memcpy(now.case_id, v->opened.id, SPOT_ID);
    memcpy(now.shown, v->detail->shown.id, SPOT_ID);
    for (size_t i = 0; i < v->n_by; i++)
        memcpy(now.by[i], v->by[i].id, SPOT_ID);
    for (size_t i = 0; i < LIST_PANES; i++)
        memcpy(now.selected[i], v->lists[i].selected.id, SPOT_ID);
    return now;
}

void view_mark_place(struct view *v)
{
    v->away = (struct placemark){0};
    if (!v->opened.rec)
        return;
    v->last = present_place(v);
    places_mark(&v->places, &v->last);
}

/* The aspect that was open there, if what it was about is still there. */
static void go_to_look(struct view *v, const struct placemark *place)
{
    int64_t centre = spot_find(v->ix, v->opened.rec, place->centre);
    view_close_look(v);
    if (!place->aspect || (place->centre[0] && !centre))
        return;
    view_open_look(v, place->aspect, centre, place->library, place->from);
    scroll_select(view_text(v), place->aspect_stop, view_text_rows(v));
    view_in_sight(v);
}

/* As much of a place as is still there. */
static void go_to_place(struct view *v, const struct placemark *place)
{
    int64_t case_rec = query_find_case(v->ix, str_of(place->case_id));
    if (!case_rec)
        return;
    v->away = (struct placemark){0};
    if (case_rec != v->opened.rec)
        view_enter_case(v, case_rec);
    v->n_by = 0;
    for (size_t i = 0; i < place->n_by; i++) {
        int64_t rec = spot_find(v->ix, case_rec, place->by[i]);
        if (rec)
            v->by[v->n_by++] = spot_of(v->ix, rec, v->scratch);
    }
    view_relist(v);
    for (enum pane p = 0; p < LIST_PANES; p++) {
        int64_t rec = spot_find(v->ix, case_rec, place->selected[p]);
        if (!list_select(&v->lists[p], v->ix, rec, v->scratch) && p == place->followed &&
            view_filtered(v, p)) {
            view_unfilter(v, p);
            list_select(&v->lists[p], v->ix, rec, v->scratch);
        }
    }
    v->focused = place->focused;
    v->followed = place->followed;
    int64_t shown = place->shown[0] ? spot_find(v->ix, case_rec, place->shown) : case_rec;
    view_layout(v);
    if (shown) {
        detail_show(v->detail, v->ix, shown, v->scratch);
        v->detail->scroll.stop = place->stop;
    } else {
        view_follow(v);
    }
    go_to_look(v, place);
}

bool view_place(const struct view *v, struct placemark *out)
{
    *out = present_place(v);
    return v->opened.rec != 0;
}

bool view_return(struct view *v, const struct placemark *place)
{
    arena_reset(v->scratch);
    if (!v->ix || !query_find_case(v->ix, str_of(place->case_id)))
        return false;
    go_to_place(v, place);
    return true;
}

bool view_go_to_place(struct view *v, const struct placemark *place)
{
    arena_reset(v->scratch);
    if (!v->ix || !query_find_case(v->ix, str_of(place->case_id)))
        return false;
    view_mark_place(v);
    go_to_place(v, place);
    return true;
}

bool view_back(struct view *v)
{
    arena_reset(v->scratch);
    struct placemark now = present_place(v), place;
    if (!v->ix || !places_back(&v->places, &now, &place))
        return false;
    v->last = now;
    go_to_place(v, &place);
    return true;
}

bool view_forward(struct view *v)
{
    arena_reset(v->scratch);
    struct placemark now = present_place(v), place;
    if (!v->ix || !places_forward(&v->places, &now, &place))
        return false;
    v->last = now;
    go_to_place(v, &place);
    return true;
}

bool view_last(struct view *v)
{
    arena_reset(v->scratch);
    struct placemark place = v->last;
    return view_go_to_place(v, &place);
}

/* Another generation of the index -------------------------------------------------------- */

enum { NOTICE_IDS = 3, NAME_COLUMNS = 32 };

/* "q-guard, ines-rauch gone from the case": collected while things are found again. */
struct gone {
    struct spot spots[NOTICE_IDS];
    size_t n;
};

static void add_gone(struct gone *gone, const struct spot *spot)
{
    for (size_t i = 0; i < gone->n && i < NOTICE_IDS; i++)
        if (strcmp(gone->spots[i].id, spot->id) == 0)
            return;
    if (gone->n < NOTICE_IDS)
        gone->spots[gone->n] = *spot;
    gone->n++;
}

/* "“I saw two lights before…” (q-guard)": by its name, too, where that is known still. */
static void add_gone_name(struct view *v, const struct spot *spot)
{
    struct item item;
    struct buf name = {0};
    const struct news_item *news =
        query_item(v->ix, v->opened.rec, v->scratch, &item)
            ? news_of(&v->news, item.file, index_kind(spot->rec), spot->id)
            : NULL;
    if (news && news->what == NEWS_GONE)
        buf_add_line(&name, news_label(v->ix, news, v->scratch));
    bool quote = index_kind(spot->rec) == KIND_QUOTE;
    size_t fits = utf8_fit(buf_str(&name), NAME_COLUMNS);
    if (name.n)
        buf_addf(&v->notice, "%s%.*s%s%s (%s)", quote ? "“" : "", (int)fits, name.p,
                 fits < name.n ? "…" : "", quote ? "”" : "", spot->id);
    else
        buf_addz(&v->notice, spot->id);
    buf_free(&name);
}

static void say_gone(struct view *v, const struct gone *gone)
{
    if (gone->n == 0)
        return;
    buf_clear(&v->notice);
    for (size_t i = 0; i < gone->n && i < NOTICE_IDS; i++) {
        buf_addz(&v->notice, i ? ", " : "");
        add_gone_name(v, &gone->spots[i]);
    }
    if (gone->n > NOTICE_IDS)
        buf_addf(&v->notice, " and %zu more", gone->n - NOTICE_IDS);
    buf_addz(&v->notice, gone->n == 1 ? " is gone from the case" : " are gone from the case");
}

/* The number that a remembered record has now; it is remembered as gone when it has
 * none. */
static int64_t find_again(struct view *v, const struct spot *spot, struct gone *gone)
{
    int64_t rec = spot_find(v->ix, v->opened.rec, spot->id);
    if (!rec && spot->id[0])
        add_gone(gone, spot);
    return rec;
}

static void narrow_again(struct view *v, struct gone *gone)
{
    size_t n = v->n_by;
    v->n_by = 0;
    for (size_t i = 0; i < n; i++) {
        int64_t rec = find_again(v, &v->by[i], gone);
        if (rec)
            v->by[v->n_by++] = spot_of(v->ix, rec, v->scratch);
    }
}

/* The case of the file that held a case before: it may have got another id. */
static int64_t case_in_same_file(struct index *before, struct index *now, int64_t case_rec,
                                 struct arena *scratch)
{
    struct item item;
    struct file_row file;
    if (!before || !query_item(before, case_rec, scratch, &item) ||
        !query_file(before, item.file, scratch, &file))
        return 0;
    struct files files = query_files(now, scratch);
    for (size_t i = 0; i < files.n; i++)
        if (str_eq(files.v[i].path, file.path))
            return files.v[i].case_rec;
    return 0;
}

/* Before another case of another generation: the number of the one that is open, and of what
 * is in Detail, may be another's now. */
static void leave_numbers(struct view *v)
{
    detail_reload(v->detail, v->ix, 0, v->scratch);
    v->opened.rec = 0;
}

/* The case that was open is gone: another is better than an empty screen. */
static void enter_other_case(struct view *v)
{
    struct files files = query_files(v->ix, v->scratch);
    int64_t other = 0;
    for (size_t i = 0; i < files.n && !other; i++)
        other = files.v[i].case_rec;
    buf_clear(&v->notice);
    buf_addf(&v->notice, "the case %s is gone", v->opened.id);
    if (!view_is_away(v))
        v->away = present_place(v);
    leave_numbers(v);
    view_enter_case(v, other);
}

bool view_is_away(const struct view *v)
{
    return v->away.case_id[0] != 0;
}

bool view_place_kept(const struct view *v, struct placemark *out)
{
    if (!view_is_away(v))
        return view_place(v, out);
    *out = v->away;
    return true;
}

/* The case that was gone is there again: so is the place in it. */
static bool return_from_away(struct view *v)
{
    struct placemark place = v->away;
    if (!view_is_away(v) || !query_find_case(v->ix, str_of(place.case_id)))
        return false;
    leave_numbers(v);
    go_to_place(v, &place);
    buf_clear(&v->notice);
    buf_addf(&v->notice, "the case %s is back", place.case_id);
    return true;
}

/* Which stop is selected in a document that is going to be another. */
static void remember_stop(struct view *v, struct scroll *text, struct index *now)
{
    if (v->ix != now)
        scroll_remember(text, v->ix, v->scratch);
    else /* it says something else already */
        scroll_recall(text);
}

void view_set_index(struct view *v, struct index *ix)
{
    arena_reset(v->scratch);
    struct index *before = v->ix;
    if (before)
        remember_stop(v, &v->detail->scroll, ix);
    if (before && v->look->aspect)
        remember_stop(v, &v->look->scroll, ix);
    v->ix = ix;
    v->stamp++;
    news_take(&v->news, ix);
    if (return_from_away(v) || !v->opened.id[0])
        return;
    int64_t case_rec = query_find_case(ix, str_of(v->opened.id));
    if (!case_rec)
        case_rec = case_in_same_file(before, ix, v->opened.rec, v->scratch);
    if (!case_rec) {
        enter_other_case(v);
        return;
    }
    struct gone gone = {0};
    v->opened = spot_of(ix, case_rec, v->scratch);
    view_reload_trail(v);
    narrow_again(v, &gone);
    for (enum pane p = 0; p < LIST_PANES; p++) {
        struct list list = view_wanted_list(v, p);
        int64_t rec = find_again(v, &v->lists[p].selected, &gone);
        list_reload(&v->lists[p], ix, &list, rec, v->scratch);
    }
    v->filter_origin.selected.rec = spot_find(ix, case_rec, v->filter_origin.selected.id);
    int64_t shown = v->detail->shown.id[0] ? find_again(v, &v->detail->shown, &gone) : case_rec;
    detail_reload(v->detail, ix, shown, v->scratch);
    if (v->look->aspect)
        view_reload_look(v, find_again(v, &v->look->centre, &gone));
    if (!shown || (v->focused != PANE_DETAIL && shown != case_rec))
        view_follow(v);
    say_gone(v, &gone);
}

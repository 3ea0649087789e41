/* SPDX-License-Identifier: MIT */
/* What changed since the session began, as far as the panes show it. */
#include "view/view_state.h"

size_t view_news(const struct view *v)
{
    return v->news.unseen;
}

/* The list of changes, where it is open, says which are marked. */
static void tell_again(struct view *v)
{
    if (v->look->aspect != ASPECT_CHANGES || !v->look->scroll.built)
        return;
    scroll_recall(&v->look->scroll);
    scroll_rebuild(&v->look->scroll, true);
}

void view_see_news(struct view *v)
{
    news_see_all(&v->news);
    tell_again(v);
}

bool view_tell_news(struct view *v, struct buf *out)
{
    return news_tell(&v->news, out);
}

enum news_what view_mark_of(const struct view *v, int64_t rec)
{
    struct item item;
    if (!v->news.unseen || !query_item(v->ix, rec, v->scratch, &item) || !item.id.n)
        return NEWS_NONE;
    return news_mark(&v->news, item.file, item.kind->tag, item.id.p);
}

enum news_what view_mark_of_file(const struct view *v, int64_t file)
{
    return news_mark_file(&v->news, file);
}

/* Where Detail has no room, or something stands before it, nobody looks at it. */
static struct watched present(struct view *v)
{
    struct watched now = {.serial = v->news.serial};
    struct item item;
    if (v->look->aspect || v->layout.body[PANE_DETAIL].rows < 1 ||
        !query_item(v->ix, v->detail->shown.rec, v->scratch, &item))
        return now;
    now.file = item.file;
    now.kind = item.kind->tag;
    if (item.id.n < SPOT_ID)
        memcpy(now.id, item.id.p, item.id.n); /* also that of a case, which no spot has */
    return now;
}

void view_watch(struct view *v)
{
    struct watched now = present(v);
    const struct watched *was = &v->watched;
    bool same = was->file == now.file && was->kind == now.kind &&
                strcmp(was->id, now.id) == 0;
    if (was->id[0] && !same &&
        news_see(&v->news, was->file, was->kind, was->id, was->serial))
        tell_again(v);
    v->watched = now;
}

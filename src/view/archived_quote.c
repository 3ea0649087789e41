/* SPDX-License-Identifier: MIT */
/* Its source, its captures, the folder they lie in, and the best place in all texts. */
#include "view/archived_quote.h"

#include "format/case_archive.h"

enum { STEPS = 32 }; /* up from a part to what it is part of */

/* The text captures of the nearest source that has any. */
static struct recs texts_of(struct index *ix, int64_t source, struct arena *a,
                            int64_t *holder)
{
    struct recs texts = {0};
    for (int step = 0; source && step < STEPS; step++) {
        struct recs all = query_children(ix, source, KIND_CAPTURE, a);
        texts = (struct recs){arena_array(a, all.n, sizeof *texts.v), 0};
        for (size_t i = 0; i < all.n; i++) {
            struct item capture;
            if (query_item(ix, all.v[i], a, &capture) &&
                str_eq(item_text(&capture, FIELD_CAPTURE_KIND), STR("text")))
                texts.v[texts.n++] = all.v[i];
        }
        *holder = source;
        if (texts.n)
            break;
        struct ties up = query_links(ix, source, FIELD_SOURCE_PART_OF, a);
        source = up.n ? up.v[0].rec : 0;
    }
    return texts;
}

/* A folder to start from, and the archive's path inside it. */
struct rooted {
    struct str folder, inside;
};

static bool root_of(struct index *ix, const char *named, const struct item *quote,
                    struct arena *a, struct rooted *out)
{
    struct item of_case;
    struct file_row file;
    if (named) {
        *out = (struct rooted){str_of(named), STR_NONE};
        return true;
    }
    if (!query_item(ix, quote->case_rec, a, &of_case) ||
        !query_file(ix, quote->file, a, &file))
        return false;
    struct str archive = item_text(&of_case, FIELD_CASE_ARCHIVE);
    struct buf folder = {0}, inside = {0};
    bool good = archive.n && case_archive(file.path, archive, &folder, &inside);
    *out = (struct rooted){arena_str(a, buf_str(&folder)),
        arena_str(a, buf_str(&inside))};
    buf_free(&folder);
    buf_free(&inside);
    return good;
}

/* "folder/path"; either may be empty, the folder may end in a slash. */
static struct str joined(struct str folder, struct str path, struct arena *a)
{
    if (folder.n == 0 || path.n == 0)
        return folder.n ? folder : path;
    return arena_strf(a, "%.*s%s%.*s", STR_ARG(folder),
        str_ends(folder, STR("/")) ? "" : "/", STR_ARG(path));
}

/* Looks for the passage in one text; true when it can be read. */
static bool look(struct archived_quote *q, struct archive *archive,
                 const struct rooted *root, const struct item *capture,
                 const struct passage *passage, struct arena *a)
{
    struct str path = item_text(capture, FIELD_CAPTURE_PATH);
    struct str inside = joined(root->inside, path, a);
    size_t number = archive_add(archive, root->folder, inside, path);
    struct archived *file = archive_text(archive, number);
    if (!file)
        return false;
    struct located found = locate(buf_str(&file->text), &file->folded, passage);
    if (q->state == ARCHIVED_READ && found.state <= q->found.state)
        return true;
    q->state = ARCHIVED_READ;
    q->capture = *capture;
    q->file = file;
    q->found = found;
    return true;
}

struct archived_quote archived_quote_find(struct index *ix,
                                          const struct archive_place *place,
                                          const struct item *quote, struct arena *a)
{
    struct archived_quote q = {.state = ARCHIVED_NO_CAPTURE};
    struct ties source = query_links(ix, quote->rec, FIELD_QUOTE_SOURCE, a);
    struct recs texts = texts_of(ix, source.n ? source.v[0].rec : 0, a, &q.source);
    struct rooted root;
    const struct passage passage = {
        item_text(quote, FIELD_QUOTE_EXACT),
        item_text(quote, FIELD_QUOTE_PREFIX),
        item_text(quote, FIELD_QUOTE_SUFFIX),
    };
    bool rooted = root_of(ix, place->folder, quote, a, &root);
    if (rooted)
        q.folder = joined(root.folder, root.inside, a);
    if (texts.n == 0)
        return q;
    q.state = rooted ? ARCHIVED_UNREAD : ARCHIVED_NOWHERE;
    for (size_t i = texts.n; i-- > 0;)
        query_item(ix, texts.v[i], a, &q.capture);
    q.path = joined(q.folder, item_text(&q.capture, FIELD_CAPTURE_PATH), a);
    for (size_t i = 0; rooted && i < texts.n && q.found.state != LOCATE_EXACT; i++) {
        struct item capture;
        if (query_item(ix, texts.v[i], a, &capture))
            look(&q, place->archive, &root, &capture, &passage, a);
    }
    /* the last that was looked at may have taken the place of the best in memory */
    if (q.file && !q.file->in_memory)
        q.state = ARCHIVED_UNREAD;
    return q;
}

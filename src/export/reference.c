/* SPDX-License-Identifier: MIT */
/* A reference is gathered once, as far as the source and what it is part of say; each style
 * sets the same parts in its own order. */
#include "export/reference.h"

#include "export/cite.h"
#include "format/edtf.h"

enum { PARTS_DEEP = 4 }; /* a caption of a photo of an article of an issue */

struct reference {
    struct buf author, title, container, publisher, issued, accessed, url, locator;
    bool whole_work; /* stands by itself: its title is not set in quotation marks */
};

static void reference_free(struct reference *r)
{
    struct buf *const all[] = {&r->author,    &r->title,  &r->container, &r->publisher,
                               &r->issued,    &r->accessed, &r->url,     &r->locator};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        buf_free(all[i]);
}

static void take_text(const struct publish *publish, const struct item *source,
                      enum field_tag field, struct buf *out)
{
    if (!out->n)
        publish_verbatim(publish, item_text(source, field), out);
}

static void take_date(const struct item *source, enum field_tag field, struct buf *out)
{
    struct str edtf = item_text(source, field);
    if (!out->n && edtf.n)
        edtf_print(edtf, out);
}

/* What is not known yet and this source says. */
static void take(struct index *ix, const struct publish *publish, const struct item *source,
                 struct reference *r)
{
    take_text(publish, source, FIELD_SOURCE_TITLE, &r->title);
    take_text(publish, source, FIELD_SOURCE_PUBLISHER, &r->publisher);
    take_date(source, FIELD_SOURCE_ISSUED, &r->issued);
    take_date(source, FIELD_SOURCE_ACCESSED, &r->accessed);
    if (!r->author.n)
        cite_authors(ix, publish, source, &r->author);
    struct str url = item_text(source, FIELD_SOURCE_URL);
    if (!r->url.n && url.n)
        cite_address(publish, url, &r->url);
}

static void gather(struct index *ix, const struct publish *publish,
                   const struct item *source, struct reference *r)
{
    struct arena scratch = {0};
    struct item at = *source;
    r->whole_work = str_in_words(item_text(source, FIELD_SOURCE_TYPE),
                                 STR("book classic collection dataset legislation "
                                     "motion_picture periodical regulation report "
                                     "software standard thesis treaty"));
    for (int depth = 0; depth < PARTS_DEEP; depth++) {
        take(ix, publish, &at, r);
        struct ties whole = query_links(ix, at.rec, FIELD_SOURCE_PART_OF, &scratch);
        if (!whole.n || !query_item(ix, whole.v[0].rec, &scratch, &at))
            break;
        buf_clear(&r->container);
        publish_verbatim(publish, item_text(&at, FIELD_SOURCE_TITLE), &r->container);
    }
    arena_free(&scratch);
}

/* Adds ", " or another joint where something stands already since `start`, then the part. */
static void join(struct buf *out, size_t start, const char *joint, const char *before,
                 const struct buf *part, const char *after)
{
    if (!part->n)
        return;
    if (out->n > start && !str_ends(buf_str(out), STR(" ")))
        buf_addz(out, joint);
    buf_addz(out, before);
    buf_add(out, buf_str(part));
    buf_addz(out, after);
}

/* A full stop, unless the text ends with a sign that stands for one. */
static void stop(struct buf *out)
{
    if (out->n && !strchr(".!?", out->p[out->n - 1]))
        buf_addc(out, '.');
}

/* `“Title,” `: the comma goes inside, and falls away behind a sign of the title's own. */
static void join_title(struct buf *out, size_t start, const char *before,
                       const struct buf *title, bool whole_work)
{
    if (!title->n)
        return;
    if (whole_work) {
        join(out, start, ", ", before, title, "");
        return;
    }
    struct buf quoted = {0};
    buf_addz(&quoted, "\u201c");
    buf_add(&quoted, buf_str(title));
    buf_addz(&quoted, strchr("!?", title->p[title->n - 1]) ? "\u201d " : ",\u201d ");
    join(out, start, ", ", before, &quoted, "");
    buf_free(&quoted);
}

static void chicago(const struct reference *r, struct buf *out)
{
    size_t start = out->n;
    join(out, start, ", ", "", &r->author, "");
    join_title(out, start, "", &r->title, r->whole_work);
    join_title(out, start, "in ", &r->container, false);
    join(out, start, ", ", "", &r->publisher, "");
    join(out, start, ", ", "", &r->issued, "");
    join(out, start, ", ", "", &r->locator, "");
    join(out, start, ", ", "accessed ", &r->accessed, "");
    join(out, start, ", ", "", &r->url, "");
    if (str_ends(buf_str(out), STR(",\u201d "))) { /* nothing but a title */
        buf_cut(out, out->n - strlen(",\u201d "));
        buf_addz(out, ".\u201d");
    } else if (str_ends(buf_str(out), STR(" "))) {
        buf_cut(out, out->n - 1);
    } else if (!r->url.n) { /* an address keeps its end, to be clicked */
        stop(out);
    }
}

/* A sentence of its own: `Part. `. */
static void sentence(struct buf *out, size_t start, const char *before,
                     const struct buf *part)
{
    if (!part->n)
        return;
    join(out, start, " ", before, part, "");
    stop(out);
}

/* A sentence of several parts: `Publisher, 4 March 2019, page 3. `. */
static void imprint(struct buf *out, size_t start, const struct buf *const *parts)
{
    struct buf line = {0};
    for (; *parts; parts++)
        join(&line, 0, ", ", "", *parts, "");
    sentence(out, start, "", &line);
    buf_free(&line);
}

static void apa(const struct reference *r, struct buf *out)
{
    size_t start = out->n;
    sentence(out, start, "", r->author.n ? &r->author : &r->title);
    if (r->issued.n)
        join(out, start, " ", "(", &r->issued, ").");
    else
        buf_addz(out, " (n.d.).");
    if (r->author.n)
        sentence(out, start, "", &r->title);
    sentence(out, start, "In ", &r->container);
    imprint(out, start, (const struct buf *[]){&r->publisher, &r->locator, NULL});
    if (r->accessed.n && r->url.n) {
        join(out, start, " ", "Retrieved ", &r->accessed, ", from ");
        buf_add(out, buf_str(&r->url));
    } else {
        join(out, start, " ", "", &r->url, "");
    }
}

static void plain(const struct reference *r, struct buf *out)
{
    size_t start = out->n;
    sentence(out, start, "", &r->title);
    sentence(out, start, "In: ", &r->container);
    sentence(out, start, "", &r->author);
    imprint(out, start,
            (const struct buf *[]){&r->publisher, &r->issued, &r->locator, NULL});
    sentence(out, start, "Accessed ", &r->accessed);
    join(out, start, " ", "", &r->url, "");
}

static void add_reference(const struct reference *r, enum reference_style style,
                          struct buf *out)
{
    static void (*const styles[])(const struct reference *, struct buf *) = {
        [REFERENCE_CHICAGO] = chicago, [REFERENCE_APA] = apa, [REFERENCE_PLAIN] = plain};
    styles[style](r, out);
}

void reference_source(struct index *ix, const struct publish *publish,
                      const struct item *source, enum reference_style style,
                      struct buf *out)
{
    struct reference r = {0};
    gather(ix, publish, source, &r);
    add_reference(&r, style, out);
    reference_free(&r);
}

void reference_quote(struct index *ix, const struct publish *publish,
                     const struct item *quote, enum reference_style style,
                     struct buf *out)
{
    struct arena scratch = {0};
    struct reference r = {0};
    struct buf who = {0};
    cite_passage(publish, quote, out);
    buf_addc(out, '\n');
    cite_speaker(ix, publish, quote, &who);
    if (who.n)
        buf_addf(out, "\u2014 %s\n", buf_z(&who));
    publish_verbatim(publish, item_text(quote, FIELD_QUOTE_LOCATOR), &r.locator);
    struct ties source = query_links(ix, quote->rec, FIELD_QUOTE_SOURCE, &scratch);
    struct item item;
    if (source.n && query_item(ix, source.v[0].rec, &scratch, &item)) {
        gather(ix, publish, &item, &r);
        add_reference(&r, style, out);
        buf_addc(out, '\n');
    }
    buf_free(&who);
    reference_free(&r);
    arena_free(&scratch);
}

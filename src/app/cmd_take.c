/* SPDX-License-Identifier: MIT */
/* Taking along what is selected: copied, cited, or opened where it was published. What
 * leaves the program obeys `publish`. */
#include "app/app_state.h"
#include "export/reference.h"

/* The record of a kind that the selection is, or leads to; false when it is none. */
static bool find_selected(struct app *app, enum kind_tag kind, struct arena *a,
                          struct item *out)
{
    struct selection at = view_selected(app->view);
    int64_t rec = at.target && index_kind(at.target) == kind ? at.target : at.rec;
    return rec && index_kind(rec) == kind && query_item(app->ix, rec, a, out);
}

/* The quote that `y` means: in a quote's own record its other statements are just that. */
static bool find_quote(struct app *app, struct arena *a, struct item *out)
{
    struct selection at = view_selected(app->view);
    if (index_kind(at.rec) == KIND_QUOTE && (at.statement.n || at.target))
        return at.target && index_kind(at.target) == KIND_QUOTE &&
               query_item(app->ix, at.target, a, out);
    return find_selected(app, KIND_QUOTE, a, out);
}

static void refuse_withheld(struct app *app)
{
    app_alert(app, "not copied: it holds a name that is not published; --private lifts this");
}

static void copy_quote(struct app *app, const struct item *quote, struct effects *effects)
{
    struct str exact = item_text(quote, FIELD_QUOTE_EXACT);
    if (publish_withholds(app_publish(app), exact))
        refuse_withheld(app);
    else
        effects_add_text(effects, EFFECT_COPY, exact, "the quote");
}

/* What was taken out of a case may be a name that must not leave, of which the case says
 * nothing any more. */
bool take_is_old(struct app *app)
{
    bool old = view_aspect(app->view) == ASPECT_CHANGES && !app->everything;
    if (old)
        app_alert(app, "not taken along: names in it may not be published; --private lifts this");
    return old;
}

static void copy_text(struct app *app, struct effects *effects)
{
    if (take_is_old(app))
        return;
    struct buf text = {0};
    struct doc_filter filter = app_filter(app);
    view_selected_text(app->view, &filter, &text);
    enum aspect aspect = view_aspect(app->view);
    bool statement = aspect ? aspect != ASPECT_TIMELINE
                            : view_focused(app->view) == PANE_DETAIL;
    if (text.n)
        effects_add_text(effects, EFFECT_COPY, buf_str(&text),
                         statement ? "the statement" : "the label");
    else
        app_say(app, "nothing to copy");
    buf_free(&text);
}

void cmd_copy(struct app *app, struct effects *effects)
{
    struct arena a = {0};
    struct item quote;
    if (find_quote(app, &a, &quote))
        copy_quote(app, &quote, effects);
    else
        copy_text(app, effects);
    arena_free(&a);
}

static enum reference_style style_of(const struct app *app)
{
    return app->config ? (enum reference_style)config_choice(app->config, SETTING_STYLE)
                       : REFERENCE_CHICAGO;
}

void cmd_cite(struct app *app, struct effects *effects)
{
    struct arena a = {0};
    struct buf text = {0};
    struct item item;
    const struct publish *publish = app_publish(app);
    if (find_selected(app, KIND_QUOTE, &a, &item)) {
        if (publish_withholds(publish, item_text(&item, FIELD_QUOTE_EXACT))) {
            refuse_withheld(app);
        } else {
            reference_quote(app->ix, publish, &item, style_of(app), &text);
            effects_add_text(effects, EFFECT_COPY, buf_str(&text), "with citation");
        }
    } else if (find_selected(app, KIND_SOURCE, &a, &item)) {
        reference_source(app->ix, publish, &item, style_of(app), &text);
        effects_add_text(effects, EFFECT_COPY, buf_str(&text), "the citation");
    } else {
        app_say(app, "no quote is selected; %s goes to one that carries this",
                app_key(app, COMMAND_EVIDENCE).z);
    }
    buf_free(&text);
    arena_free(&a);
}

/* ---- opening ----------------------------------------------------------------------- */

/* The address of a source, else of what it is part or a copy of. */
static struct str address_of(struct index *ix, struct item source, struct arena *a)
{
    enum { FAR = 8 };
    for (int i = 0; i < FAR; i++) {
        struct str url = item_text(&source, FIELD_SOURCE_URL);
        struct ties next = query_links(ix, source.rec, FIELD_SOURCE_PART_OF, a);
        if (!next.n)
            next = query_links(ix, source.rec, FIELD_SOURCE_COPY_OF, a);
        if (url.n || !next.n || !query_item(ix, next.v[0].rec, a, &source))
            return url;
    }
    return STR_NONE;
}

static bool find_source(struct app *app, struct arena *a, struct item *out)
{
    struct item quote;
    if (find_selected(app, KIND_SOURCE, a, out))
        return true;
    if (!find_selected(app, KIND_QUOTE, a, &quote))
        return false;
    struct ties source = query_links(app->ix, quote.rec, FIELD_QUOTE_SOURCE, a);
    return source.n && query_item(app->ix, source.v[0].rec, a, out);
}

static bool is_web(struct str address)
{
    struct buf start = {0};
    for (size_t i = 0; i < address.n && i < sizeof "https://" - 1; i++)
        buf_addc(&start, address.p[i] >= 'A' && address.p[i] <= 'Z'
                             ? (char)(address.p[i] | 0x20)
                             : address.p[i]);
    bool web = str_starts(buf_str(&start), STR("http://")) ||
               str_starts(buf_str(&start), STR("https://"));
    buf_free(&start);
    return web;
}

static void open_address(struct str address, struct effects *effects)
{
    effects_add_text(effects, EFFECT_OPEN, address, "the address");
}

static void not_opened(struct app *app)
{
    app_say(app, "not opened");
}

static void anyway_accepted(struct app *app, struct effects *effects)
{
    if (str_eq(str_trim(buf_str(&app->prompt.text)), STR("yes")))
        open_address(buf_str(&app->asked), effects);
    else
        not_opened(app);
}

static void anyway_status(const struct app *app, struct buf *out)
{
    buf_add(out, buf_str(&app->asked));
}

static const struct prompt_kind anyway_prompt = {
    .label = "not http, open it? (yes/no) ",
    .accepted = anyway_accepted,
    .cancelled = not_opened,
    .status = anyway_status,
};

static void open_accepted(struct app *app, struct effects *effects)
{
    struct str address = str_trim(buf_str(&app->prompt.text));
    if (!address.n) {
        not_opened(app);
    } else if (is_web(address)) {
        open_address(address, effects);
    } else if (address.p[0] == '-') {
        app_alert(app, "not opened: this would be an option of the browser");
    } else {
        buf_clear(&app->asked);
        buf_add(&app->asked, address);
        app_open_prompt(app, &anyway_prompt, &app->answers);
    }
}

static void open_status(const struct app *app, struct buf *out)
{
    (void)app;
    buf_addz(out, "Enter opens, Esc does not");
}

static const struct prompt_kind open_prompt = {
    .label = "open: ",
    .accepted = open_accepted,
    .cancelled = not_opened,
    .status = open_status,
};

void cmd_open(struct app *app, struct effects *effects)
{
    (void)effects;
    struct arena a = {0};
    struct item source;
    struct str address = STR_NONE;
    bool found = find_source(app, &a, &source);
    if (found)
        address = address_of(app->ix, source, &a);
    if (address.n) {
        app_open_prompt(app, &open_prompt, &app->opened);
        prompt_set(&app->prompt, address);
    } else if (found) {
        app_say(app, "this source has no address");
    } else {
        app_say(app, "no source here; select a quote or a source");
    }
    arena_free(&a);
}

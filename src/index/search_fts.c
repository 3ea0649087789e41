/* SPDX-License-Identifier: MIT */
/* What becomes of a query. Only tokens reach an FTS5 expression, each in quotes: there is
 * nothing in them that it could take amiss. */
#include "index/search_query.h"

/* The full text does not say where words stand: all of a phrase's are asked for. */
static void add_phrase(struct buf *out, const struct str *tokens, size_t n, bool prefix)
{
    buf_addz(out, n > 1 ? "(" : "");
    for (size_t i = 0; i < n; i++) {
        buf_addz(out, i ? " AND \"" : "\"");
        buf_add(out, tokens[i]);
        buf_addz(out, prefix && i + 1 == n ? "\"*" : "\"");
    }
    buf_addz(out, n > 1 ? ")" : "");
}

static void add_term_fts(const struct search_term *t, bool *loose, struct buf *out)
{
    *loose = *loose || t->n_tokens > 1 || t->n_roman > 1;
    if (t->n_roman)
        buf_addc(out, '(');
    add_phrase(out, t->tokens, t->n_tokens, t->prefix);
    if (t->n_roman) {
        buf_addz(out, " OR ");
        add_phrase(out, t->roman, t->n_roman, t->prefix);
        buf_addc(out, ')');
    }
}

/* Adds nothing where the node would hold for everything. */
static void add_node_fts(const struct search_query *q, int node, bool *loose,
                         struct buf *out)
{
    static const char *const words[] = {
        [SEARCH_AND] = " AND ", [SEARCH_OR] = " OR ", [SEARCH_NOT] = " NOT "};
    const struct search_node *n = &q->nodes[node];
    if (n->operation == SEARCH_TERM) {
        if (q->terms[n->left].broad)
            *loose = true;
        else
            add_term_fts(&q->terms[n->left], loose, out);
        return;
    }
    struct buf left = {0}, right = {0};
    bool right_loose = false;
    if (n->left != SEARCH_NO_NODE)
        add_node_fts(q, n->left, loose, &left);
    else
        *loose = true;
    add_node_fts(q, n->right, &right_loose, &right);
    *loose = *loose || right_loose;
    bool both = left.n && right.n;
    if (n->operation == SEARCH_NOT && right_loose)
        both = false; /* what is taken away must not be more than was asked for */
    if (both)
        buf_addf(out, "(%s%s%s)", buf_z(&left), words[n->operation], buf_z(&right));
    else if (n->operation == SEARCH_AND)
        buf_add(out, left.n ? buf_str(&left) : buf_str(&right));
    else if (n->operation == SEARCH_NOT)
        buf_add(out, buf_str(&left));
    buf_free(&left);
    buf_free(&right);
}

void search_query_fts(const struct search_query *q, bool *loose, struct buf *out)
{
    *loose = false;
    if (q->root != SEARCH_NO_NODE)
        add_node_fts(q, q->root, loose, out);
}

static bool holds(const struct search_query *q, int node, const bool *there)
{
    const struct search_node *n = &q->nodes[node];
    switch (n->operation) {
    case SEARCH_TERM: return there[n->left];
    case SEARCH_AND: return holds(q, n->left, there) && holds(q, n->right, there);
    case SEARCH_OR: return holds(q, n->left, there) || holds(q, n->right, there);
    case SEARCH_NOT:
        return (n->left == SEARCH_NO_NODE || holds(q, n->left, there)) &&
               !holds(q, n->right, there);
    }
    return false;
}

bool search_query_holds(const struct search_query *q, const bool *there)
{
    return q->root == SEARCH_NO_NODE || holds(q, q->root, there);
}

static void want(const struct search_query *q, int node, bool *wanted)
{
    const struct search_node *n = &q->nodes[node];
    if (n->operation == SEARCH_TERM) {
        wanted[n->left] = true;
        return;
    }
    if (n->left != SEARCH_NO_NODE)
        want(q, n->left, wanted);
    if (n->operation != SEARCH_NOT)
        want(q, n->right, wanted);
}

void search_query_wanted(const struct search_query *q, bool *wanted)
{
    for (size_t i = 0; i < q->n_terms; i++)
        wanted[i] = false;
    if (q->root != SEARCH_NO_NODE)
        want(q, q->root, wanted);
}

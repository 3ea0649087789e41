/* SPDX-License-Identifier: MIT */
#include "index/patch.h"

#include "index/file_rows.h"
#include "index/layouts.h"
#include "index/part.h"
#include "index/part_doubts.h"
#include "index/part_faults.h"
#include "index/part_lost.h"
#include "index/part_read.h"
#include "index/part_rows.h"
#include "index/part_ties.h"
#include "index/text.h"

struct patch {
    struct part part;
    struct changes changes;
    struct part_ties ties;
    struct part_doubts doubts;
};

static void patch_free(struct patch *p)
{
    changes_end(&p->changes);
    part_ties_free(&p->ties);
    part_doubts_free(&p->doubts);
    part_free(&p->part);
}

/* While the rows are as they were. */
static bool take_away(struct patch *p)
{
    struct part *part = &p->part;
    changes_begin(&p->changes, part->ix, part->file);
    return part_doubts_note(&p->doubts, part) &&
           changes_before(&p->changes, part_recs(part, &part->was, part_is_changed, false)) &&
           text_remove_recs(part->ix, part_recs(part, &part->was, part_is_touched, true)) &&
           part_ties_take(&p->ties, part);
}

static bool put_in_place(struct patch *p)
{
    struct part *part = &p->part;
    bool room = true;
    return part_rows_put(part) && part_order_events(part, &room) && room &&
           part_ties_put(&p->ties, part) &&
           text_add_recs(part->ix, part_recs(part, &part->is, part_is_touched, true)) &&
           changes_after(&p->changes, part_recs(part, &part->is, part_is_changed, false)) &&
           part_doubts_settle(&p->doubts);
}

/* The text is that of the good content again, word for word. */
static bool put_right(struct part *part)
{
    struct stored_diags stored;
    stored_diags_read(&stored, part->ix, part->file, &part->arena);
    bool ok = stored_diags_write(&stored, part->ix, part->file, part->text) &&
              stored_diags_count(part->ix, part->file, 0, stored.list.n);
    ok = ok && stored.list.n < DIAGS_LIMIT;
    stored_diags_free(&stored);
    return ok;
}

/* What was good stays; what is wrong is told. */
static bool tell_faults(struct part *part, bool torn)
{
    struct diags diags = {0};
    bool told = part_faults(part, torn, &diags) &&
                file_rows_faults(part->ix, part->file, part->text, &diags);
    diags_free(&diags);
    return told;
}

static bool patch(struct patch *p, struct index *ix, int64_t file, struct str text)
{
    struct part *part = &p->part;
    enum part_found found = part_find(part, ix, file, text);
    if (found == PART_UNCHANGED)
        return put_right(part) && stored_diags_forget(ix, file);
    if (found == PART_UNCLEAR || !part_recall(part))
        return false;
    bool good = found == PART_FOUND && part_read(part);
    if (good)
        part_twins(part);
    if (part->is.list.n >= PART_RECORDS || part_concerns_cases(part))
        return false;
    if (!good || part_harms(part))
        return tell_faults(part, found == PART_TORN);
    return part_number(part) && take_away(p) && put_in_place(p) &&
           stored_diags_forget(ix, file);
}

/* Whether its case id is another file's, or was. */
static bool waits(struct index *ix, const struct surveyed *f)
{
    sqlite3_stmt *s = db_sql(ix, "SELECT waits FROM main.files WHERE file = ?1");
    db_bind_int(s, 1, f->file);
    return db_int(ix, s) || file_rows_clash(ix, f->case_rec, f->name, NULL);
}

enum patched patch_file(struct index *ix, const struct surveyed *f, struct str text)
{
    struct patch p = {0};
    if (waits(ix, f))
        return PATCH_NOT;
    if (!db_exec(ix, "SAVEPOINT patch"))
        return PATCH_FAILED;
    enum patched done = patch(&p, ix, f->file, text) ? PATCH_DONE : PATCH_NOT;
    if (index_error(ix).n)
        done = PATCH_FAILED;
    if (done == PATCH_NOT) {
        layouts_forget(ix);
        if (!db_exec(ix, "ROLLBACK TO patch"))
            done = PATCH_FAILED;
    }
    patch_free(&p);
    return done != PATCH_FAILED && !db_exec(ix, "RELEASE patch") ? PATCH_FAILED : done;
}

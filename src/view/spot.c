/* SPDX-License-Identifier: MIT */
/* Ids are what outlives a reload. */
#include "view/spot.h"

struct spot spot_of(struct index *ix, int64_t rec, struct arena *scratch)
{
    struct spot s = {0};
    struct item item;
    if (!ix || !query_item(ix, rec, scratch, &item))
        return s;
    s.rec = rec;
    s.pos = item.pos;
    size_t n = item.id.n < SPOT_ID ? item.id.n : SPOT_ID - 1;
    if (n)
        memcpy(s.id, item.id.p, n);
    return s;
}

int64_t spot_find(struct index *ix, int64_t case_rec, const char *id)
{
    struct str wanted = str_of(id);
    return wanted.n ? query_find(ix, case_rec, wanted) : 0;
}

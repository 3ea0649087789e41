/* SPDX-License-Identifier: MIT */
/* One `..`, and only in front. */
#include "format/case_archive.h"

#include <stdint.h>

static void start_folder(struct str case_path, struct buf *folder)
{
    size_t n = case_path.n;
    while (n > 0 && case_path.p[n - 1] != '/')
        n--;
    buf_add(folder, n ? str_sub(case_path, 0, n) : STR("./"));
}

bool case_archive(struct str case_path, struct str archive, struct buf *folder,
                  struct buf *inside)
{
    bool above = false;
    start_folder(case_path, folder);
    for (size_t from = 0; from < archive.n;) {
        size_t to = str_find(archive, STR("/"), from);
        struct str part = str_sub(archive, from, to == SIZE_MAX ? archive.n : to);
        if (str_eq(part, STR(".."))) {
            if (above || inside->n)
                return false;
            buf_addz(folder, "..");
            above = true;
        } else if (part.n && !str_eq(part, STR("."))) {
            if (inside->n)
                buf_addc(inside, '/');
            buf_add(inside, part);
        }
        from += part.n + 1;
    }
    return inside->n || !above;
}

/* SPDX-License-Identifier: MIT */
/* Where a case's own archive is. A case may come from a stranger, so its `archive` leads
 * into the folder of the case file, or to a folder beside that, and nowhere else. */
#ifndef DOSSIER_FORMAT_CASE_ARCHIVE_H
#define DOSSIER_FORMAT_CASE_ARCHIVE_H

#include "base/buf.h"

/* From the path of the case file and the value of `archive`: the folder to start from,
 * and the archive's path inside it without `.` or `..` ("" for the folder itself), so
 * that file_read_inside guards every step. False when it leads elsewhere. */
bool case_archive(struct str case_path, struct str archive, struct buf *folder,
                  struct buf *inside);

#endif

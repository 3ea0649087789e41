/* SPDX-License-Identifier: MIT */
/* Any text as a date: read, explained, printed. */
#include "fuzz.h"

#include "format/edtf.h"

enum { SHORT_COLUMNS = 16 };

static bool is_printable_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < ' ' || s.p[i] > '~')
            return false;
    return true;
}

static void demand_date(const struct edtf *date)
{
    DEMAND(date->earliest <= date->latest);
    DEMAND(date->earliest != EDTF_OPEN_EARLIEST || date->open_start || date->unknown_start);
    DEMAND(date->latest != EDTF_OPEN_LATEST || date->open_end || date->unknown_end);
    int64_t year;
    int month, day;
    if (date->earliest == EDTF_OPEN_EARLIEST)
        return;
    edtf_civil(date->earliest, &year, &month, &day);
    DEMAND(month >= 1 && month <= 12 && day >= 1 && day <= 31);
    DEMAND(edtf_days(year, month, day) == date->earliest);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = fuzz_text(data, size);
    struct edtf date;
    struct buf why = {0}, shown = {0}, brief = {0};
    bool good = edtf_parse(text, &date, &why);
    edtf_print(text, &shown);
    edtf_short(text, &brief);
    DEMAND(good == (why.n == 0));
    DEMAND(is_printable_ascii(buf_str(&why)));
    DEMAND(is_printable_ascii(buf_str(&brief)) && brief.n <= SHORT_COLUMNS);
    DEMAND(good ? brief.n > 0 && shown.n > 0 : brief.n == 0);
    if (good) {
        demand_date(&date);
        DEMAND(is_printable_ascii(buf_str(&shown)));
    } else {
        DEMAND(str_eq(buf_str(&shown), text));
    }
    buf_free(&why);
    buf_free(&shown);
    buf_free(&brief);
    return 0;
}

/* SPDX-License-Identifier: MIT */
/* What a scalar must look like, by the type of its field. */
#include "format/loader.h"

#include "base/suggest.h"
#include "format/edtf.h"
#include "format/shown.h"

enum { LIST_ALL = 8 }; /* words of an enumeration that a message lists beside a guess */

static bool is_lower_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_line(struct str text)
{
    return !text.n || (!memchr(text.p, '\n', text.n) && !memchr(text.p, '\r', text.n));
}

static bool is_hash(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!is_lower_hex(text.p[i]))
            return false;
    return text.n == 64;
}

/* The shape of a BCP 47 tag: two or three letters, then parts of 1 to 8. */
static bool is_language(struct str text)
{
    size_t part = 0, n = 0;
    for (size_t i = 0; i <= text.n; i++) {
        char c = i < text.n ? text.p[i] : '-';
        if (c == '-') {
            if (n == 0 || n > 8 || (part == 0 && (n < 2 || n > 3)))
                return false;
            part++;
            n = 0;
        } else if (is_letter(c) || (part > 0 && c >= '0' && c <= '9')) {
            n++;
        } else {
            return false;
        }
    }
    return true;
}

static bool is_web_address(struct str text)
{
    size_t host = str_starts(text, STR("https://"))  ? 8
                  : str_starts(text, STR("http://")) ? 7
                                                     : text.n;
    if (host >= text.n || strchr("/?#:", text.p[host]))
        return false;
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] <= ' ' || strchr("<>\"", text.p[i]))
            return false;
    return true;
}

/* Relative, and inside the folder it starts from. */
static bool stays_inside(struct str path)
{
    for (size_t from = 0; from <= path.n;) {
        size_t to = str_find(path, STR("/"), from);
        if (to == SIZE_MAX)
            to = path.n;
        struct str part = str_sub(path, from, to);
        if (part.n == 0 || str_eq(part, STR(".")) || str_eq(part, STR("..")))
            return false;
        from = to + 1;
    }
    return true;
}

/* ---- reports ---- */

static bool refuse(struct loader *l, enum diag_code code, const char *what)
{
    diags_add(l->diags, code, l->event.text_at, "`" SHOWN "` %s", SHOW(l->event.text),
              what);
    return false;
}

static bool refuse_word(struct loader *l, const struct field *field)
{
    struct suggestion s = suggest_start(l->event.text);
    struct str words = str_of(field->words);
    struct buf text = {0}, list = {0};
    size_t n = 0;
    for (struct str w = str_word(&words); w.n; w = str_word(&words), n++) {
        suggest_offer(&s, w);
        buf_addf(&list, "%s%.*s", n ? ", " : "", STR_ARG(w));
    }
    buf_addf(&text, "is not a `%s` of a %s", field->name, schema_kind(field->kind)->name);
    if (s.best.n)
        buf_addf(&text, ": did you mean `%.*s`?", STR_ARG(s.best));
    if (!s.best.n || n <= LIST_ALL)
        buf_addf(&text, "%s one of %s", s.best.n ? "" : ":", buf_z(&list));
    refuse(l, DIAG_BAD_VALUE, buf_z(&text));
    buf_free(&text);
    buf_free(&list);
    return false;
}

/* ---- checks of one type each ---- */

static bool check_date(struct loader *l)
{
    struct edtf date;
    struct buf why = {0}, text = {0};
    bool good = edtf_parse(l->event.text, &date, &why);
    if (!good) {
        buf_addf(&text, "is not EDTF: %s", buf_z(&why));
        refuse(l, DIAG_BAD_DATE, buf_z(&text));
    }
    buf_free(&why);
    buf_free(&text);
    return good;
}

/* Errors have codes too; to allow one is merely without effect. */
static bool check_allowed(struct loader *l)
{
    enum diag_code code;
    if (diag_lookup(l->event.text, &code))
        return true;
    struct suggestion s = suggest_start(l->event.text);
    for (size_t i = 0; i < DIAG_CODES; i++)
        suggest_offer(&s, str_of(diag_info(i)->code));
    struct buf text = {0};
    buf_addz(&text, "is not a code");
    if (s.best.n)
        buf_addf(&text, ": did you mean `%.*s`?", STR_ARG(s.best));
    else
        buf_addz(&text, ": codes stand in [ ] behind each message");
    refuse(l, DIAG_BAD_VALUE, buf_z(&text));
    buf_free(&text);
    return false;
}

static bool check_exact(struct loader *l, const struct field *field)
{
    if (l->event.style != YAML_PLAIN)
        return true;
    diags_add(l->diags, DIAG_PLAIN_QUOTE, l->event.text_at,
              "`%s` is not quoted, and YAML cuts such text at ` #`: put it in quotes, or "
              "below `|-`",
              field->name);
    return false;
}

static bool check_bool(struct loader *l)
{
    if (l->event.style == YAML_PLAIN && str_in_words(l->event.text, STR("true false")))
        return true;
    return refuse(l, DIAG_BAD_VALUE, "is neither: write true or false, without quotes");
}

static bool check_path(struct loader *l, const struct field *field)
{
    if (l->event.text.p[0] == '/')
        return refuse(l, DIAG_BAD_PATH, "begins with `/`: write a relative path");
    /* the archive itself may lie beside the library; what is in it may not leave it */
    if (field->tag == FIELD_CAPTURE_PATH && !stays_inside(l->event.text))
        return refuse(l, DIAG_BAD_PATH,
                      "may leave the archive: write the file's path inside it, without "
                      "`.` and `..`");
    return true;
}

static bool check_line(struct loader *l, const struct field *field)
{
    if (is_line(l->event.text))
        return true;
    diags_add(l->diags, DIAG_LINE_BREAK, l->event.text_at,
              "`%s` is one line: take the line break out (`>-` folds lines)",
              field->name);
    return false;
}

bool load_check_text(struct loader *l, const struct field *field)
{
    struct str text = l->event.text;
    switch (field->type) {
    case TYPE_ID:
        return schema_is_id(text) || refuse(l, DIAG_BAD_ID, NOT_AN_ID);
    case TYPE_LINE:
    case TYPE_LINES:
        return check_line(l, field);
    case TYPE_EXACT:
        return check_exact(l, field);
    case TYPE_ENUM:
    case TYPE_ENUMS:
        return str_in_words(text, str_of(field->words)) || refuse_word(l, field);
    case TYPE_BOOL:
        return check_bool(l);
    case TYPE_EDTF:
        return check_date(l);
    case TYPE_LANGUAGE:
        return is_language(text) ||
               refuse(l, DIAG_BAD_LANGUAGE, "is not a language tag: write such as `en`");
    case TYPE_URL:
        return is_web_address(text) ||
               refuse(l, DIAG_BAD_URL, "is not an address: write it from `https://` on");
    case TYPE_PATH:
        return check_line(l, field) && check_path(l, field);
    case TYPE_SHA256:
        return is_hash(text) ||
               refuse(l, DIAG_BAD_HASH, "is not a SHA-256: write 64 digits of 0-9a-f");
    case TYPE_WORDS:
        return check_allowed(l);
    case TYPE_TEXT:
    case TYPE_REF:
    case TYPE_REFS:
    case TYPE_KIDS:
    case TYPE_ROLES:
        break;
    }
    return true;
}

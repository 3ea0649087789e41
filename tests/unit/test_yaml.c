/* SPDX-License-Identifier: MIT */
#include "format/yaml.h"

#include "base/buf.h"
#include "format/load.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

/* All events and diagnostics of a text: "{ 1:1", "plain 1:1 text", "quoted 1:1/1:2 text",
 * "}" … and "! line:col code: message" at the end. */
static void read_all(struct buf *out, struct str text)
{
    static const char *const kinds[] = {
        [YAML_MAP] = "{",     [YAML_LIST] = "[",   [YAML_END] = "end",
        [YAML_BAD] = "bad",   [YAML_DONE] = "done", [YAML_BROKEN] = "broken",
    };
    static const char *const styles[] = {
        [YAML_PLAIN] = "plain", [YAML_QUOTED] = "quoted", [YAML_BLOCK] = "block"};
    struct diags diags = {0};
    struct source source = source_text(text);
    struct yaml *y = yaml_open(&source, &diags);
    struct yaml_event e;
    do {
        yaml_next(y, &e);
        if (e.kind != YAML_SCALAR) {
            buf_addz(out, kinds[e.kind]);
        } else {
            buf_addf(out, "%s %u:%u", styles[e.style], e.at.line, e.at.col);
            if (e.text_at.line != e.at.line || e.text_at.col != e.at.col)
                buf_addf(out, "/%u:%u", e.text_at.line, e.text_at.col);
            buf_addf(out, " %.*s", STR_ARG(e.text));
        }
        if (e.kind == YAML_MAP || e.kind == YAML_LIST || e.kind == YAML_BAD)
            buf_addf(out, " %u:%u", e.at.line, e.at.col);
        buf_addc(out, '\n');
    } while (e.kind != YAML_DONE && e.kind != YAML_BROKEN);
    yaml_next(y, &e); /* the end stays the end */
    yaml_close(y);
    diags_sort(&diags);
    for (size_t i = 0; i < diags.list.n; i++) {
        const struct diag *d = &diags.list.v[i];
        buf_addf(out, "! %u:%u %s: %.*s\n", d->at.line, d->at.col,
                 diag_info(d->code)->code, STR_ARG(d->message));
    }
    diags_free(&diags);
}

static void expect_bytes(struct str text, const char *expected)
{
    struct buf out = {0};
    read_all(&out, text);
    assert_string_equal(buf_z(&out), expected);
    buf_free(&out);
}

static void expect(const char *text, const char *expected)
{
    expect_bytes(str_of(text), expected);
}

/* Only the diagnostics. */
static void expect_diags(struct str text, const char *expected)
{
    struct buf out = {0};
    read_all(&out, text);
    const char *diags = strstr(buf_z(&out), "! ");
    assert_string_equal(diags ? diags : "", expected);
    buf_free(&out);
}

static void test_events_have_places(void **state)
{
    (void)state;
    expect("a: 1\n'b':\n  - \"c\"\n  - {d: e}\nf: |\n\n  text\n  more\n",
           "{ 1:1\n"
           "plain 1:1 a\nplain 1:4 1\n"
           "quoted 2:1/2:2 b\n[ 3:3\nquoted 3:5/3:6 c\n{ 4:5\nplain 4:6 d\nplain 4:9 e\n"
           "end\nend\n"
           "plain 5:1 f\nblock 5:4/7:3 \ntext\nmore\n\n"
           "end\ndone\n");
    expect("a:\nb: # nothing\nc: ''\n",
           "{ 1:1\nplain 1:1 a\nplain 1:3 \nplain 2:1 b\nplain 2:3 \n"
           "plain 3:1 c\nquoted 3:4/3:5 \nend\ndone\n");
    expect("", "done\n");
    expect("# nothing\n", "done\n");
    expect("text", "plain 1:1 text\ndone\n");
}

static void test_places_count_as_editors_do(void **state)
{
    (void)state;
    /* the byte order mark is no column, wide and combining characters are one each */
    expect("\xef\xbb\xbf\xe4\xb8\xad: \xf0\x9f\x98\x80\xcc\x81, b\n",
           "{ 1:1\nplain 1:1 \xe4\xb8\xad\nplain 1:4 \xf0\x9f\x98\x80\xcc\x81, b\n"
           "end\ndone\n");
    /* CR LF, CR and LF end lines */
    expect("a: 1\r\nb: 2\rc: 3\n\r\nd: 4",
           "{ 1:1\nplain 1:1 a\nplain 1:4 1\nplain 2:1 b\nplain 2:4 2\nplain 3:1 c\n"
           "plain 3:4 3\nplain 5:1 d\nplain 5:4 4\nend\ndone\n");
    /* U+2028 and U+2029 are text: they end no line, no comment and no block */
    expect("a: x\xe2\x80\xa8y\xe2\x80\xa9z # c\xe2\x80\xa8 b: 1\n"
           "b: 'x \xe2\x80\xa8 y'\n"
           "c: |-\n  x\xe2\x80\xa9y\nd: e\n",
           "{ 1:1\nplain 1:1 a\nplain 1:4 x\xe2\x80\xa8y\xe2\x80\xa9z\n"
           "plain 2:1 b\nquoted 2:4/2:5 x \xe2\x80\xa8 y\n"
           "plain 3:1 c\nblock 3:4/4:3 x\xe2\x80\xa9y\nplain 5:1 d\nplain 5:4 e\n"
           "end\ndone\n");
    /* NEL is a control: refused, and no line end either */
    expect("a: x\xc2\x85y\nb: c\n",
           "{ 1:1\nplain 1:1 a\nplain 1:4 x\xc2\xbfy\nplain 2:1 b\nplain 2:4 "
           "c\nend\ndone\n"
           "! 1:5 control-character: control character U+0085: take it out\n");
}

static void test_refuses_what_is_not_text(void **state)
{
    (void)state;
    expect_bytes(STR("a\0b: c\x1b\n"
                     "d: \xff \xed\xa0\x80 \xef\xbf\xbf\x7f\n"),
                 "{ 1:1\nplain 1:1 a_b\nplain 1:6 c_\n"
                 "plain 2:1 d\nplain 2:4 _ ___ \xef\xbf\xbd_\nend\ndone\n"
                 "! 1:2 control-character: control character U+0000: take it out\n"
                 "! 1:7 control-character: control character U+001B: take it out\n"
                 "! 2:4 not-utf8: byte 0xFF is not UTF-8: save the file as UTF-8\n"
                 "! 2:6 not-utf8: byte 0xED is not UTF-8: save the file as UTF-8\n"
                 "! 2:7 not-utf8: byte 0xA0 is not UTF-8: save the file as UTF-8\n"
                 "! 2:8 not-utf8: byte 0x80 is not UTF-8: save the file as UTF-8\n"
                 "! 2:10 control-character: no character has the code U+FFFF: take it "
                 "out\n"
                 "! 2:11 control-character: control character U+007F: take it out\n");
    expect_bytes(STR("\xff\xfe" "a\0:\0"),
                 "broken\n! 1:1 not-utf8: the file is UTF-16: save it as UTF-8\n");
    expect_bytes(STR("\0a\0:"),
                 "broken\n! 1:1 not-utf8: the file is UTF-16: save it as UTF-8\n");
    expect_bytes(STR("a: \1\1\1\1\1\1\1\1\1\1\1"),
                 "{ 1:1\nplain 1:1 a\nbroken\n"
                 "! 1:4 control-character: control character U+0001: take it out\n"
                 "! 1:5 control-character: control character U+0001: take it out\n"
                 "! 1:6 control-character: control character U+0001: take it out\n"
                 "! 1:7 control-character: control character U+0001: take it out\n"
                 "! 1:8 control-character: control character U+0001: take it out\n"
                 "! 1:9 control-character: control character U+0001: take it out\n"
                 "! 1:10 control-character: control character U+0001: take it out\n"
                 "! 1:11 control-character: control character U+0001: take it out\n"
                 "! 1:12 control-character: this and what follows is not text: nothing "
                 "more is read\n");
}

static void test_refuses_controls_made_by_escapes(void **state)
{
    (void)state;
    static const char *const bad[] = {"\\0", "\\a", "\\e", "\\x7f", "\\x85", "\\N",
                                      "\\x9b", "\\uffff", "\\ufdd0"};
    static const unsigned codes[] = {0, 7, 0x1b, 0x7f, 0x85, 0x85, 0x9b, 0xffff, 0xfdd0};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct buf text = {0}, out = {0};
        buf_addf(&text, "a: [\"x%s\"]", bad[i]);
        buf_addf(&out,
                 "{ 1:1\nplain 1:1 a\n[ 1:4\nbad 1:5\nend\nend\ndone\n"
                 "! 1:5 control-character: an escape here makes U+%04X, which no text "
                 "may hold: take it out\n",
                 codes[i]);
        expect(buf_z(&text), buf_z(&out));
        buf_free(&text);
        buf_free(&out);
    }
    expect("\"\\t\\r\\n\\u202e\\L\\ufeff\\xa0\"",
           "quoted 1:1/1:2 \t\r\n\xe2\x80\xae\xe2\x80\xa8\xef\xbb\xbf\xc2\xa0\ndone\n");
    expect("'\\0\\x1b'", "quoted 1:1/1:2 \\0\\x1b\ndone\n");
}

static void test_refuses_tags_and_directives(void **state)
{
    (void)state;
#define REFUSED ": YAML tags are not used in case files, and text that begins with `!` " \
                "needs quotes\n"
    expect("a: !!str b\nc: ! d\ne: !x [f]\n!g h: &i !j k\n",
           "{ 1:1\nplain 1:1 a\nplain 1:10 b\nplain 2:1 c\nplain 2:6 d\nplain 3:1 e\n"
           "[ 3:4\nplain 3:8 f\nend\nplain 4:4 h\nplain 4:13 k\nend\ndone\n"
           "! 1:4 tag: the tag `!!str`" REFUSED "! 2:4 tag: the tag `!`" REFUSED
           "! 3:4 tag: the tag `!x`" REFUSED "! 4:1 tag: the tag `!g`" REFUSED
           "! 4:7 tag: the tag `!j`" REFUSED);
#undef REFUSED
    expect("# first\n\n%TAG ! x\n---\na: b\n",
           "broken\n! 3:1 tag: YAML tags are not used in case files: take the line "
           "out\n");
    expect("%YAML 1.2\n---\na\n", "plain 3:1 a\ndone\n");
    expect("%YAML 1.1\n--- # here\na\n", "plain 3:1 a\ndone\n");
    expect("%YAML 2.0\n---\na\n", "broken\n! 1:1 yaml: only YAML 1.1 and 1.2 are read\n");
    expect("a: !b!c d\n",
           "{ 1:1\nplain 1:1 a\nbroken\n"
           "! 1:4 tag: YAML tags are not used in case files: take it off\n");
}

static void test_refuses_second_documents(void **state)
{
    (void)state;
    static const char *const more[] = {"a\n---\n", "a\n--- b\n", "a\n...\n---\n",
                                       "a\n...\n%TAG\n", "a\n...\nb\n",
                                       "a\n# c\n---\nb: ["};
    static const unsigned line[] = {2, 2, 3, 3, 3, 3};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        struct buf out = {0};
        buf_addf(&out,
                 "plain 1:1 a\ndone\n! %u:1 second-document: a case file is one YAML "
                 "document: nothing may follow it\n",
                 line[i]);
        expect(more[i], buf_z(&out));
        buf_free(&out);
    }
    expect("--- a\n...\n# end\n\n...\n", "plain 1:5 a\ndone\n");
}

static void test_keys_are_words(void **state)
{
    (void)state;
    expect("? [a, b]\n: {c: d}\n? {e: [f]}\n: g\n? # none\n: h\n'': i\n<<: {j: "
           "k}\n'<<': l\n"
           "? \"\\0\"\n: m\nn: o\n",
           "{ 1:1\nquoted 9:1/9:2 <<\nplain 9:7 l\nplain 12:1 n\nplain 12:4 "
           "o\nend\ndone\n"
           "! 1:3 bad-key: a map or list as a key: a key is one word\n"
           "! 3:3 bad-key: a map or list as a key: a key is one word\n"
           "! 5:2 bad-key: no key before `:`: write one\n"
           "! 7:1 bad-key: no key before `:`: write one\n"
           "! 8:1 merge-key: YAML merge keys are not used in case files: write the "
           "fields out\n"
           "! 10:3 control-character: an escape here makes U+0000, which no text may "
           "hold: take it out\n");
    expect("- &x [a]\n- {*x : b, &y c: *y}\n",
           "[ 1:1\n[ 1:3\nplain 1:7 a\nend\n{ 2:3\nplain 2:15 c\nplain 2:18 c\nend\nend\n"
           "done\n"
           "! 2:4 bad-key: a map or list as a key: a key is one word\n");
}

static void test_aliases_stand_for_their_nodes(void **state)
{
    (void)state;
    expect("a: &x {b: [1, '2']}\nc: *x\nd: &x 3\ne: *x\n",
           "{ 1:1\nplain 1:1 a\n{ 1:4\nplain 1:8 b\n[ 1:11\nplain 1:12 1\n"
           "quoted 1:15/1:16 2\nend\nend\n"
           "plain 2:1 c\n{ 2:4\nplain 2:4 b\n[ 2:4\nplain 2:4 1\nquoted 2:4 2\nend\nend\n"
           "plain 3:1 d\nplain 3:7 3\nplain 4:1 e\nplain 4:4 3\nend\ndone\n");
    /* an alias inside an anchored node, and anchors inside anchors */
    expect("[&a x, &b [*a, &c y], *b, *c]",
           "[ 1:1\nplain 1:5 x\n[ 1:8\nplain 1:12 x\nplain 1:19 y\nend\n"
           "[ 1:23\nplain 1:23 x\nplain 1:23 y\nend\nplain 1:27 y\nend\ndone\n");
    expect("[*a, &b [*b], &c]",
           "[ 1:1\nbad 1:2\n[ 1:6\nbad 1:10\nend\nplain 1:15 \nend\ndone\n"
           "! 1:2 alias: no `&a` stands before `*a`: text that begins with `*` needs "
           "quotes\n"
           "! 1:10 alias: `*b` stands inside what it stands for: write it out\n");
}

#define TOO_MUCH "more aliases, or for more, than a case needs: write it out\n"

static void test_aliases_are_limited(void **state)
{
    (void)state;
    struct buf many = {0};
    buf_addz(&many, "- &a x\n");
    for (int i = 0; i < LOAD_ALIAS_LIMIT; i++)
        buf_addz(&many, "- *a\n");
    expect_diags(buf_str(&many), "");
    buf_addz(&many, "- *a\n- *a\n");
    expect_diags(buf_str(&many), "! 258:3 alias: " TOO_MUCH);

    struct buf laughs = {0};
    buf_addz(&laughs, "- &a0 [x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
        buf_addf(&laughs, "- &a%d [", i);
        for (int k = 0; k < 8; k++)
            buf_addf(&laughs, "*a%d, ", i - 1);
        buf_addz(&laughs, "]\n");
    }
    expect_diags(buf_str(&laughs), "! 5:13 alias: " TOO_MUCH);

    struct buf large = {0}; /* an anchored node that is too large to be kept */
    buf_addz(&large, "- &a x\n- &b [");
    for (int i = 0; i < LOAD_REPLAY_LIMIT; i++)
        buf_addz(&large, "y, ");
    buf_addz(&large, "]\n");
    expect_diags(buf_str(&large), "");
    buf_addz(&large, "- *b\n- *a\n");
    expect_diags(buf_str(&large), "! 3:3 alias: " TOO_MUCH);
    buf_free(&many);
    buf_free(&laughs);
    buf_free(&large);
}

/* "[[[[…" would take libyaml minutes. */
static void test_depth_is_limited_early(void **state)
{
    (void)state;
    static const struct {
        const char *unit, *diag;
    } deep[] = {
        {"[", "! 1:17 too-deep: nesting deeper than 16: nothing more is read\n"},
        {"[\n", "! 17:1 too-deep: nesting deeper than 16: nothing more is read\n"},
        {"- ", "! 1:33 too-deep: nesting deeper than 16: nothing more is read\n"},
        {"{a: ", "! 1:65 too-deep: nesting deeper than 16: nothing more is read\n"},
        {"[{a: ", "! 1:41 too-deep: nesting deeper than 16: nothing more is read\n"},
        {"{", "! 1:2 bad-key: a map or list as a key: a key is one word\n"
              "! 1:17 too-deep: nesting deeper than 16: nothing more is read\n"},
        {"? ", "! 1:3 bad-key: a map or list as a key: a key is one word\n"
               "! 1:33 too-deep: nesting deeper than 16: nothing more is read\n"},
    };
    for (size_t i = 0; i < sizeof deep / sizeof *deep; i++) {
        struct buf text = {0};
        for (int k = 0; k < 100000; k++)
            buf_addz(&text, deep[i].unit);
        expect_diags(buf_str(&text), deep[i].diag);
        buf_free(&text);
    }
    /* what an alias stands for counts from where the alias is */
    expect_diags(STR("[&a [[[[[[[[[]]]]]]]]], [[[[[[*a]]]]]]]"), "");
    expect_diags(STR("[&a [[[[[[[[[]]]]]]]]], [[[[[[[*a]]]]]]]]"),
                 "! 1:32 too-deep: nesting deeper than 16: nothing more is read\n");
}

static void test_sizes_are_limited(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_addz(&text, "a: ");
    buf_pad(&text, 'x', LOAD_SCALAR_LIMIT);
    buf_addz(&text, "\n? ");
    buf_pad(&text, 'k', LOAD_KEY_LIMIT);
    buf_addz(&text, "\n: b\n");
    expect_diags(buf_str(&text), "");
    buf_clear(&text);
    buf_addz(&text, "a: ");
    buf_pad(&text, 'x', LOAD_SCALAR_LIMIT + 1);
    buf_addz(&text, "\n? ");
    buf_pad(&text, 'k', LOAD_KEY_LIMIT + 1);
    buf_addz(&text, "\n: b\n");
    expect_diags(buf_str(&text),
                 "! 1:4 too-large: text of 1048577 bytes: at most 1048576 are read\n"
                 "! 2:3 too-large: a key of 1025 bytes: at most 1024 are read\n");
    buf_clear(&text);
    buf_addz(&text, "a:\n b");
    buf_pad(&text, ' ', 4096);
    buf_addz(&text, "c\n");
    expect_diags(buf_str(&text), "! 2:3 too-large: 4096 blanks in a row: take them "
                                 "out\n");
    buf_free(&text);
}

/* Places come of libyaml's marks and of the file's blocks: far behind its start too. */
static void test_places_hold_in_long_files(void **state)
{
    (void)state;
    enum { RECORDS = 4000 };
    struct buf text = {0}, expected = {0}, out = {0};
    buf_addz(&expected, "{ 1:1\n");
    for (unsigned i = 0; i < RECORDS; i++) {
        unsigned line = 4 * i + 1;
        buf_addf(&text, "k%04u: \xe4\xb8\xad \"q\"\r\n# comment\r'q%04u': &a  'v'\n", i, i);
        buf_addf(&expected, "plain %u:1 k%04u\nplain %u:8 \xe4\xb8\xad \"q\"\n", line, i, line);
        buf_addf(&expected, "quoted %u:1/%u:2 q%04u\nquoted %u:14/%u:15 v\n", line + 2,
                 line + 2, i, line + 2, line + 2);
        buf_addz(&text, i % 2 ? "# \xe2\x80\xa8\n" : "\n");
    }
    buf_addz(&expected, "end\ndone\n");
    read_all(&out, buf_str(&text));
    assert_string_equal(buf_z(&out), buf_z(&expected));
    buf_free(&text);
    buf_free(&expected);
    buf_free(&out);
}

static void test_syntax_errors_say_what_to_do(void **state)
{
    (void)state;
    static const struct {
        const char *text, *diag;
    } broken[] = {
        {"a: b: c\n", "! 1:5 yaml: `: ` inside plain text, or wrong indentation: put the "
                      "text in quotes\n"},
        {"a: b\nc: 'd\ne: f\n", "! 2:4 yaml: the quotes that begin here are never "
                                "closed\n"},
        {"a: \"b\" c\n", "! 1:8 yaml: text that YAML does not expect here: check the "
                         "indentation, or quote it\n"},
        {"a: [b, c\nd: e\n", "! 2:2 yaml: `,` or `]` is missing before this (while "
                             "parsing a "
                            "flow sequence that begins at line 1)\n"},
        {"a: @b\n", "! 1:4 yaml: plain text cannot begin with this character: put it in "
                    "quotes (or, of a tab: use spaces)\n"},
        {"a: \"\\d\"\n", "! 1:5 yaml: `\\` is special in double quotes: write `\\\\`, "
                         "or use single quotes\n"},
        {"a: &\n", "! 1:5 yaml: text that begins with `&` or `*` needs quotes\n"},
        {"a: \xe2\x80\xa8\xe4\xb8\xad\r\n\xf0\x9f\x98\x80: b: c\n",
         "! 2:5 yaml: `: ` inside plain text, or wrong indentation: put the text in "
         "quotes\n"},
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        expect_diags(str_of(broken[i].text), broken[i].diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_events_have_places),
        cmocka_unit_test(test_places_count_as_editors_do),
        cmocka_unit_test(test_refuses_what_is_not_text),
        cmocka_unit_test(test_refuses_controls_made_by_escapes),
        cmocka_unit_test(test_refuses_tags_and_directives),
        cmocka_unit_test(test_refuses_second_documents),
        cmocka_unit_test(test_keys_are_words),
        cmocka_unit_test(test_aliases_stand_for_their_nodes),
        cmocka_unit_test(test_aliases_are_limited),
        cmocka_unit_test(test_depth_is_limited_early),
        cmocka_unit_test(test_sizes_are_limited),
        cmocka_unit_test(test_places_hold_in_long_files),
        cmocka_unit_test(test_syntax_errors_say_what_to_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

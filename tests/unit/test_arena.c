/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/vec.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_zero(const unsigned char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_int_equal(p[i], 0);
}

static void test_allocations_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    struct arena a = {0};
    unsigned char *parts[300];
    for (size_t i = 0; i < 300; i++) {
        parts[i] = arena_alloc(&a, i);
        assert_int_equal((uintptr_t)parts[i] % alignof(max_align_t), 0);
        assert_zero(parts[i], i);
        memset(parts[i], (int)(i % 255) + 1, i);
    }
    for (size_t i = 0; i < 300; i++)
        for (size_t j = 0; j < i; j++)
            assert_int_equal(parts[i][j], i % 255 + 1);
    arena_free(&a);
    assert_null(a.block);
}

static void test_large_ones(void **state)
{
    (void)state;
    struct arena a = {0};
    char *small = arena_alloc(&a, 10);
    memset(small, 'x', 10);
    unsigned char *large = arena_array(&a, 1000, 1000);
    assert_zero(large, 1000000);
    memset(large, 1, 1000000);
    assert_int_equal(small[9], 'x');
    arena_free(&a);
}

static void test_reset_gives_zeroed_memory_again(void **state)
{
    (void)state;
    struct arena a = {0};
    for (int round = 0; round < 3; round++) {
        unsigned char *p = arena_alloc(&a, 20000);
        unsigned char *q = arena_alloc(&a, 100);
        assert_zero(p, 20000);
        assert_zero(q, 100);
        memset(p, 0xAA, 20000);
        memset(q, 0xBB, 100);
        arena_reset(&a);
    }
    unsigned char *p = arena_alloc(&a, 100);
    assert_zero(p, 100);
    arena_free(&a);
    arena_reset(&a);
    arena_free(&a);
}

static void test_strings_are_copies_with_a_nul(void **state)
{
    (void)state;
    struct arena a = {0};
    char text[] = "abc";
    struct str s = arena_str(&a, str_of(text));
    text[0] = 'X';
    assert_int_equal(s.n, 3);
    assert_string_equal(s.p, "abc");
    struct str none = arena_str(&a, STR_NONE);
    assert_int_equal(none.n, 0);
    assert_string_equal(none.p, "");
    struct str f = arena_strf(&a, "%s-%d", "q", 12);
    assert_int_equal(f.n, 4);
    assert_string_equal(f.p, "q-12");
    arena_free(&a);
}

static void test_vec(void **state)
{
    (void)state;
    VEC(size_t) numbers = {0};
    for (size_t i = 0; i < 1000; i++)
        vec_push(&numbers, i * i);
    assert_int_equal(numbers.n, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(numbers.v[i], i * i);
    size_t cap = numbers.cap;
    vec_clear(&numbers);
    assert_int_equal(numbers.n, 0);
    assert_int_equal(numbers.cap, cap);
    vec_free(&numbers);
    assert_null(numbers.v);
    assert_int_equal(numbers.cap, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_allocations_are_zeroed_aligned_and_apart),
        cmocka_unit_test(test_large_ones),
        cmocka_unit_test(test_reset_gives_zeroed_memory_again),
        cmocka_unit_test(test_strings_are_copies_with_a_nul),
        cmocka_unit_test(test_vec),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}

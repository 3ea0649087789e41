# DOSSIER_LIBRARY(PREFIX, MODULE, DEBIAN-PACKAGE): PREFIX_CFLAGS and PREFIX_LIBS from
# pkg-config; a missing one adds its package to $missing.
AC_DEFUN([DOSSIER_LIBRARY],
[PKG_CHECK_MODULES([$1], [$2], [], [missing="$missing $3"])])

# DOSSIER_FLAGS(VARIABLE, FLAGS): adds each of FLAGS that the compiler takes without
# a word. -Werror, because clang only warns about flags it does not know.
AC_DEFUN([DOSSIER_FLAGS],
[for flag in $2; do
  AC_MSG_CHECKING([whether $CC takes $flag])
  saved_CFLAGS=$CFLAGS
  CFLAGS="$CFLAGS $flag -Werror"
  AC_COMPILE_IFELSE([AC_LANG_SOURCE([[int one(void); int one(void) { return 1; }]])],
                    [AC_MSG_RESULT([yes])
                     $1="$$1 $flag"],
                    [AC_MSG_RESULT([no])])
  CFLAGS=$saved_CFLAGS
done])

# DOSSIER_LINK_FLAGS(VARIABLE, CFLAGS, LDFLAGS): adds CFLAGS to VARIABLE and LDFLAGS to
# DOSSIER_LDFLAGS where a program compiled and linked with both is accepted.
AC_DEFUN([DOSSIER_LINK_FLAGS],
[AC_MSG_CHECKING([whether $CC links with $2 $3])
saved_CFLAGS=$CFLAGS
saved_LDFLAGS=$LDFLAGS
CFLAGS="$CFLAGS $2 -Werror"
LDFLAGS="$LDFLAGS $3"
AC_LINK_IFELSE([AC_LANG_PROGRAM()],
               [AC_MSG_RESULT([yes])
                $1="$$1 $2"
                DOSSIER_LDFLAGS="$DOSSIER_LDFLAGS $3"],
               [AC_MSG_RESULT([no])])
CFLAGS=$saved_CFLAGS
LDFLAGS=$saved_LDFLAGS])

#include <errno.h>
#include <stdio.h>
#include <xlsxwriter.h>

/// Lets `file` be standard error; gives what it was. In the GNU library `stderr` is a variable that a program may set.
static inline FILE *textmine_set_errors(FILE *file) {
  FILE *before = stderr;
  stderr = file;
  return before;
}

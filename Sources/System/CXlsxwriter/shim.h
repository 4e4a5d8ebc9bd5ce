#include <errno.h>
#include <stdio.h>
#include <xlsxwriter.h>

/// Keeps the library from writing to standard error what it returns as well; gives what
/// textmine_speak() needs. In the GNU library `stderr` is a variable that a program may set.
static inline FILE *textmine_hush(void) {
  FILE *errors = stderr, *nowhere = fopen("/dev/null", "we");
  if (nowhere) stderr = nowhere;
  return errors;
}

/// Puts standard error back; `errno` stays as it is.
static inline void textmine_speak(FILE *errors) {
  int code = errno;
  if (stderr != errors) fclose(stderr);
  stderr = errors;
  errno = code;
}

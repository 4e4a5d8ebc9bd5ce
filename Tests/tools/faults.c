// A library to preload, by which the system fails a program as the environment says:
//   FAIL_MALLOC=n   the n-th request for memory finds none
//   SHORT=1         reads and writes do one byte, then half, then all of what is asked, in turn
//   FULL_AT=n       files take n bytes in all, then there is no space left
// What the C library does inside itself, as in fwrite, does not pass through here.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern ssize_t __read(int file, void *bytes, size_t count);
extern ssize_t __write(int file, const void *bytes, size_t count);

// Read once, before the program begins.
static long fail_malloc, is_short, full_at = -1;
static atomic_long requests, calls, written;

static long number(const char *name, long without) {
  const char *text = getenv(name);
  return text ? atol(text) : without;
}

__attribute__((constructor)) static void begin(void) {
  fail_malloc = number("FAIL_MALLOC", 0);
  is_short = number("SHORT", 0);
  full_at = number("FULL_AT", -1);
}

static int has_no_memory(void) {
  if (fail_malloc == 0 || atomic_fetch_add(&requests, 1) + 1 != fail_malloc) return 0;
  errno = ENOMEM;
  return 1;
}

void *malloc(size_t size) { return has_no_memory() ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return has_no_memory() ? NULL : __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return has_no_memory() ? NULL : __libc_realloc(old, size); }

static int is_file(int file) {
  struct stat status;
  return fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

// How much of `count` a call does.
static size_t part(size_t count) {
  if (!is_short || count < 2) return count;
  switch (atomic_fetch_add(&calls, 1) % 3) {
  case 0: return 1;
  case 1: return count / 2;
  default: return count;
  }
}

ssize_t read(int file, void *bytes, size_t count) { return __read(file, bytes, part(count)); }

ssize_t write(int file, const void *bytes, size_t count) {
  count = part(count);
  if (full_at >= 0 && is_file(file)) {
    long left = full_at - atomic_load(&written);
    if (left <= 0) {
      errno = ENOSPC;
      return -1;
    }
    if (count > (size_t)left) count = left;
    atomic_fetch_add(&written, count);
  }
  return __write(file, bytes, count);
}

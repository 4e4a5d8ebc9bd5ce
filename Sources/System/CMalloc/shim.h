#ifndef TEXTMINE_CMALLOC_H
#define TEXTMINE_CMALLOC_H
#include <malloc.h>

/// Has the C library give blocks of a megabyte or more back to the system as soon as they are freed. Left to itself it keeps
/// larger and larger ones, in pieces between smaller ones: a report on a million distinct words took a fourth more memory.
static inline void textmine_return_large_blocks(void) {
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 4 << 20);
#endif
}

#endif

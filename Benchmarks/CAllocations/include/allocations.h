#ifndef TEXTMINE_ALLOCATIONS_H
#define TEXTMINE_ALLOCATIONS_H

#include <stdint.h>

/// How often this thread has asked for memory: each call of malloc, calloc, realloc and their kin in
/// a program that this target is linked into.
uint64_t textmine_allocation_count(void);

#endif

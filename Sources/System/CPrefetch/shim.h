#ifndef TEXTMINE_CPREFETCH_H
#define TEXTMINE_CPREFETCH_H

/// Asks for the cache line at an address, which need not be valid: what is read from it soon is there by then. Looking up
/// the words of a text is waiting for memory; where all are asked for first, the waits overlap. Swift has no word for it.
static inline void textmine_prefetch(const void *address) { __builtin_prefetch(address); }

#endif

#ifndef TEXTMINE_CICU_H
#define TEXTMINE_CICU_H

#include <stdint.h>

// Our own few functions over the system's ICU. No ICU type or name is seen here: importing ICU's
// headers into Swift beside Foundation fails, and ICU's names carry its version.

/// The version of ICU that is linked, as in "72.1".
const char *textmine_icu_version(void);

/// What a stretch between two word boundaries is.
enum textmine_segment {
  TEXTMINE_SEGMENT_OTHER,
  TEXTMINE_SEGMENT_NUMBER,
  TEXTMINE_SEGMENT_WORD,
  TEXTMINE_SEGMENT_EMOJI,
};

/// Finds word boundaries by UAX #29. Not for use by two threads at once.
typedef struct textmine_breaker textmine_breaker;

/// A breaker with the rules of the root locale, or NULL when ICU's data cannot be opened.
textmine_breaker *textmine_breaker_open(void);
void textmine_breaker_close(textmine_breaker *breaker);

/// Cuts `count` bytes of UTF-8 into segments that follow each other without a gap: the end of each
/// goes to `ends`, what it is (enum textmine_segment) to `kinds`; both have room for `count` values.
/// Returns the number of segments, or -1 when ICU failed.
int32_t textmine_breaker_segments(textmine_breaker *breaker, const uint8_t *bytes, int32_t count,
                                  int32_t *ends, uint8_t *kinds);

/// Writes the NFKC case fold of `count` bytes of UTF-8 to `out` and returns its length, which may
/// exceed `capacity` (then call again with more room); -1 when ICU failed.
int32_t textmine_fold(const uint8_t *bytes, int32_t count, uint8_t *out, int32_t capacity);

/// What a scalar can be part of.
enum textmine_scalar {
  TEXTMINE_SCALAR_OTHER,
  TEXTMINE_SCALAR_LETTER,  // general category L or M
  TEXTMINE_SCALAR_DIGIT,   // general category Nd
};
enum textmine_scalar textmine_scalar_class(uint32_t scalar);

/// A regular expression of ICU, case-insensitive. Not for use by two threads at once.
typedef struct textmine_regex textmine_regex;

/// The expression in `count` bytes of UTF-8, or NULL when it is none; `offset` is then where in it the
/// mistake was noticed, in UTF-16 units, or -1.
textmine_regex *textmine_regex_open(const uint8_t *pattern, int32_t count, int32_t *offset);
void textmine_regex_close(textmine_regex *regex);

/// Looks for the expression in `count` bytes of UTF-8 from `from` on. Returns 1 with the bytes that
/// match from `start` to `end`, 0 when nothing does, -1 when ICU failed or gave up: it stops after
/// work that only hostile expressions need.
int32_t textmine_regex_find(textmine_regex *regex, const uint8_t *bytes, int32_t count, int32_t from,
                            int32_t *start, int32_t *end);

#endif

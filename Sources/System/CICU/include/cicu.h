#ifndef TEXTMINE_CICU_H
#define TEXTMINE_CICU_H

#include <stdint.h>

// Our own few functions over the system's ICU. No ICU type or name is seen here: importing ICU's
// headers into Swift beside Foundation fails, and ICU's names carry its version.

/// The version of ICU that is linked, as in "72.1".
const char *textmine_icu_version(void);

/// What a scalar is to the rules of UAX #29: one of the first kind at most, and what it makes of the
/// segment that it is in.
enum textmine_word_class {
  TEXTMINE_WORD_LETTER = 1 << 0,  // with the letters of scripts whose words need dictionaries, as Thai
  TEXTMINE_WORD_HEBREW = 1 << 1,
  TEXTMINE_WORD_KATAKANA = 1 << 2,
  TEXTMINE_WORD_NUMERIC = 1 << 3,
  TEXTMINE_WORD_LOW_LINE = 1 << 4,
  TEXTMINE_WORD_EXTEND = 1 << 5,  // Extend and Format
  TEXTMINE_WORD_JOINER = 1 << 6,
  TEXTMINE_WORD_MID_LETTER = 1 << 7,
  TEXTMINE_WORD_MID_NUMBER = 1 << 8,
  TEXTMINE_WORD_MID_BOTH = 1 << 9,
  TEXTMINE_WORD_QUOTE = 1 << 10,
  TEXTMINE_WORD_QUOTES = 1 << 11,
  TEXTMINE_WORD_REGIONAL = 1 << 12,
  TEXTMINE_WORD_SPACE = 1 << 13,
  TEXTMINE_WORD_NEWLINE = 1 << 14,

  TEXTMINE_WORD_IS_ALPHABETIC = 1 << 16,
  TEXTMINE_WORD_IS_PICTOGRAPH = 1 << 17,
  TEXTMINE_WORD_IS_EMOJI = 1 << 18,  // without a selector behind it
};

/// Writes the classes of `count` scalars from `first` on, each a sum of the above.
void textmine_word_classes(uint32_t first, uint32_t count, uint32_t *classes);

/// Finds word boundaries by the same rules through ICU's break iterator. Not for use by two threads at
/// once.
typedef struct textmine_breaker textmine_breaker;

/// A breaker, or NULL when ICU does not take the rules.
textmine_breaker *textmine_breaker_open(void);
void textmine_breaker_close(textmine_breaker *breaker);

/// Cuts `count` bytes of UTF-8 into segments that follow each other without a gap and writes the end of
/// each to `ends`, which has room for `count` values. Returns the number of segments, or -1 when ICU
/// failed.
int32_t textmine_breaker_ends(textmine_breaker *breaker, const uint8_t *bytes, int32_t count,
                              int32_t *ends);

/// Whether the data that textmine_fold needs are there.
int textmine_icu_can_fold(void);

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

/// The columns that a terminal gives to a scalar: 2 if it is East Asian wide or full-width, 0 if it is a
/// combining mark, a format character or the medial or final part of a Hangul syllable, else 1.
int32_t textmine_columns(uint32_t scalar);

/// A regular expression of ICU, case-insensitive. Not for use by two threads at once.
typedef struct textmine_regex textmine_regex;

/// The expression in `count` bytes of UTF-8, or NULL when it is none; `offset` is then where in it the
/// mistake was noticed, in UTF-16 units, or -1.
textmine_regex *textmine_regex_open(const uint8_t *pattern, int32_t count, int32_t *offset);
void textmine_regex_close(textmine_regex *regex);

/// Another of the same expression, for another thread; NULL where there is no memory. Far faster than to open it again.
textmine_regex *textmine_regex_clone(const textmine_regex *regex);

/// Looks for the expression in `count` bytes of UTF-8 from `from` on. Returns 1 with the bytes that
/// match from `start` to `end`, 0 when nothing does, -1 when ICU failed or gave up: it stops after
/// work that only hostile expressions need.
int32_t textmine_regex_find(textmine_regex *regex, const uint8_t *bytes, int32_t count, int32_t from,
                            int32_t *start, int32_t *end);

/// Writes the name in the tz database of the time zone that Windows calls `name`, as in `W. Europe
/// Standard Time`, into `size` bytes at `out`, and returns its length; 0 where Windows has no such zone.
int32_t textmine_zone_of_windows(const char *name, char *out, int32_t size);

/// Writes numbers as a language writes them (CLDR). Not for use by two threads at once.
typedef struct textmine_number_format textmine_number_format;

/// A format for a locale such as "id", as a number skeleton of ICU describes it ("percent .0"); NULL when
/// ICU does not take it.
textmine_number_format *textmine_number_format_open(const char *locale, const char *skeleton);
void textmine_number_format_close(textmine_number_format *format);

/// Writes a number, given in decimal digits as in "-12.5", as UTF-8 to `out`. Returns the length; -1 when
/// ICU failed or it does not fit.
int32_t textmine_number_format_write(textmine_number_format *format, const char *decimal, char *out,
                                     int32_t capacity);

/// Writes the day that lies `day` days after 1 January 1970 as UTF-8 to `out`, with the parts that a
/// skeleton of CLDR names ("yMMMMd"), in the order of the locale. Returns the length; -1 when ICU failed
/// or it does not fit.
int32_t textmine_day_write(const char *locale, const char *skeleton, int32_t day, char *out,
                           int32_t capacity);

#endif

#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

#include "cicu.h"

enum { longest = 128 };

/// Writes UTF-16 as UTF-8 and returns its length; -1 when it does not fit.
static int32_t copy(const UChar *text, int32_t count, char *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  u_strToUTF8(out, capacity, &length, text, count, &status);
  return U_FAILURE(status) ? -1 : length;
}

struct textmine_number_format {
  UNumberFormatter *formatter;
  UFormattedNumber *result;
};

textmine_number_format *textmine_number_format_open(const char *locale, const char *skeleton) {
  UErrorCode status = U_ZERO_ERROR;
  UChar pattern[longest];
  u_uastrncpy(pattern, skeleton, longest);
  textmine_number_format *format = malloc(sizeof *format);
  if (!format) return NULL;
  format->formatter = unumf_openForSkeletonAndLocale(pattern, -1, locale, &status);
  format->result = unumf_openResult(&status);
  if (U_FAILURE(status)) {
    textmine_number_format_close(format);
    return NULL;
  }
  return format;
}

void textmine_number_format_close(textmine_number_format *format) {
  unumf_close(format->formatter);
  unumf_closeResult(format->result);
  free(format);
}

int32_t textmine_number_format_write(textmine_number_format *format, const char *decimal, char *out,
                                     int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar text[longest];
  unumf_formatDecimal(format->formatter, decimal, -1, format->result, &status);
  int32_t count = unumf_resultToString(format->result, text, longest, &status);
  return U_FAILURE(status) ? -1 : copy(text, count, out, capacity);
}

int32_t textmine_day_write(const char *locale, const char *skeleton, int32_t day, char *out,
                           int32_t capacity) {
  static const UChar utc[] = u"UTC";
  UErrorCode status = U_ZERO_ERROR;
  UChar asked[longest], pattern[longest], text[longest];
  u_uastrncpy(asked, skeleton, longest);
  UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
  int32_t length = udatpg_getBestPattern(generator, asked, -1, pattern, longest, &status);
  UDateFormat *format =
      udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc, -1, pattern, length, &status);
  int32_t count = udat_format(format, day * 86400000.0, text, longest, NULL, &status);
  udat_close(format);
  udatpg_close(generator);
  return U_FAILURE(status) ? -1 : copy(text, count, out, capacity);
}

#include <stdlib.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>

#include "cicu.h"

struct textmine_regex {
  URegularExpression *expression;
  UText *text;
};

// Steps of the match engine, about a millisecond each (uregex_setTimeLimit).
static const int32_t time_limit = 200;

textmine_regex *textmine_regex_open(const uint8_t *pattern, int32_t count, int32_t *offset) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place = {0, -1, {0}, {0}};
  *offset = -1;
  textmine_regex *regex = calloc(1, sizeof *regex);
  if (!regex) return NULL;
  UText *source = utext_openUTF8(NULL, (const char *)pattern, count, &status);
  regex->expression = uregex_openUText(source, UREGEX_CASE_INSENSITIVE, &place, &status);
  utext_close(source);
  uregex_setTimeLimit(regex->expression, time_limit, &status);
  if (U_SUCCESS(status)) return regex;
  *offset = place.offset;
  textmine_regex_close(regex);
  return NULL;
}

textmine_regex *textmine_regex_clone(const textmine_regex *regex) {
  UErrorCode status = U_ZERO_ERROR;
  textmine_regex *clone = calloc(1, sizeof *clone);
  if (!clone) return NULL;
  clone->expression = uregex_clone(regex->expression, &status);
  uregex_setTimeLimit(clone->expression, time_limit, &status);
  if (U_SUCCESS(status)) return clone;
  textmine_regex_close(clone);
  return NULL;
}

void textmine_regex_close(textmine_regex *regex) {
  if (!regex) return;
  uregex_close(regex->expression);
  utext_close(regex->text);
  free(regex);
}

int32_t textmine_regex_find(textmine_regex *regex, const uint8_t *bytes, int32_t count, int32_t from,
                            int32_t *start, int32_t *end) {
  UErrorCode status = U_ZERO_ERROR;
  regex->text = utext_openUTF8(regex->text, (const char *)bytes, count, &status);
  uregex_setUText(regex->expression, regex->text, &status);
  if (!uregex_find64(regex->expression, from, &status) || U_FAILURE(status))
    return U_FAILURE(status) ? -1 : 0;
  *start = (int32_t)uregex_start64(regex->expression, 0, &status);
  *end = (int32_t)uregex_end64(regex->expression, 0, &status);
  return U_FAILURE(status) ? -1 : 1;
}

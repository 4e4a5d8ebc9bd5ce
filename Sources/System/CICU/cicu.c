#include "cicu.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>
#include <unicode/uvernum.h>

const char *textmine_icu_version(void) {
  static char text[U_MAX_VERSION_STRING_LENGTH];
  if (!text[0]) {
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, text);
  }
  return text;
}

// The standard's own rules (UAX #29, version 15), in the language of ICU's break iterator. Left out are
// what ICU adds to them: dictionaries, and @ as a letter. Departures, for which docs/tokens.md has the
// reasons: a colon joins nothing and a full stop only numbers; a joiner joins emoji only to emoji.
static const char rules[] =
    "!!chain; !!quoted_literals_only;\n"
    "$Extend = [\\p{Word_Break = Extend}\\p{Word_Break = Format}\\p{Word_Break = ZWJ}];\n"
    "$ZWJ = [\\p{Word_Break = ZWJ}];\n"
    "$Newline = [\\p{Word_Break = Newline}\\p{Word_Break = CR}\\p{Word_Break = LF}];\n"
    "$CR = [\\p{Word_Break = CR}]; $LF = [\\p{Word_Break = LF}];\n"
    "$Space = [\\p{Word_Break = WSegSpace}];\n"
    "$Pictograph = [\\p{Extended_Pictographic}];\n"
    "$Complex = [\\p{Line_Break = Complex_Context} - \\p{Word_Break = Extend}];\n"
    "$Hebrew = [\\p{Word_Break = Hebrew_Letter}];\n"
    "$Letter = [\\p{Word_Break = ALetter} $Hebrew $Complex];\n"
    "$Katakana = [\\p{Word_Break = Katakana}];\n"
    "$Numeric = [\\p{Word_Break = Numeric}];\n"
    "$Low = [\\p{Word_Break = ExtendNumLet}];\n"
    "$Regional = [\\p{Word_Break = Regional_Indicator}];\n"
    "$Quote = [\\p{Word_Break = Single_Quote}]; $Quotes = [\\p{Word_Break = Double_Quote}];\n"
    "$MidBoth = [\\p{Word_Break = MidNumLet} - [\\u002E]];\n"
    "$MidLetter = [\\p{Word_Break = MidLetter} - [\\u003A \\uFE55 \\uFF1A]];\n"
    "$MidNumber = [\\p{Word_Break = MidNum} \\u002E];\n"
    "$CR $LF;\n"                                                               // WB3
    "$Pictograph $Extend* $ZWJ $Pictograph;\n"                                 // WB3c
    "$Space $Space;\n"                                                         // WB3d
    "^$Extend+; [^$Newline $Extend] $Extend*;\n"                               // WB4
    "$Letter $Extend* $Letter;\n"                                              // WB5
    "$Letter $Extend* ($MidLetter | $MidBoth | $Quote) $Extend* $Letter;\n"    // WB6, WB7
    "$Hebrew $Extend* $Quote;\n"                                               // WB7a
    "$Hebrew $Extend* $Quotes $Extend* $Hebrew;\n"                             // WB7b, WB7c
    "$Numeric $Extend* ($Numeric | $Letter); $Letter $Extend* $Numeric;\n"     // WB8 to WB10
    "$Numeric $Extend* ($MidNumber | $MidBoth | $Quote) $Extend* $Numeric;\n"  // WB11, WB12
    "$Katakana $Extend* $Katakana;\n"                                          // WB13
    "($Letter | $Numeric | $Katakana | $Low) $Extend* $Low;\n"                 // WB13a
    "$Low $Extend* ($Letter | $Numeric | $Katakana);\n"                        // WB13b
    "^$Regional $Extend* $Regional;\n"                                         // WB15, WB16
    ".;\n";

struct textmine_breaker {
  UBreakIterator *iterator;
  UText *text;
};

textmine_breaker *textmine_breaker_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  UChar source[sizeof rules];
  textmine_breaker *breaker = calloc(1, sizeof *breaker);
  if (!breaker) return NULL;
  u_charsToUChars(rules, source, sizeof rules);
  breaker->iterator = ubrk_openRules(source, -1, NULL, 0, NULL, &status);
  if (U_FAILURE(status)) {
    free(breaker);
    return NULL;
  }
  return breaker;
}

void textmine_breaker_close(textmine_breaker *breaker) {
  if (!breaker) return;
  ubrk_close(breaker->iterator);
  utext_close(breaker->text);
  free(breaker);
}

int32_t textmine_breaker_ends(textmine_breaker *breaker, const uint8_t *bytes, int32_t count,
                              int32_t *ends) {
  UErrorCode status = U_ZERO_ERROR;
  breaker->text = utext_openUTF8(breaker->text, (const char *)bytes, count, &status);
  ubrk_setUText(breaker->iterator, breaker->text, &status);
  if (U_FAILURE(status)) return -1;
  int32_t found = 0, end;
  while ((end = ubrk_next(breaker->iterator)) != UBRK_DONE) ends[found++] = end;
  return found;
}

static uint32_t word_break(UChar32 scalar) {
  switch (u_getIntPropertyValue(scalar, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER: return TEXTMINE_WORD_LETTER;
    case U_WB_HEBREW_LETTER: return TEXTMINE_WORD_HEBREW;
    case U_WB_KATAKANA: return TEXTMINE_WORD_KATAKANA;
    case U_WB_NUMERIC: return TEXTMINE_WORD_NUMERIC;
    case U_WB_EXTENDNUMLET: return TEXTMINE_WORD_LOW_LINE;
    case U_WB_EXTEND:
    case U_WB_FORMAT: return TEXTMINE_WORD_EXTEND;
    case U_WB_ZWJ: return TEXTMINE_WORD_JOINER;
    case U_WB_MIDLETTER:
      return scalar == ':' || scalar == 0xFE55 || scalar == 0xFF1A ? 0 : TEXTMINE_WORD_MID_LETTER;
    case U_WB_MIDNUM: return TEXTMINE_WORD_MID_NUMBER;
    case U_WB_MIDNUMLET: return scalar == '.' ? TEXTMINE_WORD_MID_NUMBER : TEXTMINE_WORD_MID_BOTH;
    case U_WB_SINGLE_QUOTE: return TEXTMINE_WORD_QUOTE;
    case U_WB_DOUBLE_QUOTE: return TEXTMINE_WORD_QUOTES;
    case U_WB_REGIONAL_INDICATOR: return TEXTMINE_WORD_REGIONAL;
    case U_WB_WSEGSPACE: return TEXTMINE_WORD_SPACE;
    case U_WB_CR:
    case U_WB_LF:
    case U_WB_NEWLINE: return TEXTMINE_WORD_NEWLINE;
    default: {
      int line_break = u_getIntPropertyValue(scalar, UCHAR_LINE_BREAK);
      return line_break == U_LB_COMPLEX_CONTEXT ? TEXTMINE_WORD_LETTER : 0;
    }
  }
}

// Pictographs from U+2600 on are emoji without the emoji selector too: people write the heart without.
void textmine_word_classes(uint32_t first, uint32_t count, uint32_t *classes) {
  const uint32_t letters = TEXTMINE_WORD_LETTER | TEXTMINE_WORD_HEBREW | TEXTMINE_WORD_KATAKANA;
  for (uint32_t i = 0; i < count; i++) {
    UChar32 scalar = (UChar32)(first + i);
    uint32_t class = word_break(scalar);
    int is_pictograph = u_hasBinaryProperty(scalar, UCHAR_EXTENDED_PICTOGRAPHIC);
    if (class & letters || u_isalpha(scalar)) class |= TEXTMINE_WORD_IS_ALPHABETIC;
    if (is_pictograph) class |= TEXTMINE_WORD_IS_PICTOGRAPH;
    if (u_hasBinaryProperty(scalar, UCHAR_EMOJI_PRESENTATION) || (is_pictograph && scalar >= 0x2600))
      class |= TEXTMINE_WORD_IS_EMOJI;
    classes[i] = class;
  }
}

int textmine_icu_can_fold(void) {
  UErrorCode status = U_ZERO_ERROR;
  return unorm2_getNFKCCasefoldInstance(&status) && U_SUCCESS(status);
}

int32_t textmine_fold(const uint8_t *bytes, int32_t count, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&status);
  // UTF-16 needs at most one unit for each byte of UTF-8; NFKC case folding makes at most 18 units
  // of one scalar (U+FDFA), which itself takes three bytes.
  int32_t room = count * 6 + 16, units = 0, length = 0;
  UChar *source = malloc(sizeof(UChar) * (size_t)(count + 1)), *folded = NULL;
  if (source) folded = malloc(sizeof(UChar) * (size_t)room);
  if (!source || !folded) status = U_MEMORY_ALLOCATION_ERROR;
  if (U_SUCCESS(status))
    u_strFromUTF8WithSub(source, count + 1, &units, (const char *)bytes, count, 0xFFFD, NULL,
                         &status);
  if (U_SUCCESS(status)) units = unorm2_normalize(normalizer, source, units, folded, room, &status);
  if (U_SUCCESS(status)) u_strToUTF8((char *)out, capacity, &length, folded, units, &status);
  free(source);
  free(folded);
  if (status == U_BUFFER_OVERFLOW_ERROR && length > capacity) return length;
  return U_FAILURE(status) ? -1 : length;
}

enum textmine_scalar textmine_scalar_class(uint32_t scalar) {
  uint32_t mask = U_MASK(u_charType((UChar32)scalar));
  if (mask & (U_GC_L_MASK | U_GC_M_MASK)) return TEXTMINE_SCALAR_LETTER;
  return mask & U_GC_ND_MASK ? TEXTMINE_SCALAR_DIGIT : TEXTMINE_SCALAR_OTHER;
}

int32_t textmine_columns(uint32_t scalar) {
  switch (u_charType((UChar32)scalar)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
  }
  switch (u_getIntPropertyValue((UChar32)scalar, UCHAR_HANGUL_SYLLABLE_TYPE)) {
    case U_HST_VOWEL_JAMO:
    case U_HST_TRAILING_JAMO:
      return 0;
  }
  switch (u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
      return 2;
  }
  return 1;
}

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

struct textmine_breaker {
  UBreakIterator *iterator;
  UText *text;
};

textmine_breaker *textmine_breaker_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  textmine_breaker *breaker = calloc(1, sizeof *breaker);
  if (!breaker) return NULL;
  breaker->iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
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

// No pictograph lies in the letters of most scripts: below U+2000 there are only (c) and (R).
static int is_pictograph(UChar32 scalar) {
  return scalar >= 0x2000 ? u_hasBinaryProperty(scalar, UCHAR_EXTENDED_PICTOGRAPHIC)
                          : scalar == 0xA9 || scalar == 0xAE;
}

// UAX #29 keeps an emoji with its joiners, skin tone and variation selector in one segment, and two
// regional indicators; what is left is to tell emoji from punctuation and keycaps from digits.
// Pictographs from U+2600 on count without the emoji selector too: people write the heart without.
static int is_emoji(const uint8_t *bytes, int32_t start, int32_t end) {
  UChar32 first, next;
  int32_t i = start;
  U8_NEXT(bytes, i, end, first);
  if (first < 0x2000 && i == end) return 0;
  int keycap_base = first < 0x80 && u_hasBinaryProperty(first, UCHAR_EMOJI);
  int pictograph = is_pictograph(first);
  int emoji = u_hasBinaryProperty(first, UCHAR_EMOJI_PRESENTATION) || (pictograph && first >= 0x2600);
  while (i < end) {
    U8_NEXT(bytes, i, end, next);
    if (keycap_base && next == 0x20E3) return 1;
    if (next == 0xFE0E) return 0;
    if (pictograph && next == 0xFE0F) emoji = 1;
  }
  return emoji;
}

static int has_letter(const uint8_t *bytes, int32_t start, int32_t end) {
  while (start < end) {
    UChar32 scalar;
    U8_NEXT(bytes, start, end, scalar);
    if (u_isalpha(scalar)) return 1;
  }
  return 0;
}

// ICU's status is that of the last rule: it calls `apa2` a number.
static uint8_t segment_kind(int32_t status, const uint8_t *bytes, int32_t start, int32_t end) {
  if (is_emoji(bytes, start, end)) return TEXTMINE_SEGMENT_EMOJI;
  if (status < UBRK_WORD_NUMBER) return TEXTMINE_SEGMENT_OTHER;
  return status >= UBRK_WORD_LETTER || has_letter(bytes, start, end) ? TEXTMINE_SEGMENT_WORD
                                                                     : TEXTMINE_SEGMENT_NUMBER;
}

// Where an emoji begins that a zero-width joiner glues to the letters or digits before it: UAX #29
// keeps them in one segment (WB3c), though they are two grapheme clusters. `end` when there is none.
static int32_t glued_emoji(const uint8_t *bytes, int32_t start, int32_t end) {
  UChar32 scalar, before = 0;
  int32_t i = start;
  U8_NEXT(bytes, i, end, scalar);
  if (is_pictograph(scalar)) return end;
  while (i < end) {
    int32_t at = i;
    before = scalar;
    U8_NEXT(bytes, i, end, scalar);
    if (before == 0x200D && is_pictograph(scalar)) return at;
  }
  return end;
}

int32_t textmine_breaker_segments(textmine_breaker *breaker, const uint8_t *bytes, int32_t count,
                                  int32_t *ends, uint8_t *kinds) {
  UErrorCode error = U_ZERO_ERROR;
  breaker->text = utext_openUTF8(breaker->text, (const char *)bytes, count, &error);
  ubrk_setUText(breaker->iterator, breaker->text, &error);
  if (U_FAILURE(error)) return -1;
  int32_t found = 0, start = 0, end;
  while ((end = ubrk_next(breaker->iterator)) != UBRK_DONE) {
    int32_t status = ubrk_getRuleStatus(breaker->iterator), cut = glued_emoji(bytes, start, end);
    if (cut < end) {
      int is_number = u_isdigit(bytes[start]) && !has_letter(bytes, start, cut);
      ends[found] = cut;
      kinds[found++] = is_number                       ? TEXTMINE_SEGMENT_NUMBER
                       : has_letter(bytes, start, cut) ? TEXTMINE_SEGMENT_WORD
                                                       : TEXTMINE_SEGMENT_OTHER;
      start = cut;
    }
    ends[found] = end;
    kinds[found++] = segment_kind(status, bytes, start, end);
    start = end;
  }
  return found;
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

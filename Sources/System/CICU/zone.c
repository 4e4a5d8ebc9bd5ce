#include <unicode/ucal.h>
#include <unicode/ustring.h>

#include "cicu.h"

int32_t textmine_zone_of_windows(const char *name, char *out, int32_t size) {
  UErrorCode status = U_ZERO_ERROR;
  UChar windows[128], zone[128];
  int32_t length = 0;
  u_strFromUTF8(windows, 128, &length, name, -1, &status);
  length = ucal_getTimeZoneIDForWindowsID(windows, length, NULL, zone, 128, &status);
  if (U_FAILURE(status) || length == 0) return 0;
  u_strToUTF8(out, size, &length, zone, length, &status);
  return U_FAILURE(status) || length >= size ? 0 : length;
}

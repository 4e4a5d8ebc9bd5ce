#include "cicu.h"
#include <unicode/uvernum.h>
const char *textmine_icu_version(void) { return U_ICU_VERSION; }

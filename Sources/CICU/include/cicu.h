#ifndef TEXTMINE_CICU_H
#define TEXTMINE_CICU_H
const char *textmine_icu_version(void);
#endif

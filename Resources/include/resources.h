#ifndef TEXTMINE_RESOURCES_H
#define TEXTMINE_RESOURCES_H

#include <stddef.h>

/// The files of this folder, compiled in. Bytes, UTF-8 but for models, live as long as the program.
struct textmine_resource {
  const char *path;  // below Resources/, as in "stopwords-id/function.txt"
  const unsigned char *bytes;
  size_t count;
};

#ifdef __cplusplus
extern "C" {
#endif

/// The file at `path`, or one with no bytes pointer when there is none.
struct textmine_resource textmine_resource(const char *path);

/// The commit that `make build` built, such as "1a2b3c4"; empty where it is not known.
const char *textmine_commit(void);

#ifdef __cplusplus
}
#endif

#endif

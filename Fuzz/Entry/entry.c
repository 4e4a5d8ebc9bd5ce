// libFuzzer's main, which is linked in, calls this with one input after the other.
#include <stddef.h>
#include <stdint.h>

int textmine_fuzz_text(const uint8_t *bytes, size_t count);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  return textmine_fuzz_text(bytes, count);
}

#include "cursor.h"

namespace textmine {

namespace {

// simdjson 3.2 gave its reader of strings a third parameter: whether half a surrogate pair is
// replaced. It stays an error here, as before; the caller repairs the document.
template <class Stage>
auto parseString(Stage &stage, const uint8_t *start, uint8_t *into, int)
    -> decltype(stage.parse_string(start, into, false)) {
  return stage.parse_string(start, into, false);
}

template <class Stage>
auto parseString(Stage &stage, const uint8_t *start, uint8_t *into, long)
    -> decltype(stage.parse_string(start, into)) {
  return stage.parse_string(start, into);
}

}  // namespace

bool Cursor::allocate() {
  // The second stage, which alone knows of depth, is not used.
  const simdjson::implementation *simd = simdjson::get_active_implementation();
  return !simd->create_dom_parser_implementation(kLongest, 1, stage_);
}

bool Cursor::unescape(const char *start, size_t length, string_view &out) {
  // What is not written to costs no memory.
  if (!buffer_) buffer_.reset(new uint8_t[kLongest + simdjson::SIMDJSON_PADDING]);
  uint8_t *into = buffer_.get() + unescaped_;
  auto end = parseString(*stage_, reinterpret_cast<const uint8_t *>(start), into, 0);
  if (!end) return false;
  out = string_view(reinterpret_cast<const char *>(into), size_t(end - into));
  unescaped_ += out.size();
  ++at_;
  return true;
}

}  // namespace textmine

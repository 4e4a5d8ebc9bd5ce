#include "cursor.h"

namespace textmine {

bool Cursor::allocate() {
  // The second stage, which alone knows of depth, is not used.
  const simdjson::implementation *simd = simdjson::get_active_implementation();
  return !simd->create_dom_parser_implementation(kLongest, 1, stage_);
}

bool Cursor::unescape(const char *start, size_t length, string_view &out) {
  // What is not written to costs no memory.
  if (!buffer_) buffer_.reset(new uint8_t[kLongest + simdjson::SIMDJSON_PADDING]);
  uint8_t *into = buffer_.get() + unescaped_;
  auto end = stage_->parse_string(reinterpret_cast<const uint8_t *>(start), into);
  if (!end) return false;
  out = string_view(reinterpret_cast<const char *>(into), size_t(end - into));
  unescaped_ += out.size();
  ++at_;
  return true;
}

}  // namespace textmine

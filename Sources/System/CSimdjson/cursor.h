// A walk over the structure of a JSON document.
#ifndef TEXTMINE_CURSOR_H
#define TEXTMINE_CURSOR_H
#include <simdjson.h>

#include <cstring>
#include <memory>
#include <string_view>

#include "csimdjson.h"
#include "names.h"

namespace textmine {

/// Where the brackets, colons, commas and values of a document begin, as simdjson's first stage
/// finds it, and a place among them. Strings without escapes are not copied: they are the
/// document's own bytes. What is passed over is not looked at.
class Cursor {
 public:
  using string_view = std::string_view;

  explicit Cursor(NameTable &names) : names_(names) {}

  /// The most bytes that are looked through at once: one tweet has far less.
  static constexpr size_t kLongest = TEXTMINE_LINES_LIMIT;

  /// Looks through a document, or several behind each other, and goes to the start; false where
  /// strings or UTF-8 in it are damaged.
  bool open(const char *json, size_t count) {
    if (count == 0 || count > kLongest) return false;
    if (!stage_ && !allocate()) return false;
    auto start = reinterpret_cast<const uint8_t *>(json);
    if (stage_->stage1(start, count, simdjson::stage1_mode::regular)) return false;
    json_ = json;
    count_ = count;
    at_ = stage_->structural_indexes.get();
    end_ = at_ + stage_->n_structural_indexes;
    unescaped_ = 0;
    return true;
  }

  /// Goes to the first place at or behind `from`, in the same bytes at `json`; where that is.
  size_t resume(const char *json, size_t from) {
    json_ = json;
    unescaped_ = 0;
    while (at_ < end_ && *at_ < from) ++at_;
    resumed_ = at_;
    return at_ < end_ ? *at_ : count_;
  }

  /// Goes back there.
  void rewind() { at_ = resumed_; }

  /// Where the line from `start` to the last place ends; 0 where those are on several lines, or
  /// something else stands on the line.
  size_t lineEnd(size_t start) const {
    size_t end = at_[-1] + 1;
    if (std::memchr(json_ + start, '\n', end - start)) return 0;
    for (; end < count_ && json_[end] != '\n'; ++end)
      if (!isSpace(json_[end])) return 0;
    return end;
  }

  bool isAtEnd() const { return at_ == end_; }
  /// The byte at hand, 0 behind the last.
  simdjson_inline char here() const { return at_ < end_ ? json_[*at_] : 0; }
  void next() { ++at_; }

  /// Whether the object or list at hand has nothing in it.
  bool isEmpty() const {
    return end_ - at_ >= 2 && (json_[at_[1]] == '}' || json_[at_[1]] == ']');
  }

  /// Goes on if `byte` is at hand.
  simdjson_inline bool skip(char byte) {
    if (here() != byte) return false;
    ++at_;
    return true;
  }

  /// Goes behind the key at hand and its colon. `name` is null for a key that no export has; keys
  /// with escapes are such.
  simdjson_inline bool key(const Name *&name) {
    if (end_ - at_ < 2) return false;
    const char *quote = json_ + at_[0], *colon = json_ + at_[1];
    if (*quote != '"' || *colon != ':') return false;
    do { --colon; } while (*colon != '"');
    name = names_.find(quote + 1, size_t(colon - quote - 1));
    at_ += 2;
    return true;
  }

  /// Goes behind the string at hand.
  simdjson_inline bool string(string_view &out) {
    const char *start = json_ + *at_ + 1;
    size_t length = size_t(closingQuote() - start);
    if (hasEscape(start, length)) return unescape(start, length, out);
    out = string_view(start, length);
    ++at_;
    return true;
  }

  /// Goes behind the whole number at hand, which must be none below zero; `digits` is what is
  /// written.
  simdjson_inline bool number(uint64_t &out, string_view &digits) {
    const char *start = json_ + *at_, *last = start;
    out = 0;
    for (; unsigned(*last - '0') < 10; ++last) out = out * 10 + unsigned(*last - '0');
    digits = string_view(start, size_t(last - start));
    const char *stop = json_ + behind();
    while (last < stop && isSpace(*last)) ++last;
    bool isWhole = last == stop && !digits.empty() && (digits[0] != '0' || digits.size() == 1);
    if (!isWhole || digits.size() > 19) return false;
    ++at_;
    return true;
  }

  /// Goes behind the value at hand, whatever it is.
  simdjson_inline bool skipValue() {
    switch (here()) {
      case '{':
      case '[': ++at_; return skipRest();
      case 't': return word("true");
      case 'f': return word("fals");
      case 'n': return word("null");
      case ',':
      case ':':
      case '}':
      case ']':
      case 0: return false;
      default: ++at_; return true;
    }
  }

  /// Goes behind the object or list that the place is in.
  simdjson_inline bool skipRest() {
    const uint32_t *at = at_;
    for (int depth = 1; at < end_;) {
      depth += step(json_[*at++]);
      if (depth == 0) {
        at_ = at;
        return true;
      }
    }
    return false;
  }

 private:
  static bool isSpace(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
  }

  /// Where the next place is.
  size_t behind() const { return at_ + 1 < end_ ? at_[1] : count_; }

  /// The quote that ends the string at hand: before the next place stands nothing else but space.
  const char *closingQuote() const {
    const char *last = json_ + behind() - 1;
    while (*last != '"') --last;
    return last;
  }

  static bool hasEscape(const char *start, size_t length) {
    if (length > 32) return std::memchr(start, '\\', length);
    // Eight bytes at a time; what is read behind the string is left out.
    for (size_t at = 0; at < length; at += 8) {
      uint64_t word;
      std::memcpy(&word, start + at, 8);
      word ^= 0x5C5C5C5C5C5C5C5C;
      uint64_t found = (word - 0x0101010101010101) & ~word & 0x8080808080808080;
      if (found && at + size_t(__builtin_ctzll(found)) / 8 < length) return true;
    }
    return false;
  }

  /// What a byte adds to the depth of brackets.
  static int step(char byte) {
    static constexpr struct Steps {
      int8_t of[256] = {};
      constexpr Steps() {
        of[int('{')] = of[int('[')] = 1;
        of[int('}')] = of[int(']')] = -1;
      }
    } steps;
    return steps.of[uint8_t(byte)];
  }

  bool word(const char *start) {
    if (std::memcmp(json_ + *at_, start, 4) != 0) return false;
    ++at_;
    return true;
  }

  bool allocate();
  bool unescape(const char *start, size_t length, string_view &out);

  NameTable &names_;
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage_;
  const char *json_ = nullptr;
  size_t count_ = 0;
  const uint32_t *at_ = nullptr, *end_ = nullptr, *resumed_ = nullptr;
  /// The strings of the document that had escapes.
  std::unique_ptr<uint8_t[]> buffer_;
  size_t unescaped_ = 0;
};

}  // namespace textmine
#endif

// The fields of a tweet's JSON object, looked up in one pass over its keys.
#ifndef TEXTMINE_FIELDS_H
#define TEXTMINE_FIELDS_H
#include <simdjson.h>

#include <cstring>
#include <string_view>

namespace textmine {

using simdjson::dom::element;

/// Every key that some export of tweets uses, under one name for its spellings.
enum Key : uint8_t {
  kId, kIdText, kText, kFullText, kExtendedTweet, kNoteTweet, kRawContent, kContent, kTweet,
  kCreatedAt, kDate, kTimestamp, kUser, kAuthor, kUsername, kScreenName, kAuthorId, kEntities,
  kMetrics, kRetweets, kLikes, kReplies, kQuotes, kRetweeted, kQuoted, kIsQuote, kReplyTo,
  kReferenced, kStatuses, kData, kIncludes, kType, kUsers, kTweets, kMentions, kHashtags, kTag,
  kLegacy, kCore, kResult, kTypeName, kItemType, kEntryId, kGlobal, kNote, kConversation, kLang, kEdits, kRetweetedId,
  kKeys, kUnknown
};

/// A key as one export spells it.
struct Name {
  std::string_view spelling;
  Key key;
};

/// The key that is spelt `name`, null where no export has it.
const Name *name_of(std::string_view name);

/// The names by a hash of their first eight bytes and their length; most keys that no export has
/// meet an empty slot, and the others a slot that holds most of their bytes.
class NameTable {
 public:
  static const NameTable shared;

  NameTable();

  /// The name of `length` bytes, with its first and, where it has so many, last eight.
  const Name *find(const char *start, size_t length, uint64_t head, uint64_t tail) const {
    for (size_t slot = this->start(head, length);; slot = (slot + 1) % kSlots) {
      const Slot &at = slots_[slot];
      if (!at.name) return nullptr;
      if (at.head != head || at.tail != tail || at.name->spelling.size() != length) continue;
      if (length <= 16 || std::memcmp(at.name->spelling.data(), start, length) == 0)
        return at.name;
    }
  }

 private:
  static constexpr size_t kSlots = 1024;
  struct Slot {
    uint64_t head, tail;
    const Name *name;
  };
  Slot slots_[kSlots] = {};

  static size_t start(uint64_t head, size_t length) {
    return ((head + length) * 0x9E3779B97F4A7C15) >> 54;
  }
};

/// The key that ends at the first `"`; 40 bytes from `start` must be readable.
inline const Name *name_before_quote(const char *start) {
  // The high bit of the first byte that is a quote, and maybe of later ones.
  auto quotes = [](uint64_t word) {
    word ^= 0x2222222222222222;
    return (word - 0x0101010101010101) & ~word & 0x8080808080808080;
  };
  uint64_t head, word, tail = 0;
  std::memcpy(&head, start, 8);
  if (uint64_t found = quotes(head)) {
    size_t length = size_t(__builtin_ctzll(found)) / 8;
    head &= length == 0 ? 0 : ~uint64_t(0) >> (64 - 8 * length);
    return NameTable::shared.find(start, length, head, tail);
  }
  for (size_t at = 8; at < 32; at += 8) {
    std::memcpy(&word, start + at, 8);
    uint64_t found = quotes(word);
    if (!found) continue;
    size_t length = at + size_t(__builtin_ctzll(found)) / 8;
    std::memcpy(&tail, start + length - 8, 8);
    return NameTable::shared.find(start, length, head, tail);
  }
  return nullptr;
}

/// The values of one object by key. Refilled for each object, so nothing is allocated.
class Fields {
 public:
  void read(simdjson::dom::object object);
  /// Adds the keys of another object of the same tweet; what is there already wins.
  void add(simdjson::dom::object object);
  /// Whether the key stands in the object, be it with null.
  bool has(Key key) const { return seen_ >> key & 1; }
  /// How many of `keys` stand in the object.
  int count(uint64_t keys) const { return __builtin_popcountll(seen_ & keys); }
  /// The key's value where it stands there and is not null.
  bool value(Key key, element &out) const;
  bool string(Key key, std::string_view &out) const;
  bool object(Key key, simdjson::dom::object &out) const;
  bool array(Key key, simdjson::dom::array &out) const;
  bool isTrue(Key key) const;
  /// Whether the value says something: no null, no empty string, no false.
  bool isSet(Key key) const;
  /// The key as this object spells it.
  const char *spelling(Key key) const { return spellings_[key]; }

 private:
  uint64_t seen_ = 0;
  element values_[kKeys];
  const char *spellings_[kKeys] = {};
};

}  // namespace textmine
#endif

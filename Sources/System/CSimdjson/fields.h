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
  kLegacy, kCore, kResult, kTypeName, kItemType, kEntryId, kGlobal, kNote, kConversation, kLang,
  kEdits, kRetweetedId, kAnswered, kMongoId, kLink, kStats, kMessage, kDescription, kPosted,
  // Whether a tweet passes another on, that tweet, or how often it was passed on.
  kPassedOn,
  // Counts by names that other things have, too: they make nothing a tweet.
  kPlainRetweets, kPlainLikes, kPlainReplies, kPlainQuotes,
  kKeys, kUnknown
};

/// A key as one export spells it.
struct Name {
  std::string_view spelling;
  Key key;
};

/// The key that is spelt `name`, null where no export has it.
const Name *name_of(std::string_view name);

/// The names by a hash of their first and last eight bytes and their length; most keys that no export
/// has meet an empty slot.
class NameTable {
 public:
  static const NameTable shared;

  NameTable();

  /// The name of `length` bytes, eight of which can be read from `start` even where it is shorter.
  simdjson_inline const Name *find(const char *start, size_t length) const {
    uint64_t head, tail = 0;
    std::memcpy(&head, start, 8);
    if (length >= 8) {
      std::memcpy(&tail, start + length - 8, 8);
    } else {
      head &= ~(~uint64_t(0) << (8 * length));
    }
    for (size_t at = place(head, tail, length);; at = (at + 1) % kSlots) {
      const Slot &slot = slots_[at];
      bool isAlike = slot.head == head && slot.tail == tail && slot.length == length;
      if (isAlike && (length <= 16 || isSame(start, *slot.name))) return slot.name;
      if (!slot.name) return nullptr;
    }
  }

 private:
  static constexpr size_t kSlots = 1024;
  struct Slot {
    uint64_t head, tail;
    size_t length;
    const Name *name;
  };
  Slot slots_[kSlots] = {};

  static bool isSame(const char *start, const Name &name);

  static size_t place(uint64_t head, uint64_t tail, size_t length) {
    return ((head + length + (tail << 7)) * 0x9E3779B97F4A7C15) >> 54;
  }
};

/// The values of one object by key. Refilled for each object, so nothing is allocated.
class Fields {
 public:
  void read(simdjson::dom::object object);
  /// Adds the keys of another object of the same tweet; what is there already wins.
  void add(simdjson::dom::object object);
  /// Begins an object whose keys come one by one.
  void clear() { seen_ = 0; }
  /// Adds a key, unless it is there already and says something.
  void set(const Name &name, element value);
  /// Whether the key stands in the object, be it with null.
  bool has(Key key) const { return seen_ >> key & 1; }
  /// How many of `keys` stand in the object.
  int count(uint64_t keys) const { return __builtin_popcountll(seen_ & keys); }
  /// The key's value where it stands there and is not null; of what MongoDB writes around numbers and
  /// dates (`{"$numberLong": "5"}`) the inside.
  bool value(Key key, element &out) const;
  bool string(Key key, std::string_view &out) const;
  bool object(Key key, simdjson::dom::object &out) const;
  bool array(Key key, simdjson::dom::array &out) const;
  bool isTrue(Key key) const;
  /// Whether the value is neither an object nor a list.
  bool isScalar(Key key) const;
  /// Whether the value says something: no null, no false, no 0, nothing empty.
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

// The keys that exports of tweets use, from Resources/fields.tsv, and what each stands for.
#ifndef TEXTMINE_NAMES_H
#define TEXTMINE_NAMES_H
#include <simdjson.h>

#include <cstring>
#include <deque>
#include <string>
#include <string_view>

namespace textmine {

/// What a key of an object stands for: the fields of Resources/fields.tsv that JSON has.
enum Key : uint8_t {
  kFullText, kText, kRawContent, kContent, kTweet, kDescription, kPostText,
  kIdText, kId, kDatabaseId, kLink, kCreatedAt, kDate, kTimestamp, kPosted,
  // Only where the program says so, since a key called `time` holds a date elsewhere.
  kTimeOfDay,
  kUsername, kScreenName, kAuthor, kUser, kAuthorId, kKind, kLanguage,
  kReply, kAnswered, kConversation, kRetweeted, kRetweetedId, kQuoted, kIsQuote,
  // Whether a tweet passes another on, that tweet, or how often it was passed on.
  kPassedOn,
  kRetweetCount, kLikeCount, kReplyCount, kQuoteCount,
  // Counts by names that other things have, too: they make nothing a tweet.
  kRetweets, kLikes, kReplies, kQuotes,
  kMetrics, kStats, kReferences, kMentions, kHashtags, kTag,
  kEntities, kExtendedTweet, kNoteTweet, kNote, kEdits,
  kList, kData, kTweets, kUsers, kIncludes, kNotice,
  kResult, kLegacy, kCore, kTypeName, kItemType, kEntryId, kGlobal,
  kProperties,
  kKeys, kUnknown
};
static_assert(kKeys <= 64, "sets of keys are 64 bits");

constexpr uint64_t bit(Key key) { return uint64_t(1) << key; }

/// What an account calls itself in its own object.
constexpr uint64_t kAccountNames = bit(kUsername) | bit(kScreenName);
/// What a mention or a hashtag is called in its own object.
constexpr uint64_t kListedNames = kAccountNames | bit(kTag) | bit(kText);

/// A key as an export spells it. The spelling ends with a zero byte.
struct Name {
  std::string_view spelling;
  Key key;
};

/// The keys of one parser, by a hash of their first and last eight bytes and their length.
///
/// It begins with the names of fields.tsv as they are spelt there. A key that is none of them is
/// compared once by its plain name, as columns of tables are, and then known by its spelling, so that
/// the keys of a file cost one look-up each whatever they are called.
class NameTable {
 public:
  /// A copy of the names of fields.tsv.
  NameTable();

  /// The name of `length` bytes, eight of which can be read from `start` even where it is shorter;
  /// null where it stands for nothing.
  simdjson_inline const Name *find(const char *start, size_t length) {
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
      if (isAlike && (length <= 16 || isSame(start, *slot.name)))
        return slot.isKnown ? slot.name : nullptr;
      if (slot.length == 0) return learn(start, length);
    }
  }

  /// The same for a name of which no more can be read.
  const Name *find(std::string_view name) {
    char padded[8] = {};
    if (name.size() >= 8) return find(name.data(), name.size());
    std::memcpy(padded, name.data(), name.size());
    return find(padded, name.size());
  }

  /// Lets a key of this spelling stand for `key`, whatever fields.tsv says, and the names of `others` for nothing.
  void name(std::string_view spelling, Key key, uint64_t others);

  /// Whether a key was said to stand for `key`.
  bool isSaid(Key key) const { return said_ & bit(key); }

 private:
  static constexpr size_t kSlots = 1024;
  /// The most names that are learnt, so that slots stay free however many keys a file has.
  static constexpr size_t kLearntLimit = 256;
  /// A slot is free where the length is 0. A key that is not known stands for nothing.
  struct Slot {
    uint64_t head, tail;
    const Name *name;
    uint32_t length;
    bool isKnown;
  };
  Slot slots_[kSlots] = {};
  uint64_t said_ = 0;
  std::deque<std::string> spellings_;
  std::deque<Name> learnt_;

  static bool isSame(const char *start, const Name &name) {
    return std::memcmp(name.spelling.data(), start, name.spelling.size()) == 0;
  }
  void add(const Name &name);
  const Name *learn(const char *start, size_t length);

  static size_t place(uint64_t head, uint64_t tail, size_t length) {
    return ((head + length + (tail << 7)) * 0x9E3779B97F4A7C15) >> 54;
  }
};

}  // namespace textmine
#endif

// The fields of a tweet's JSON object, looked up in one pass over its keys.
#ifndef TEXTMINE_FIELDS_H
#define TEXTMINE_FIELDS_H
#include <simdjson.h>
#include <string_view>

namespace textmine {

using simdjson::dom::element;

/// Every key that some export of tweets uses, under one name for its spellings.
enum Key : uint8_t {
  kId, kIdText, kText, kFullText, kExtendedTweet, kNoteTweet, kRawContent, kContent, kTweet,
  kCreatedAt, kDate, kTimestamp, kUser, kAuthor, kUsername, kScreenName, kAuthorId, kEntities,
  kMetrics, kRetweets, kLikes, kReplies, kQuotes, kRetweeted, kQuoted, kIsQuote, kReplyTo,
  kReferenced, kStatuses, kData, kIncludes, kType, kUsers, kTweets, kMentions, kHashtags, kTag,
  kKeys, kUnknown
};

Key key_of(std::string_view name);

/// The values of one object by key. Refilled for each object, so nothing is allocated.
class Fields {
 public:
  void read(simdjson::dom::object object);
  /// Whether the key stands in the object, be it with null.
  bool has(Key key) const { return seen_ >> key & 1; }
  /// The key's value where it stands there and is not null.
  bool value(Key key, element &out) const;
  bool string(Key key, std::string_view &out) const;
  bool object(Key key, simdjson::dom::object &out) const;
  bool array(Key key, simdjson::dom::array &out) const;
  bool isTrue(Key key) const;
  /// Whether the value says something: no null, no empty string, no false.
  bool isSet(Key key) const;

 private:
  uint64_t seen_ = 0;
  element values_[kKeys];
};

}  // namespace textmine
#endif

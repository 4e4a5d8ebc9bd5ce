#include "fields.h"

#include <cstring>

namespace textmine {

namespace {
struct Name {
  std::string_view spelling;
  Key key;
};

// By length, then by use: a tweet of the API has some 25 keys, and most are told by their length.
constexpr Name k2[] = {{"id", kId}};
constexpr Name k3[] = {{"tag", kTag}};
constexpr Name k4[] = {{"text", kText}, {"user", kUser}, {"data", kData}, {"date", kDate},
                       {"type", kType}};
constexpr Name k5[] = {{"tweet", kTweet}, {"users", kUsers}};
constexpr Name k6[] = {{"id_str", kIdText}, {"author", kAuthor}, {"tweets", kTweets}};
constexpr Name k7[] = {{"content", kContent}};
constexpr Name k8[] = {{"entities", kEntities}, {"username", kUsername}, {"hashtags", kHashtags},
                       {"mentions", kMentions}, {"includes", kIncludes}, {"statuses", kStatuses}};
constexpr Name k9[] = {{"full_text", kFullText}, {"author_id", kAuthorId},
                       {"likeCount", kLikes}, {"timestamp", kTimestamp}};
constexpr Name k10[] = {{"created_at", kCreatedAt}, {"note_tweet", kNoteTweet},
                        {"like_count", kLikes}, {"rawContent", kRawContent},
                        {"quoteCount", kQuotes}, {"replyCount", kReplies}};
constexpr Name k11[] = {{"screen_name", kScreenName}, {"reply_count", kReplies},
                        {"quote_count", kQuotes}, {"quotedTweet", kQuoted}};
constexpr Name k12[] = {{"timestamp_ms", kTimestamp}, {"retweetCount", kRetweets}};
constexpr Name k13[] = {{"retweet_count", kRetweets}, {"quoted_status", kQuoted},
                        {"user_mentions", kMentions}};
constexpr Name k14[] = {{"public_metrics", kMetrics}, {"favorite_count", kLikes},
                        {"extended_tweet", kExtendedTweet}, {"retweetedTweet", kRetweeted}};
constexpr Name k15[] = {{"is_quote_status", kIsQuote}};
constexpr Name k16[] = {{"retweeted_status", kRetweeted}, {"inReplyToTweetId", kReplyTo}};
constexpr Name k17[] = {{"referenced_tweets", kReferenced}};
constexpr Name k19[] = {{"in_reply_to_user_id", kReplyTo}};
constexpr Name k21[] = {{"in_reply_to_status_id", kReplyTo}};
constexpr Name k23[] = {{"in_reply_to_screen_name", kReplyTo}, {"in_reply_to_user_id_str", kReplyTo}};
constexpr Name k25[] = {{"in_reply_to_status_id_str", kReplyTo}};

/// The key among names of one length; a known length makes each comparison a few instructions.
template <size_t Length, size_t N>
inline Key among(const Name (&names)[N], std::string_view name) {
  for (const Name &candidate : names)
    if (std::memcmp(candidate.spelling.data(), name.data(), Length) == 0) return candidate.key;
  return kUnknown;
}
}  // namespace

Key key_of(std::string_view name) {
  switch (name.size()) {
    case 2: return among<2>(k2, name);
    case 3: return among<3>(k3, name);
    case 4: return among<4>(k4, name);
    case 5: return among<5>(k5, name);
    case 6: return among<6>(k6, name);
    case 7: return among<7>(k7, name);
    case 8: return among<8>(k8, name);
    case 9: return among<9>(k9, name);
    case 10: return among<10>(k10, name);
    case 11: return among<11>(k11, name);
    case 12: return among<12>(k12, name);
    case 13: return among<13>(k13, name);
    case 14: return among<14>(k14, name);
    case 15: return among<15>(k15, name);
    case 16: return among<16>(k16, name);
    case 17: return among<17>(k17, name);
    case 19: return among<19>(k19, name);
    case 21: return among<21>(k21, name);
    case 23: return among<23>(k23, name);
    case 25: return among<25>(k25, name);
    default: return kUnknown;
  }
}

void Fields::read(simdjson::dom::object object) {
  seen_ = 0;
  for (auto field : object) {
    Key key = key_of(field.key);
    if (key == kUnknown) continue;
    // Of several spellings of one key, such as in_reply_to_*, one that says something wins.
    if (has(key) && isSet(key)) continue;
    seen_ |= uint64_t(1) << key;
    values_[key] = field.value;
  }
}

bool Fields::value(Key key, element &out) const {
  if (!has(key) || values_[key].is_null()) return false;
  out = values_[key];
  return true;
}

bool Fields::string(Key key, std::string_view &out) const {
  return has(key) && values_[key].get(out) == simdjson::SUCCESS;
}

bool Fields::object(Key key, simdjson::dom::object &out) const {
  return has(key) && values_[key].get(out) == simdjson::SUCCESS;
}

bool Fields::array(Key key, simdjson::dom::array &out) const {
  return has(key) && values_[key].get(out) == simdjson::SUCCESS;
}

bool Fields::isTrue(Key key) const {
  bool truth = false;
  return has(key) && values_[key].get(truth) == simdjson::SUCCESS && truth;
}

bool Fields::isSet(Key key) const {
  element found;
  if (!value(key, found)) return false;
  std::string_view text;
  if (found.get(text) == simdjson::SUCCESS) return !text.empty();
  bool truth = false;
  return found.get(truth) != simdjson::SUCCESS || truth;
}

}  // namespace textmine

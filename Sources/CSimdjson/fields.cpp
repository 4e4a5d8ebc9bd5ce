#include "fields.h"

#include <algorithm>
#include <cstring>

namespace textmine {

namespace {
constexpr Name kNames[] = {
    {"id", kId}, {"tag", kTag}, {"text", kText}, {"user", kUser}, {"data", kData},
    {"lang", kLang}, {"date", kDate}, {"type", kType}, {"core", kCore}, {"tweet", kTweet},
    {"users", kUsers}, {"id_str", kIdText}, {"author", kAuthor}, {"result", kResult},
    {"legacy", kLegacy}, {"tweets", kTweets}, {"rest_id", kIdText}, {"content", kContent},
    {"results", kStatuses}, {"isReply", kReplyTo}, {"isQuote", kIsQuote}, {"tweetId", kIdText},
    {"entryId", kEntryId}, {"entities", kEntities}, {"username", kUsername},
    {"hashtags", kHashtags}, {"mentions", kMentions}, {"includes", kIncludes},
    {"statuses", kStatuses}, {"fullText", kFullText}, {"userName", kUsername},
    {"tweet_id", kIdText}, {"itemType", kItemType}, {"full_text", kFullText},
    {"author_id", kAuthorId}, {"likeCount", kLikes}, {"timestamp", kTimestamp},
    {"noteTweet", kNote}, {"createdAt", kCreatedAt}, {"isRetweet", kRetweeted},
    {"quote_url", kQuoted}, {"created_at", kCreatedAt}, {"note_tweet", kNoteTweet},
    {"like_count", kLikes}, {"rawContent", kRawContent}, {"quoteCount", kQuotes},
    {"replyCount", kReplies}, {"__typename", kTypeName}, {"screenName", kScreenName},
    {"screen_name", kScreenName}, {"reply_count", kReplies}, {"quote_count", kQuotes},
    {"user_id_str", kAuthorId}, {"quotedTweet", kQuoted}, {"in_reply_to", kReplyTo},
    {"likes_count", kLikes}, {"noteTweetId", kId}, {"timestamp_ms", kTimestamp},
    {"retweetCount", kRetweets}, {"edit_control", kEdits}, {"userMentions", kMentions},
    {"retweet_count", kRetweets}, {"quoted_status", kQuoted}, {"user_mentions", kMentions},
    {"edit_controls", kEdits}, {"globalObjects", kGlobal}, {"replies_count", kReplies},
    {"public_metrics", kMetrics}, {"favorite_count", kLikes}, {"extended_tweet", kExtendedTweet},
    {"retweetedTweet", kRetweeted}, {"retweets_count", kRetweets}, {"mentionedUsers", kMentions},
    {"conversationId", kConversation}, {"is_quote_status", kIsQuote},
    {"conversation_id", kConversation}, {"retweeted_status", kRetweeted},
    {"quoted_status_id", kQuoted}, {"inReplyToTweetId", kReplyTo},
    {"referenced_tweets", kReferenced}, {"in_reply_to_user_id", kReplyTo},
    {"conversation_id_str", kConversation}, {"quoted_status_result", kQuoted},
    {"quoted_status_id_str", kQuoted}, {"in_reply_to_status_id", kReplyTo},
    {"edit_history_tweet_ids", kEdits}, {"in_reply_to_screen_name", kReplyTo},
    {"in_reply_to_user_id_str", kReplyTo}, {"retweeted_status_result", kRetweeted},
    {"retweeted_status_id_str", kRetweetedId}, {"in_reply_to_status_id_str", kReplyTo},
};

}  // namespace

const NameTable NameTable::shared;

NameTable::NameTable() {
  for (const Name &name : kNames) {
    uint64_t head = 0, tail = 0;
    size_t length = name.spelling.size();
    std::memcpy(&head, name.spelling.data(), std::min<size_t>(length, 8));
    if (length >= 8) std::memcpy(&tail, name.spelling.data() + length - 8, 8);
    size_t at = place(head, tail, length);
    while (slots_[at].name) at = (at + 1) % kSlots;
    slots_[at] = {head, tail, length, &name};
  }
}

bool NameTable::isSame(const char *start, const Name &name) {
  return std::memcmp(name.spelling.data(), start, name.spelling.size()) == 0;
}

const Name *name_of(std::string_view name) {
  char padded[8] = {};
  if (name.size() >= 8) return NameTable::shared.find(name.data(), name.size());
  std::memcpy(padded, name.data(), name.size());
  return NameTable::shared.find(padded, name.size());
}

void Fields::read(simdjson::dom::object object) {
  seen_ = 0;
  add(object);
}

void Fields::add(simdjson::dom::object object) {
  for (auto field : object) {
    const Name *name = name_of(field.key);
    if (!name) continue;
    Key key = name->key;
    // Of several spellings of one key, such as in_reply_to_*, one that says something wins.
    if (has(key) && isSet(key)) continue;
    seen_ |= uint64_t(1) << key;
    values_[key] = field.value;
    spellings_[key] = name->spelling.data();
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

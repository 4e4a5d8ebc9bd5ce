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
    // Scrapers.
    {"_id", kMongoId}, {"link", kLink}, {"url", kLink}, {"twitterUrl", kLink}, {"tweet_url", kLink},
    {"tweetUrl", kLink}, {"permalink", kLink}, {"stats", kStats}, {"reply_to", kAnswered},
    {"reply_id", kReplyTo}, {"is_reply", kReplyTo}, {"replying-to", kReplyTo},
    {"inReplyToId", kReplyTo}, {"inReplyToUsername", kReplyTo}, {"in_reply_to_tweet_id", kReplyTo},
    {"retweet", kPassedOn}, {"retweet_id", kRetweeted}, {"is_retweet", kRetweeted},
    {"is-retweet", kRetweeted}, {"isRetweeted", kRetweeted}, {"retweeted_tweet", kRetweeted},
    {"quote_id", kQuoted}, {"quoteId", kQuoted}, {"quoted-post", kQuoted},
    {"quoted_tweet", kQuoted}, {"isQuoted", kIsQuote}, {"is_quote", kIsQuote},
    {"message", kMessage}, {"caption", kMessage}, {"description", kDescription},
    {"date_posted", kPosted}, {"datePosted", kPosted}, {"created_time", kCreatedAt},
    {"posted_at", kCreatedAt}, {"postedAt", kCreatedAt}, {"published_at", kCreatedAt},
    {"publishedAt", kCreatedAt}, {"tweet_created_at", kCreatedAt}, {"datetime", kDate},
    {"user_screen_name", kUsername}, {"userScreenName", kUsername}, {"user_username", kUsername},
    {"author_username", kUsername}, {"authorUsername", kUsername}, {"from_user", kUsername},
    {"ownerUsername", kUsername}, {"owner_username", kUsername}, {"user_posted", kUsername},
    {"handle", kUsername}, {"language", kLang}, {"status_id", kIdText}, {"tweetid", kIdText},
    {"tweetID", kIdText}, {"id_tweet", kIdText}, {"idTweet", kIdText}, {"tweet_text", kText}, {"tweetText", kText}, {"tweet_content", kContent},
    {"retweets", kPlainRetweets}, {"reposts", kPlainRetweets}, {"likes", kPlainLikes},
    {"likesCount", kPlainLikes}, {"favorites", kPlainLikes}, {"replies", kPlainReplies},
    {"comments", kPlainReplies}, {"commentsCount", kPlainReplies}, {"quotes", kPlainQuotes},
    // Tables that a notebook has saved as JSON, in English and Indonesian.
    {"Tweet Id", kIdText}, {"Tweet ID", kIdText}, {"tweet id", kIdText}, {"TweetId", kIdText},
    {"Id", kId}, {"ID", kId}, {"Text", kText}, {"Tweet Text", kText}, {"Tweet", kTweet},
    {"Full Text", kFullText}, {"Content", kContent}, {"Date", kDate}, {"Datetime", kDate},
    {"DateTime", kDate}, {"Created At", kCreatedAt}, {"CreatedAt", kCreatedAt},
    {"Timestamp", kTimestamp}, {"Username", kUsername}, {"UserName", kUsername},
    {"User", kUsername}, {"Handle", kUsername}, {"Language", kLang}, {"Likes", kPlainLikes},
    {"Retweets", kPlainRetweets}, {"Replies", kPlainReplies}, {"Quotes", kPlainQuotes},
    {"teks", kText}, {"Teks", kText}, {"isi", kText}, {"isi_tweet", kText}, {"Isi Tweet", kText},
    {"cuitan", kText}, {"konten", kText}, {"tanggal", kDate}, {"Tanggal", kDate},
    {"waktu", kDate}, {"pengguna", kUsername}, {"nama_pengguna", kUsername},
    {"akun", kUsername}, {"bahasa", kLang}, {"suka", kPlainLikes},
};

/// The inside of `{"$date": {"$numberLong": "5"}}`.
element unwrapped(element value) {
  simdjson::dom::object of;
  for (int layers = 0; layers < 2 && value.get(of) == simdjson::SUCCESS; layers++) {
    auto field = of.begin();
    if (field == of.end() || field.key().empty() || field.key()[0] != '$') break;
    value = field.value();
  }
  return value;
}
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
  for (auto field : object)
    if (const Name *name = name_of(field.key)) set(*name, field.value);
}

void Fields::set(const Name &name, element value) {
  Key key = name.key;
  // Of several spellings of one key, such as in_reply_to_*, one that says something wins.
  if (has(key) && isSet(key)) return;
  seen_ |= uint64_t(1) << key;
  values_[key] = unwrapped(value);
  spellings_[key] = name.spelling.data();
}

bool Fields::value(Key key, element &out) const {
  if (!has(key) || values_[key].is_null()) return false;
  out = values_[key];
  return true;
}

bool Fields::isScalar(Key key) const {
  element found;
  return value(key, found) && !found.is_object() && !found.is_array();
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
  switch (found.type()) {
    case simdjson::dom::element_type::STRING: return !std::string_view(found).empty();
    case simdjson::dom::element_type::BOOL: return bool(found);
    case simdjson::dom::element_type::INT64: return int64_t(found) != 0;
    case simdjson::dom::element_type::ARRAY: return simdjson::dom::array(found).begin() !=
                                                    simdjson::dom::array(found).end();
    case simdjson::dom::element_type::OBJECT: return simdjson::dom::object(found).begin() !=
                                                     simdjson::dom::object(found).end();
    default: return true;
  }
}

}  // namespace textmine

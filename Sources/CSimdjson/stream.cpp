#include "stream.h"

#include <charconv>
#include <limits>

#include "text.h"

using std::string_view;
namespace ondemand = simdjson::ondemand;

namespace textmine {

namespace {
constexpr uint64_t bit(Key key) { return uint64_t(1) << key; }

constexpr uint64_t kFlags = bit(kReplyTo) | bit(kIsQuote) | bit(kQuoted);
constexpr uint64_t kStrings = bit(kIdText) | bit(kId) | bit(kText) | bit(kFullText) |
                              bit(kCreatedAt) | bit(kDate) | bit(kTimestamp) | bit(kUsername) |
                              bit(kScreenName) | bit(kType) | bit(kLang);
constexpr uint64_t kCounts = bit(kRetweets) | bit(kLikes) | bit(kReplies) | bit(kQuotes);
/// Keys that are not looked at, but tell the shape.
constexpr uint64_t kPassed = bit(kConversation) | bit(kEdits) | bit(kAuthorId) |
                             bit(kTag);

/// The key of a field, null where no export has it. Keys with escapes are of no export.
inline const Name *name_at(const ondemand::field &field) {
  return name_before_quote(field.key().raw());
}

/// Reads a count as a number or as text; false where it is neither.
inline bool read_count(ondemand::value of, int32_t &count) {
  ondemand::json_type type;
  if (of.type().get(type)) return false;
  int64_t number = -1;
  string_view digits;
  switch (type) {
    case ondemand::json_type::number:
      if (of.get_int64().get(number)) return false;
      break;
    case ondemand::json_type::string: {
      if (of.get_string().get(digits)) return false;
      auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
      if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) number = -1;
      break;
    }
    case ondemand::json_type::null: return true;
    default: return false;
  }
  count = number < 0 ? -1
                     : int32_t(std::min<int64_t>(number, std::numeric_limits<int32_t>::max()));
  return true;
}

inline int count_place(Key key) {
  return key == kRetweets ? 0 : key == kLikes ? 1 : key == kReplies ? 2 : 3;
}
}  // namespace

void LineReader::Found::clear() {
  seen = set = 0;
  names[0] = names[1] = type = {};
  for (int place = 0; place < 4; place++) counts[place] = metrics[place] = -1;
  hasMetrics = hasEntities = listsMentions = listsHashtags = false;
  isQuote = isReply = isRetweet = hasOriginal = false;
  mentions.clear();
  hashtags.clear();
}

bool LineReader::Found::text(string_view &out, const char *&key) const {
  for (Key one : {kFullText, kText}) {
    if (!isSet(one)) continue;
    out = strings[one];
    key = spellings[one];
    return true;
  }
  return false;
}

string_view LineReader::Found::username(const char *&key) const {
  for (int place = 0; place < 2; place++) {
    if (names[place].data() == nullptr) continue;
    key = spellings[place == 0 ? kAuthor : kUser];
    return names[place];
  }
  for (Key one : {kUsername, kScreenName, kAuthor, kUser}) {
    if (!isSet(one)) continue;
    key = spellings[one];
    return strings[one];
  }
  return {};
}

bool LineReader::read(const char *json, size_t count, textmine_tweet *tweet) {
  ondemand::document document;
  ondemand::object root;
  found_.clear();
  original_.clear();
  if (parser_.iterate(json, count, count + TEXTMINE_JSON_PADDING).get(document)) return false;
  if (document.get_object().get(root) || !readTweet(root, found_, false)) return false;
  if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) return false;
  string_view text;
  const char *key;
  if (!found_.text(text, key)) return false;
  // An archive's quotes are known by their links.
  if (found_.has(kFullText) && !found_.has(kIsQuote) && !found_.has(kReferenced)) return false;
  fill(tweet);
  return true;
}

/// Reads the keys of a tweet; of a reference that is no retweet only what tells that.
bool LineReader::readTweet(Object of, Found &found, bool isReference) {
  for (auto field : of) {
    ondemand::field one;
    if (std::move(field).get(one)) return false;
    const Name *name = name_at(one);
    if (!name) {
      // Words are passed over unread, so they are looked at; all else has a form of its own.
      ondemand::json_type type;
      bool says;
      if (one.value().type().get(type)) return false;
      if (type == ondemand::json_type::boolean && one.value().get_bool().get(says)) return false;
      if (type == ondemand::json_type::null && (one.value().is_null().get(says) || !says))
        return false;
      continue;
    }
    if (!readValue(one.value(), *name, found, isReference)) return false;
    if (isReference && !found.type.empty() && found.type != "retweeted") return true;
  }
  return true;
}

bool LineReader::readValue(Value of, const Name &name, Found &found, bool isReference) {
  Key key = name.key;
  uint64_t mask = bit(key);
  ondemand::json_type type;
  if (of.type().get(type)) return false;
  bool isAgain = found.seen & mask;
  found.seen |= mask;
  if (type == ondemand::json_type::null) {
    bool isNull;
    return !of.is_null().get(isNull) && isNull;
  }
  if (mask & kPassed) return true;
  if (mask & kFlags) return readFlag(of, key, found);
  // Of several spellings of one key, one that says something wins; such a tweet is rare.
  if (isAgain) return false;
  if (mask & kStrings) {
    string_view text;
    if (type == ondemand::json_type::number) {
      uint64_t number;
      if (key != kId || of.get_uint64().get(number)) return false;
      char *end = std::to_chars(found.digits, found.digits + sizeof found.digits, number).ptr;
      text = string_view(found.digits, size_t(end - found.digits));
    } else if (type != ondemand::json_type::string || of.get_string().get(text)) {
      return false;
    }
    if (key == kType) found.type = text;
    found.strings[key] = text;
    found.spellings[key] = name.spelling.data();
    found.set |= mask;
    return true;
  }
  if (mask & kCounts) return read_count(of, found.counts[count_place(key)]);
  found.spellings[key] = name.spelling.data();
  switch (key) {
    case kAuthor:
    case kUser:
      if (type == ondemand::json_type::object) return readAccount(of, found.names[key == kUser]);
      if (type != ondemand::json_type::string || of.get_string().get(found.strings[key]))
        return false;
      found.set |= mask;
      return true;
    case kMetrics: return type == ondemand::json_type::object && readCounts(of, found);
    case kEntities: return type == ondemand::json_type::object && readEntities(of, found);
    case kReferenced:
      // References within a reference are its own.
      return isReference || (type == ondemand::json_type::array && readReferences(of, found));
    case kRetweeted: {
      if (isReference) return true;
      ondemand::object passed;
      if (type != ondemand::json_type::object || found.hasOriginal) return false;
      found.isRetweet = found.hasOriginal = true;
      return !of.get_object().get(passed) && readTweet(passed, original_, true);
    }
    default: return false;
  }
}

/// Reads a value that only says whether something is so.
bool LineReader::readFlag(Value of, Key key, Found &found) {
  ondemand::json_type type;
  if (of.type().get(type)) return false;
  bool says = true;
  if (type == ondemand::json_type::boolean && of.get_bool().get(says)) return false;
  if (type == ondemand::json_type::string) {
    string_view text;
    if (of.get_string().get(text)) return false;
    says = !text.empty();
  }
  if (key == kReplyTo) found.isReply |= says;
  if (key == kQuoted) found.isQuote |= says;
  if (key == kIsQuote) found.isQuote |= says && type == ondemand::json_type::boolean;
  return true;
}

bool LineReader::readAccount(Value of, string_view &name) {
  ondemand::object account;
  if (of.get_object().get(account)) return false;
  for (auto field : account) {
    ondemand::field one;
    if (std::move(field).get(one)) return false;
    const Name *key = name_at(one);
    if (!key || (key->key != kUsername && key->key != kScreenName)) continue;
    return !one.value().get_string().get(name);
  }
  return true;
}

bool LineReader::readCounts(Value of, Found &found) {
  ondemand::object metrics;
  if (of.get_object().get(metrics)) return false;
  found.hasMetrics = true;
  for (auto field : metrics) {
    ondemand::field one;
    if (std::move(field).get(one)) return false;
    const Name *key = name_at(one);
    if (key && (bit(key->key) & kCounts) &&
        !read_count(one.value(), found.metrics[count_place(key->key)]))
      return false;
  }
  return true;
}

bool LineReader::readEntities(Value of, Found &found) {
  ondemand::object entities;
  if (of.get_object().get(entities)) return false;
  found.hasEntities = true;
  for (auto field : entities) {
    ondemand::field one;
    if (std::move(field).get(one)) return false;
    const Name *key = name_at(one);
    if (!key || (key->key != kMentions && key->key != kHashtags)) continue;
    bool isMentions = key->key == kMentions;
    bool &lists = isMentions ? found.listsMentions : found.listsHashtags;
    if (lists || !readNames(one.value(), isMentions ? found.mentions : found.hashtags))
      return false;
    lists = true;
  }
  return true;
}

/// Adds the names of a list to `into`, joined by spaces.
bool LineReader::readNames(Value of, std::string &into) {
  ondemand::array items;
  if (of.get_array().get(items)) return false;
  for (auto item : items) {
    ondemand::object entity;
    string_view name;
    if (item.get_object().get(entity)) return false;
    for (auto field : entity) {
      ondemand::field one;
      if (std::move(field).get(one)) return false;
      const Name *key = name_at(one);
      if (!key) continue;
      if (key->key != kUsername && key->key != kScreenName && key->key != kTag &&
          key->key != kText)
        continue;
      if (one.value().get_string().get(name)) return false;
      break;
    }
    if (name.data() == nullptr) continue;
    if (!into.empty()) into += ' ';
    into += name;
  }
  return true;
}

/// Reads the tweets that a tweet answers, quotes or passes on.
bool LineReader::readReferences(Value of, Found &found) {
  ondemand::array items;
  if (of.get_array().get(items)) return false;
  for (auto item : items) {
    ondemand::object one;
    if (item.get_object().get(one)) return false;
    if (found.hasOriginal) return false;
    original_.clear();
    if (!readTweet(one, original_, true)) return false;
    if (original_.type.empty()) return false;
    found.isQuote |= original_.type == "quoted";
    found.isReply |= original_.type == "replied_to";
    if (original_.type != "retweeted") continue;
    found.isRetweet = found.hasOriginal = true;
  }
  return true;
}

void LineReader::fill(textmine_tweet *tweet) {
  *tweet = {};
  const Found &found = found_;
  tweet->shape = found.has(kIdText) ? (found.has(kUser) ? TEXTMINE_SHAPE_V1 : TEXTMINE_SHAPE_ARCHIVE)
                 : found.has(kMetrics) || found.has(kReferenced) || found.has(kAuthorId) ||
                         found.has(kEdits)
                     ? TEXTMINE_SHAPE_V2
                 : found.has(kRetweets) && found.has(kUser) ? TEXTMINE_SHAPE_V1
                                                            : TEXTMINE_SHAPE_OTHER;
  auto first = [&](std::initializer_list<Key> keys, textmine_bytes &value, const char *&name) {
    for (Key key : keys) {
      if (!found.isSet(key) || found.strings[key].empty()) continue;
      value = bytes(found.strings[key]);
      name = found.spellings[key];
      return;
    }
  };
  first({kIdText, kId}, tweet->id, tweet->id_key);
  first({kCreatedAt, kDate, kTimestamp}, tweet->created_at, tweet->created_at_key);
  if (found.isSet(kLang)) tweet->language = bytes(found.strings[kLang]);
  tweet->username = bytes(found.username(tweet->username_key));
  string_view text, whole;
  const char *unused;
  found.text(text, tweet->text_key);
  tweet->kind = found.isRetweet ? TEXTMINE_KIND_RETWEET
                : found.isReply ? TEXTMINE_KIND_REPLY
                : found.isQuote ? TEXTMINE_KIND_QUOTE
                                : TEXTMINE_KIND_TWEET;
  tweet->kind_known = found.has(kReplyTo) || found.has(kReferenced) || found.has(kIsQuote) ||
                      found.has(kRetweeted) || found.has(kQuoted);
  bool taken = found.isRetweet && original_.text(whole, unused) && is_cut(text);
  prefix_.clear();
  const Found &listed = taken ? original_ : found;
  string_view name = taken ? original_.username(unused) : string_view();
  if (taken) {
    if (size_t length = retweet_prefix(text)) {
      prefix_.assign(text.substr(0, length));
    } else if (!name.empty()) {
      prefix_.append("RT @").append(name).append(": ");
    }
    if (name.empty() && prefix_.size() > 6)
      name = string_view(prefix_).substr(4, prefix_.size() - 6);
    text = whole;
    if (original_.hasEntities && !name.empty()) {
      if (!original_.mentions.empty()) original_.mentions.insert(0, " ");
      original_.mentions.insert(0, name);
    }
  }
  tweet->prefix = bytes(prefix_);
  tweet->text = bytes(text);
  tweet->mentions = bytes(listed.mentions);
  tweet->hashtags = bytes(listed.hashtags);
  tweet->lists_mentions = listed.listsMentions;
  tweet->lists_hashtags = listed.listsHashtags;
  const int32_t *counts = found.hasMetrics ? found.metrics : found.counts;
  tweet->retweets = counts[0];
  tweet->likes = counts[1];
  tweet->replies = counts[2];
  tweet->quotes = counts[3];
}

}  // namespace textmine

#include "stream.h"

#include <charconv>
#include <limits>

using std::string_view;

namespace textmine {

namespace {
constexpr uint64_t kFlags = bit(kReply) | bit(kIsQuote) | bit(kQuoted);
constexpr uint64_t kStrings = bit(kIdText) | bit(kId) | bit(kText) | bit(kFullText) |
                              bit(kCreatedAt) | bit(kDate) | bit(kTimestamp) | bit(kUsername) |
                              bit(kScreenName) | bit(kKind) | bit(kLanguage) | bit(kLink);
constexpr uint64_t kCounts = bit(kRetweetCount) | bit(kLikeCount) | bit(kReplyCount) | bit(kQuoteCount);
/// Keys that are not looked at, but tell the shape.
constexpr uint64_t kPassed = bit(kConversation) | bit(kEdits) | bit(kAuthorId) | bit(kTag) |
                             bit(kDescription);

inline int count_place(Key key) {
  return key == kRetweetCount ? 0 : key == kLikeCount ? 1 : key == kReplyCount ? 2 : 3;
}
}  // namespace

void LineReader::Found::clear() {
  seen = set = 0;
  names[0] = names[1] = type = answered = {};
  for (int place = 0; place < 4; place++) counts[place] = metrics[place] = -1;
  listsMentions = listsHashtags = false;
  isQuote = isReply = isRetweet = hasOriginal = false;
  mentions.clear();
  hashtags.clear();
}

string_view LineReader::Found::username(bool isSaid, const char *&key) const {
  if (isSaid) {
    string_view name = names[1].data() != nullptr ? names[1] : text(kUser);
    if (!name.empty()) key = spellings[kUser];
    return name;
  }
  for (int place = 0; place < 2; place++) {
    if (names[place].data() == nullptr) continue;
    key = spellings[place == 0 ? kAuthor : kUser];
    return names[place];
  }
  for (Key one : {kScreenName, kUsername, kAuthor, kUser}) {
    if (!isSet(one)) continue;
    key = spellings[one];
    return strings[one];
  }
  return {};
}

void LineReader::Found::fill(textmine_content *content, bool isAccountSaid, const char *&textKey,
                             const char *&nameKey) const {
  for (Key key : {kFullText, kText}) {
    if (!isSet(key)) continue;
    content->text = bytes(strings[key]);
    content->has_text = true;
    textKey = spellings[key];
    break;
  }
  content->username = bytes(username(isAccountSaid, nameKey));
  content->mentions = bytes(mentions);
  content->hashtags = bytes(hashtags);
  content->lists_mentions = listsMentions;
  content->lists_hashtags = listsHashtags;
}

bool LineReader::read(const char *json, size_t count, textmine_tweet *tweet) {
  return cursor_.open(json, count) && readLine(tweet) && cursor_.isAtEnd();
}

size_t LineReader::next(const char *json, size_t from, textmine_tweet *tweet, size_t *lines) {
  size_t start = cursor_.resume(json, from);
  if (cursor_.isAtEnd()) return 0;
  size_t end = readLine(tweet) ? cursor_.lineEnd(start) : 0;
  // A line that is not read here must be met again: it may have no end of its own.
  if (end == 0) cursor_.rewind();
  for (size_t at = from; end > 0 && at < start; ++at) *lines += json[at] == '\n';
  return end;
}

bool LineReader::readLine(textmine_tweet *tweet) {
  found_.clear();
  original_.clear();
  if (!readTweet(found_, false)) return false;
  if (!found_.isSet(kFullText) && !found_.isSet(kText)) return false;
  // An archive's quotes are known by their links.
  if (found_.has(kFullText) && !found_.has(kIsQuote) && !found_.has(kReferences)) return false;
  fill(tweet);
  return !answers_itself(found_.answered, {tweet->id.start, tweet->id.count});
}

/// Goes through the object at hand; `read` is told the name of each key, null for one that no export
/// has, and goes behind its value. It says whether to go on, to pass over the rest, or to give up.
enum class Step { go, pass, fail };

template <typename Read>
bool LineReader::readObject(Read read) {
  if (!cursor_.skip('{')) return false;
  if (cursor_.skip('}')) return true;
  do {
    const Name *name;
    if (!cursor_.key(name)) return false;
    switch (name ? read(*name) : cursor_.skipValue() ? Step::go : Step::fail) {
      case Step::go: break;
      case Step::pass: return cursor_.skipRest();
      case Step::fail: return false;
    }
  } while (cursor_.skip(','));
  return cursor_.skip('}');
}

/// Reads the keys of a tweet; of a reference that is no retweet only what tells that.
bool LineReader::readTweet(Found &found, bool isReference) {
  return readObject([&](const Name &name) {
    if (!readValue(name, found, isReference)) return Step::fail;
    bool isDone = isReference && !found.type.empty() && found.type != "retweeted";
    return isDone ? Step::pass : Step::go;
  });
}

bool LineReader::readValue(const Name &name, Found &found, bool isReference) {
  Key key = name.key;
  uint64_t mask = bit(key);
  bool isAgain = found.seen & mask;
  found.seen |= mask;
  char first = cursor_.here();
  if (first == 'n' || mask & kPassed) return cursor_.skipValue();
  if (mask & kFlags) return readFlag(key, found);
  // Of several spellings of one key, one that says something wins; such a tweet is rare.
  if (isAgain) return false;
  if (mask & kStrings) return readString(name, found);
  if (mask & kCounts) return readCount(found.counts[count_place(key)]);
  found.spellings[key] = name.spelling.data();
  switch (key) {
    case kAuthor:
    case kUser: return first == '{' ? readAccount(found.names[key == kUser]) : readString(name, found);
    case kMetrics: return readCounts(found);
    case kEntities: return readEntities(found);
    // References within a reference are its own.
    case kReferences: return isReference ? cursor_.skipValue() : readReferences(found);
    case kRetweeted:
      if (isReference) return cursor_.skipValue();
      if (first != '{' || cursor_.isEmpty() || found.hasOriginal) return false;
      found.isRetweet = found.hasOriginal = true;
      return readTweet(original_, true);
    default: return false;
  }
}

/// Reads a string, or the number that an id may be.
bool LineReader::readString(const Name &name, Found &found) {
  string_view &text = found.strings[name.key];
  bool isString = cursor_.here() == '"';
  uint64_t number;
  if (!(isString ? cursor_.string(text) : name.key == kId && cursor_.number(number, text)))
    return false;
  if (name.key == kKind) found.type = text;
  found.spellings[name.key] = name.spelling.data();
  found.set |= bit(name.key);
  return true;
}

/// Reads a value that only says whether something is so.
bool LineReader::readFlag(Key key, Found &found) {
  char first = cursor_.here();
  bool says = first != 'f' && first != '0' && first != '-';
  bool isTruth = first == 't' || first == 'f';
  if (first == '{' || first == '[') says = !cursor_.isEmpty();
  string_view text;
  uint64_t number;
  if (first == '"') {
    if (!cursor_.string(text)) return false;
    says = !text.empty();
  } else if (key == kReply && says && first >= '0' && first <= '9') {
    if (!cursor_.number(number, text)) return false;
  } else if (!cursor_.skipValue()) {
    return false;
  }
  if (key == kReply) found.isReply |= says;
  if (key == kReply && found.answered.empty()) found.answered = text;
  if (key == kQuoted) found.isQuote |= says;
  if (key == kIsQuote) found.isQuote |= says && isTruth;
  return true;
}

/// Reads a count as a number or as text; false where it is neither.
bool LineReader::readCount(int32_t &count) {
  if (cursor_.here() == 'n') return cursor_.skipValue();
  uint64_t number = 0;
  string_view digits;
  if (cursor_.here() == '"') {
    int64_t written = -1;
    if (!cursor_.string(digits)) return false;
    auto read = std::from_chars(digits.data(), digits.data() + digits.size(), written);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || written < 0)
      return true;
    number = uint64_t(written);
  } else if (!cursor_.number(number, digits)) {
    return false;
  }
  count = int32_t(std::min<uint64_t>(number, std::numeric_limits<int32_t>::max()));
  return true;
}

bool LineReader::readAccount(string_view &name) {
  bool isRead = readObject([&](const Name &key) {
    if (!(bit(key.key) & kAccountNames)) return cursor_.skipValue() ? Step::go : Step::fail;
    return cursor_.here() == '"' && cursor_.string(name) ? Step::pass : Step::fail;
  });
  return isRead && name.data() != nullptr;
}

bool LineReader::readCounts(Found &found) {
  return readObject([&](const Name &key) {
    bool isCount = bit(key.key) & kCounts;
    return (isCount ? readCount(found.metrics[count_place(key.key)]) : cursor_.skipValue())
               ? Step::go
               : Step::fail;
  });
}

bool LineReader::readEntities(Found &found) {
  return readObject([&](const Name &key) {
    bool isMentions = key.key == kMentions;
    if (!isMentions && key.key != kHashtags) return cursor_.skipValue() ? Step::go : Step::fail;
    bool &lists = isMentions ? found.listsMentions : found.listsHashtags;
    if (lists || !readNames(isMentions ? found.mentions : found.hashtags)) return Step::fail;
    lists = true;
    return Step::go;
  });
}

/// Adds the names of a list to `into`, joined by spaces.
bool LineReader::readNames(std::string &into) {
  if (!cursor_.skip('[')) return false;
  if (cursor_.skip(']')) return true;
  do {
    string_view name;
    if (!readName(name)) return false;
    if (name.data() == nullptr) continue;
    if (!into.empty()) into += ' ';
    into += name;
  } while (cursor_.skip(','));
  return cursor_.skip(']');
}

/// Reads the name of a mention or hashtag.
bool LineReader::readName(string_view &name) {
  return readObject([&](const Name &key) {
    if (!(bit(key.key) & kListedNames)) return cursor_.skipValue() ? Step::go : Step::fail;
    return cursor_.here() == '"' && cursor_.string(name) ? Step::pass : Step::fail;
  });
}

/// Reads the tweets that a tweet answers, quotes or passes on.
bool LineReader::readReferences(Found &found) {
  if (!cursor_.skip('[')) return false;
  if (cursor_.skip(']')) return true;
  do {
    if (found.hasOriginal) return false;
    original_.clear();
    if (!readTweet(original_, true)) return false;
    if (original_.type.empty()) return false;
    found.isQuote |= original_.type == "quoted";
    found.isReply |= original_.type == "replied_to";
    if (original_.type == "retweeted") found.isRetweet = found.hasOriginal = true;
  } while (cursor_.skip(','));
  return cursor_.skip(']');
}

void LineReader::fill(textmine_tweet *tweet) {
  const Found &found = found_;
  const char *unused;
  bool isAccountSaid = names_.isSaid(kUser);
  fill_fields(found, isAccountSaid, numbers_, tweet);
  found.fill(&tweet->content, isAccountSaid, tweet->text_key, tweet->username_key);
  if (found.hasOriginal) original_.fill(&tweet->original, isAccountSaid, unused, unused);
  tweet->is_retweet = found.isRetweet;
  tweet->is_reply = found.isReply;
  tweet->is_quote = found.isQuote;
  int32_t *counts[] = {&tweet->retweets, &tweet->likes, &tweet->replies, &tweet->quotes};
  for (int place = 0; place < 4; place++)
    *counts[place] = found.metrics[place] < 0 ? found.counts[place] : found.metrics[place];
}

}  // namespace textmine

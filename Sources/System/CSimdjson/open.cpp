// Where the tweets stand in a document: alone, in lists, in pages, in captures of the web site.
#include <algorithm>

#include "content.h"
#include "tweets.h"

using namespace textmine;

namespace {
/// Keys that tweets have and neither accounts nor notices do.
constexpr uint64_t kEvidence = bit(kAuthorId) | bit(kMetrics) | bit(kRetweetCount) | bit(kQuoteCount) |
                               bit(kReplyCount) | bit(kLikeCount) | bit(kRetweeted) | bit(kQuoted) |
                               bit(kIsQuote) | bit(kReply) | bit(kReferences) | bit(kCore) |
                               bit(kConversation) | bit(kEdits) | bit(kLanguage);

/// Keys that posts have beside their text, wherever they stand.
constexpr uint64_t kDates = bit(kCreatedAt) | bit(kDate) | bit(kTimestamp);
constexpr uint64_t kPosters = kAccountNames | bit(kAuthor) | bit(kUser);

/// Keys whose values are numbers or words in tweets: tables by columns have the same keys.
constexpr Key kScalars[] = {kRetweetCount, kLikeCount, kReplyCount, kQuoteCount, kLanguage};

/// Whether an object has an id as the platform's tweets have.
bool has_tweet_id(const Fields &fields) {
  std::string_view digits;
  if (!fields.string(kIdText, digits) && !fields.string(kId, digits)) return false;
  return digits.size() >= 18 && digits.size() <= 20 &&
         digits.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Whether an object with these keys is a tweet; the less its place says, the more they must.
bool is_tweet(const Fields &fields, bool isListed, bool isWrapped) {
  std::string_view text, type;
  int evidence = fields.count(kEvidence);
  for (Key key : kScalars) evidence -= fields.has(key) && !fields.isScalar(key);
  if (fields.string(kTypeName, type) && type == "Tweet") evidence += 2;
  bool isNamed = fields.has(kId) || fields.has(kIdText);
  // Counts alone are those of a tweet around them.
  if (!text_of(fields, text)) return (isNamed && evidence >= 2) || (isWrapped && evidence >= 1);
  bool isDated = fields.count(kDates) > 0;
  bool isPost = isDated && (fields.count(kPosters) > 0 || has_tweet_id(fields));
  return isListed || isWrapped || evidence >= 2 || isPost || (isNamed && fields.has(kCreatedAt));
}

/// Whether no tweet of the document's own is under a key of this name.
bool is_passed(const Name *name) {
  return name && (name->key == kIncludes || name->key == kNotice || name->key == kUsers);
}

/// Whether a key is the number of a row or a tweet: what has such keys is a list.
bool is_number(std::string_view key) {
  return !key.empty() && key.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_gone(const Fields &fields) {
  std::string_view name;
  return fields.string(kTypeName, name) &&
         (name == "TweetTombstone" || name == "TweetUnavailable");
}
}  // namespace

void textmine_parser::open(element root, textmine_place place) {
  pending.clear();
  users.clear();
  tweets.clear();
  next = 0;
  areFieldsRead = false;
  table.clear();
  object of;
  if (root.get(of) == simdjson::SUCCESS && (table.openColumns(of) || table.openRows(of))) return;
  bool isFound = walk(root, place);
  // What holds no tweet is a record of the file too.
  if (!isFound && pending.empty() && place == TEXTMINE_PLACE_LISTED) pending.push_back({{}, false});
  if (pending.size() != 1) areFieldsRead = false;
  sortIncluded();
}

/// Looks for tweets in `value`; whether there was any, or something in a tweet's place.
bool textmine_parser::walk(element value, textmine_place place) {
  array items;
  object of;
  if (value.get(of) == simdjson::SUCCESS) return walkObject(of, place);
  if (value.get(items) != simdjson::SUCCESS) return false;
  if (place != TEXTMINE_PLACE_ANY) {
    walkList(items);
    return true;
  }
  bool isFound = false;
  for (element item : items)
    if (item.is_object() || item.is_array()) isFound |= walk(item, TEXTMINE_PLACE_ANY);
  return isFound;
}

/// Adds a list of tweets: what is none counts as something else.
void textmine_parser::walkList(array items) {
  for (element item : items)
    if (!walk(item, TEXTMINE_PLACE_LISTED)) pending.push_back({{}, false});
}

bool textmine_parser::walkObject(object of, textmine_place place) {
  array items;
  object within;
  fields.read(of);
  areFieldsRead = true;
  if (fields.object(kIncludes, within)) {
    inner.read(within);
    if (inner.array(kUsers, items)) include(items, users);
    if (inner.array(kTweets, items)) include(items, tweets);
  }
  // Some programs put together what pages include, and leave the key out.
  if (fields.has(kData) && fields.array(kUsers, items)) include(items, users);
  fields.addInside();
  if (is_gone(fields)) {
    pending.push_back({{}, false});
    return true;
  }
  if (fields.object(kNote, within) ||
      is_tweet(fields, place == TEXTMINE_PLACE_LISTED, place == TEXTMINE_PLACE_WRAPPED)) {
    pending.push_back({of, true});
    return true;
  }
  areFieldsRead = false;
  // The search goes on with the same fields, so what is needed of them is taken first.
  object global, wrapped;
  bool isGlobal = fields.object(kGlobal, global);
  // Some programs save these without what is around them.
  if (fields.object(kTweets, wrapped) && fields.object(kUsers, wrapped)) global = of, isGlobal = true;
  bool isWrapped = fields.object(kTweet, wrapped);
  string_view type;
  bool isPlace = ((fields.string(kTypeName, type) || fields.string(kItemType, type)) &&
                  type == "TimelineTweet") ||
                 (fields.string(kEntryId, type) && type.find("tweet-") != string_view::npos);
  bool isEnvelope = place != TEXTMINE_PLACE_ANY && fields.has(kData);
  array lists[3];
  string_view listKeys[3];
  size_t listCount = 0;
  for (Key key : {kList, kData, kTweets}) {
    if (!fields.array(key, lists[listCount])) continue;
    listKeys[listCount++] = fields.spelling(key);
  }
  if (isGlobal && walkGlobal(global)) return true;
  size_t before = pending.size();
  if (isWrapped) {
    // A name beside one tweet may be that of whoever coded it.
    object around;
    bool hasAccount = fields.object(kUser, around) || fields.object(kAuthor, around);
    const char *key = nullptr;
    string_view account = hasAccount ? username(fields, &key) : string_view();
    bool isFound = walkObject(wrapped, TEXTMINE_PLACE_WRAPPED);
    setAccount(account, key, before);
    return isFound;
  }
  for (size_t at = 0; at < listCount; at++) walkList(lists[at]);
  bool isFound = pending.size() > before;
  for (auto field : of) {
    element value = field.value;
    if (!value.is_object() && !value.is_array()) continue;
    bool isWalked = std::count(listKeys, listKeys + listCount, field.key) > 0;
    if (isWalked || is_passed(names.find(field.key))) continue;
    bool isTweet = value.is_object() && ((isEnvelope && field.key == "data") || is_number(field.key));
    isFound |= walk(value, isTweet ? TEXTMINE_PLACE_LISTED : TEXTMINE_PLACE_ANY);
  }
  areFieldsRead = false;
  if (pending.size() > before) setAccountAround(of, before);
  // A place for a tweet without one that can be found is a record too.
  if (isPlace && !isFound) pending.push_back({{}, false});
  return isFound || isPlace;
}

/// Gives the tweets in the object `of`, which are those from `first` on, its account where they have none, as those of a
/// timeline.
void textmine_parser::setAccountAround(object of, size_t first) {
  object profile;
  const char *key = nullptr;
  fields.read(of);
  string_view account = username(fields, &key);
  if (account.empty() && of["profile"].get(profile) == simdjson::SUCCESS &&
      fields.named(profile, textmine::kAccountNames, account))
    key = "profile";
  setAccount(account, key, first);
}

void textmine_parser::setAccount(string_view account, const char *key, size_t first) {
  if (account.empty()) return;
  for (size_t at = first; at < pending.size(); at++)
    if (pending[at].account.empty()) pending[at].account = account, pending[at].accountKey = key;
}

/// Adds the tweets of a capture of the old web site, which names each by its id.
bool textmine_parser::walkGlobal(object of) {
  bool isFound = false;
  for (auto kind : of) {
    object all, one;
    if (kind.value.get(all) != simdjson::SUCCESS) continue;
    bool isTweets = kind.key == "tweets";
    if (!isTweets && kind.key != "users") continue;
    for (auto entry : all) {
      if (entry.value.get(one) != simdjson::SUCCESS) continue;
      (isTweets ? tweets : users).emplace_back(entry.key, one);
      if (isTweets) pending.push_back({one, true});
      isFound |= isTweets;
    }
  }
  return isFound;
}

void textmine_parser::include(array items, std::vector<std::pair<string_view, object>> &into) {
  for (element item : items) {
    object one;
    string_view name;
    if (item.get(one) == simdjson::SUCCESS && one["id"].get(name) == simdjson::SUCCESS)
      into.emplace_back(name, one);
  }
}

void textmine_parser::sortIncluded() {
  auto isBefore = [](const auto &a, const auto &b) { return a.first < b.first; };
  std::sort(users.begin(), users.end(), isBefore);
  std::sort(tweets.begin(), tweets.end(), isBefore);
}

/// Looks for what is included in the document at hand, or in the page that it is a part of.
bool textmine_parser::find(string_view name, Included::Use use, object &out) {
  const auto &sorted = use == Included::kOriginal ? tweets : users;
  auto found = std::lower_bound(sorted.begin(), sorted.end(), name,
                                [](const auto &a, string_view b) { return a.first < b; });
  if (found == sorted.end() || found->first != name) return included.find(name, use, out);
  out = found->second;
  return true;
}

// A tweet out of its keys, in whatever shape an export gives it: who, when, of what kind, how often.
#include <algorithm>
#include <charconv>
#include <limits>

#include "content.h"
#include "tweets.h"

using namespace textmine;
using simdjson::dom::array;
using simdjson::dom::object;
using std::string_view;

namespace {

int32_t count_of(element value) {
  int64_t number = -1;
  string_view digits;
  if (value.get(number) != simdjson::SUCCESS) {
    if (value.get(digits) != simdjson::SUCCESS) return -1;
    auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return -1;
  }
  if (number < 0) return -1;
  return int32_t(std::min<int64_t>(number, std::numeric_limits<int32_t>::max()));
}

int32_t count_in(const Fields &fields, Key key) {
  element value;
  return fields.value(key, value) ? count_of(value) : -1;
}

}  // namespace

/// Reads the keys of a tweet out of what the web site wraps it in.
void textmine_parser::read(object of, Fields &into) {
  object within;
  into.read(of);
  for (int layers = 0; layers < 4; layers++) {
    if (!into.object(kResult, within) && !into.object(kTweet, within)) break;
    into.read(within);
  }
  into.addInside();
}

string_view textmine_parser::username(const Fields &of, const char **key) {
  auto held = [&](const char *name) {
    if (key) *key = name;
  };
  object account;
  string_view name;
  if (names.isSaid(kUser)) {
    bool isNamed = of.object(kUser, account) ? of.named(account, textmine::kAccountNames, name)
                                             : of.string(kUser, name);
    if (isNamed) held(of.spelling(kUser));
    return isNamed ? name : string_view();
  }
  if (of.object(kCore, account)) {
    for (const char *results : {"user_results", "user_result"}) {
      for (const char *part : {"core", "legacy"}) {
        if (account[results]["result"][part]["screen_name"].get(name) != simdjson::SUCCESS)
          continue;
        held("core.user_results.result");
        return name;
      }
    }
  }
  for (Key whole : {kAuthor, kUser}) {
    if (!of.object(whole, account) || !of.named(account, textmine::kAccountNames, name)) continue;
    held(of.spelling(whole));
    return name;
  }
  auto use = &of == &inner ? Included::kOriginalAccount : Included::kAccount;
  // gallery-dl calls the name that is shown a nick.
  for (Key whole : {kAuthor, kUser}) {
    if (!of.object(whole, account) || account["nick"].error() != simdjson::SUCCESS) continue;
    if (account["name"].get(name) != simdjson::SUCCESS) continue;
    held(of.spelling(whole));
    return name;
  }
  if (of.string(kAuthorId, name) && find(name, use, account) &&
      of.named(account, textmine::kAccountNames, name)) {
    held(of.spelling(kAuthorId));
    return name;
  }
  // Of both the screen name is the handle, and the other may be a name that is shown.
  for (Key whole : {kScreenName, kUsername, kAuthor, kUser}) {
    if (!of.string(whole, name)) continue;
    held(of.spelling(whole));
    return name;
  }
  return {};
}

void textmine_parser::fillOriginal(object of, textmine_content *original) {
  object entities;
  string_view text;
  *original = {};
  read(of, inner);
  original->has_text = text_of(inner, text);
  if (original->has_text) original->text = bytes(text);
  original->username = bytes(username(inner));
  if (entities_of(inner, entities)) listNames(entities, 1, original);
}

/// Says what the export's fields tell of the kind, and finds the tweet that a retweet passes on.
void textmine_parser::fillSigns(textmine_tweet *tweet) {
  object of;
  array references;
  textmine_content *original = &tweet->original;
  tweet->is_quote = fields.isTrue(kIsQuote) || fields.isSet(kQuoted);
  tweet->is_reply = fields.isSet(kReply) &&
                    !textmine::answers_itself(fields.text(kReply, numbers.answered),
                                              {tweet->id.start, tweet->id.count});
  // Beside a count of them `"retweet": 1` says yes.
  bool isFlag = fields.has(kRetweetCount) || fields.has(kRetweets);
  tweet->is_retweet = fields.isSet(kRetweeted) || fields.isTrue(kPassedOn) ||
                      (isFlag && count_in(fields, kPassedOn) == 1);
  for (Key key : {kRetweeted, kPassedOn}) {
    if (!fields.isSet(key) || !fields.object(key, of)) continue;
    tweet->is_retweet = true;
    fillOriginal(of, original);
  }
  string_view id;
  if (fields.string(kRetweetedId, id) && !id.empty()) {
    tweet->is_retweet = true;
    if (!original->has_text && find(id, Included::kOriginal, of)) fillOriginal(of, original);
  }
  if (fields.array(kReferences, references)) {
    for (element item : references) {
      string_view type;
      if (item.get(of) != simdjson::SUCCESS || !fields.named(of, textmine::bit(kKind), type)) continue;
      tweet->is_quote |= type == "quoted";
      tweet->is_reply |= type == "replied_to";
      if (type != "retweeted") continue;
      tweet->is_retweet = true;
      // twarc's flattening puts the tweet itself here; a page has it among what it includes.
      fillOriginal(of, original);
      bool isIncluded = item["id"].get(id) == simdjson::SUCCESS && !original->has_text &&
                        find(id, Included::kOriginal, of);
      if (isIncluded) fillOriginal(of, original);
    }
  }
  // An account's archive marks no quotes; a quote ends with a link to the other tweet.
  object entities;
  if (!fields.has(kIsQuote) && !fields.has(kReferences) && fields.has(kFullText) &&
      entities_of(fields, entities))
    tweet->is_quote |= links_to_tweet(entities);
  tweet->names_answered = fields.isSet(kAnswered);
  if (fields.has(kAnswered)) tweet->conversation = bytes(fields.text(kConversation, numbers.conversation));
}

/// Adds the names of a list to `into`, joined by spaces; false where there is no list.
bool textmine_parser::list(const Fields &of, Key key, std::string &into) {
  array items;
  if (!of.array(key, items)) return false;
  for (element item : items) {
    string_view name;
    object of;
    bool isNamed = item.get(name) == simdjson::SUCCESS ||
                   (item.get(of) == simdjson::SUCCESS && fields.named(of, textmine::kListedNames, name));
    if (!isNamed) continue;
    if (!into.empty()) into += ' ';
    into += name;
  }
  return true;
}

/// Lists the names in `of`, which are those of the tweet (`place` 0) or of what it passes on (1).
void textmine_parser::listNames(object of, int place, textmine_content *content) {
  inner.read(of);
  mentions[place].clear();
  hashtags[place].clear();
  content->lists_mentions = list(inner, kMentions, mentions[place]);
  content->lists_hashtags = list(inner, kHashtags, hashtags[place]);
  content->mentions = bytes(mentions[place]);
  content->hashtags = bytes(hashtags[place]);
}

void textmine_parser::fillCounts(textmine_tweet *tweet) {
  object metrics;
  bool isApart = fields.object(kMetrics, metrics) || fields.object(kStats, metrics);
  if (isApart) inner.read(metrics);
  const Fields &counts = isApart ? inner : fields;
  auto count = [&](std::initializer_list<Key> keys) {
    int32_t count = -1;
    for (Key key : keys)
      if (count < 0) count = count_in(counts, key);
    // Some have a part of the counts in the tweet itself.
    for (Key key : keys)
      if (count < 0 && isApart) count = count_in(fields, key);
    return count;
  };
  tweet->retweets = count({kRetweetCount, kRetweets, kPassedOn});
  tweet->likes = count({kLikeCount, kLikes});
  tweet->replies = count({kReplyCount, kReplies});
  tweet->quotes = count({kQuoteCount, kQuotes});
}

bool textmine_parser::fillRow(textmine_tweet *tweet) {
  areFieldsRead = table.read(fields);
  if (!areFieldsRead) return false;
  fill({{}, true}, tweet);
  return true;
}

void textmine_parser::fill(const Candidate &candidate, textmine_tweet *tweet) {
  object within;
  if (!areFieldsRead) {
    fields.read(candidate.tweet);
    fields.addInside();
  }
  areFieldsRead = false;
  bool isNote = fields.object(kNote, within);
  if (isNote) fields.add(within);
  fill_fields(fields, names.isSaid(kUser), numbers, tweet);
  if (tweet->id.count == 0) {
    // MongoDB numbers what has no number of its own.
    string_view name = fields.text(kDatabaseId, numbers.id);
    bool isNumber = name.find_first_not_of("0123456789") == string_view::npos;
    if (isNumber) tweet->id = bytes(name);
    if (isNumber && !name.empty()) tweet->id_key = fields.spelling(kDatabaseId);
  }
  textmine_content *content = &tweet->content;
  string_view text;
  content->has_text = text_of(fields, text, &tweet->text_key);
  if (content->has_text) content->text = bytes(text);
  content->username = bytes(username(fields, &tweet->username_key));
  if (content->username.count == 0 && !candidate.account.empty()) {
    content->username = bytes(candidate.account);
    tweet->username_key = candidate.accountKey;
  }
  fillSigns(tweet);
  if (entities_of(fields, within)) {
    listNames(within, 0, content);
  } else {
    // Scrapers list the names beside the text.
    mentions[0].clear();
    hashtags[0].clear();
    content->lists_mentions = list(fields, kMentions, mentions[0]);
    content->lists_hashtags = list(fields, kHashtags, hashtags[0]);
    content->mentions = bytes(mentions[0]);
    content->hashtags = bytes(hashtags[0]);
  }
  fillCounts(tweet);
}

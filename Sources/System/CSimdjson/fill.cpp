// A tweet out of its keys, in whatever shape an export gives it: who, when, of what kind, how often.
#include <algorithm>
#include <charconv>
#include <limits>

#include "content.h"
#include "shape.h"
#include "text.h"
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
  if (into.object(kLegacy, within)) into.add(within);
}

/// A value that is a string or a whole number, as text; never through a floating-point number.
string_view textmine_parser::digits(Key key, char (&buffer)[24]) const {
  element value;
  string_view text;
  if (!fields.value(key, value)) return {};
  if (value.get(text) == simdjson::SUCCESS) return text;
  uint64_t natural;
  int64_t whole;
  char *end = buffer;
  if (value.get(natural) == simdjson::SUCCESS)
    end = std::to_chars(buffer, buffer + sizeof buffer, natural).ptr;
  else if (value.get(whole) == simdjson::SUCCESS)
    end = std::to_chars(buffer, buffer + sizeof buffer, whole).ptr;
  return string_view(buffer, size_t(end - buffer));
}

string_view textmine_parser::username(const Fields &of, const char **key) {
  auto held = [&](const char *name) {
    if (key) *key = name;
  };
  object account;
  string_view name;
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
    if (!of.object(whole, account)) continue;
    for (const char *part : {"username", "screen_name", "userName", "screenName"}) {
      if (account[part].get(name) != simdjson::SUCCESS) continue;
      held(of.spelling(whole));
      return name;
    }
  }
  auto use = &of == &inner ? Included::kOriginalAccount : Included::kAccount;
  // gallery-dl calls the name that is shown a nick.
  for (Key whole : {kAuthor, kUser}) {
    if (!of.object(whole, account) || account["nick"].error() != simdjson::SUCCESS) continue;
    if (account["name"].get(name) != simdjson::SUCCESS) continue;
    held(of.spelling(whole));
    return name;
  }
  if (of.string(kAuthorId, name) && find(name, use, account)) {
    for (const char *part : {"username", "screen_name"}) {
      if (account[part].get(name) != simdjson::SUCCESS) continue;
      held(of.spelling(kAuthorId));
      return name;
    }
  }
  for (Key whole : {kUsername, kScreenName, kAuthor, kUser}) {
    if (!of.string(whole, name)) continue;
    held(of.spelling(whole));
    return name;
  }
  return {};
}

void textmine_parser::original(object of, Original *into) {
  read(of, inner);
  into->hasText = text_of(inner, into->text);
  into->username = username(inner);
  into->hasEntities = entities_of(inner, into->entities);
}

/// Whether a tweet is in the conversation of another and names whom it answers: some scrapers name
/// somebody in every tweet.
bool textmine_parser::isAnswer() {
  if (!fields.isSet(kAnswered)) return false;
  char first[24], own[24];
  string_view conversation = digits(kConversation, first);
  return conversation.empty() || conversation != digits(fields.has(kIdText) ? kIdText : kId, own);
}

/// Finds the kind by the export's fields, and the tweet that a retweet passes on.
void textmine_parser::reference(textmine_tweet *tweet, Original *passed) {
  object of;
  array references;
  bool retweet = false, quote = fields.isTrue(kIsQuote) || fields.isSet(kQuoted);
  bool reply = fields.isSet(kReplyTo) || isAnswer();
  for (Key key : {kRetweeted, kPassedOn}) {
    if (!fields.isSet(key) || !fields.object(key, of)) continue;
    retweet = true;
    original(of, passed);
  }
  if (fields.isSet(kRetweeted) || fields.isTrue(kPassedOn)) retweet = true;
  string_view passedID;
  if (fields.string(kRetweetedId, passedID) && !passedID.empty()) {
    retweet = true;
    if (!passed->hasText && find(passedID, Included::kOriginal, of)) original(of, passed);
  }
  if (fields.array(kReferenced, references)) {
    for (element item : references) {
      string_view type, id;
      if (item["type"].get(type) != simdjson::SUCCESS) continue;
      quote |= type == "quoted";
      reply |= type == "replied_to";
      if (type != "retweeted") continue;
      retweet = true;
      // twarc's flattening puts the tweet itself here; a page has it among what it includes.
      if (item.get(of) == simdjson::SUCCESS) original(of, passed);
      bool isIncluded = item["id"].get(id) == simdjson::SUCCESS && !passed->hasText &&
                        find(id, Included::kOriginal, of);
      if (isIncluded) original(of, passed);
    }
  }
  // An account's archive marks no quotes; a quote ends with a link to the other tweet.
  object entities;
  if (!fields.has(kIsQuote) && !fields.has(kReferenced) && fields.has(kFullText) &&
      entities_of(fields, entities))
    quote |= links_to_tweet(entities);
  tweet->kind = retweet ? TEXTMINE_KIND_RETWEET
                : reply ? TEXTMINE_KIND_REPLY
                : quote ? TEXTMINE_KIND_QUOTE
                        : TEXTMINE_KIND_TWEET;
  tweet->kind_known = fields.has(kReplyTo) || fields.has(kReferenced) || fields.has(kIsQuote) ||
                      fields.has(kAnswered) || retweet || quote;
}

/// Adds the names of a list to `into`, joined by spaces; false where there is no list.
bool textmine_parser::list(const Fields &of, Key key, std::string &into) {
  array items;
  if (!of.array(key, items)) return false;
  for (element item : items) {
    string_view name;
    bool isNamed = item.get(name) == simdjson::SUCCESS;
    for (const char *part : {"username", "screen_name", "tag", "text", "screenName"})
      isNamed = isNamed || item[part].get(name) == simdjson::SUCCESS;
    if (!isNamed) continue;
    if (!into.empty()) into += ' ';
    into += name;
  }
  return true;
}

/// Lists the mentions and hashtags, of the whole text where it was taken from the original.
void textmine_parser::listNames(const Original &of, bool taken, textmine_tweet *tweet) {
  mentions.clear();
  hashtags.clear();
  object entities = of.entities;
  bool isApart = taken ? of.hasEntities : entities_of(fields, entities);
  if (taken && isApart) mentions.assign(of.username);
  if (isApart) inner.read(entities);
  // Scrapers list the names beside the text.
  bool isBeside = !taken && !isApart;
  tweet->lists_mentions = (isApart && list(inner, kMentions, mentions)) ||
                          (isBeside && list(fields, kMentions, mentions));
  tweet->lists_hashtags = (isApart && list(inner, kHashtags, hashtags)) ||
                          (isBeside && list(fields, kHashtags, hashtags));
  tweet->mentions = bytes(mentions);
  tweet->hashtags = bytes(hashtags);
}

/// Says which tweet it is: id, account and date.
void textmine_parser::identify(textmine_tweet *tweet) {
  tweet->id_key = tweet->username_key = tweet->created_at_key = nullptr;
  string_view name = digits(kIdText, id);
  if (!name.empty()) tweet->id_key = fields.spelling(kIdText);
  // The web site's own `id` is no number of a tweet, and a capture's is one rounded to a double.
  if (name.empty() && tweet->shape != TEXTMINE_SHAPE_GRAPHQL) {
    name = digits(kId, id);
    if (!name.empty()) tweet->id_key = fields.spelling(kId);
  }
  if (name.empty()) {
    // MongoDB numbers what has no number of its own.
    name = digits(kMongoId, id);
    if (name.find_first_not_of("0123456789") != string_view::npos) name = {};
    if (!name.empty()) tweet->id_key = fields.spelling(kMongoId);
  }
  string_view link, account = username(fields, &tweet->username_key);
  if (!account.empty() && account[0] == '@') account.remove_prefix(1);
  tweet->link = {};
  if ((name.empty() || account.empty()) && fields.string(kLink, link)) {
    tweet->link = bytes(link);
    tweet->link_key = fields.spelling(kLink);
  }
  tweet->id = bytes(name);
  tweet->username = bytes(account);
  tweet->created_at = {};
  for (Key key : {kCreatedAt, kDate, kTimestamp, kPosted}) {
    string_view at = digits(key, time);
    if (at.empty()) continue;
    tweet->created_at = bytes(at);
    tweet->created_at_key = fields.spelling(key);
    return;
  }
}

bool textmine_parser::fillRow(textmine_tweet *tweet) {
  areFieldsRead = table.read(fields);
  if (!areFieldsRead) return false;
  fill({}, tweet);
  return true;
}

void textmine_parser::fill(object of, textmine_tweet *tweet) {
  object within;
  if (!areFieldsRead) {
    fields.read(of);
    if (fields.object(kLegacy, within)) fields.add(within);
  }
  areFieldsRead = false;
  tweet->shape = shape_of(fields);
  if (fields.object(kNote, within)) fields.add(within);
  string_view text;
  tweet->text_key = nullptr;
  if (!text_of(fields, text, &tweet->text_key)) text = {};
  identify(tweet);

  string_view language;
  tweet->language = fields.string(kLang, language) ? bytes(language) : textmine_bytes{};

  Original passed;
  reference(tweet, &passed);
  bool taken = tweet->kind == TEXTMINE_KIND_RETWEET && passed.hasText && is_cut(text);
  prefix.clear();
  if (taken) {
    if (size_t length = retweet_prefix(text)) {
      prefix.assign(text.substr(0, length));
    } else if (!passed.username.empty()) {
      prefix.append("RT @").append(passed.username).append(": ");
    }
    if (passed.username.empty() && prefix.size() > 6)
      passed.username = string_view(prefix).substr(4, prefix.size() - 6);
    text = passed.text;
  }
  tweet->prefix = bytes(prefix);
  tweet->text = bytes(text);
  listNames(passed, taken, tweet);

  object metrics;
  bool apart = fields.object(kMetrics, metrics);
  if (apart) inner.read(metrics);
  const Fields &counts = apart ? inner : fields;
  tweet->retweets = count_in(counts, kRetweets);
  tweet->likes = count_in(counts, kLikes);
  tweet->replies = count_in(counts, kReplies);
  tweet->quotes = count_in(counts, kQuotes);
  if (apart) return;
  bool areStats = fields.object(kStats, metrics);
  if (areStats) inner.read(metrics);
  const Fields &plain = areStats ? inner : fields;
  for (Key key : {kPlainRetweets, kPassedOn})
    if (tweet->retweets < 0) tweet->retweets = count_in(plain, key);
  if (tweet->likes < 0) tweet->likes = count_in(plain, kPlainLikes);
  if (tweet->replies < 0) tweet->replies = count_in(plain, kPlainReplies);
  if (tweet->quotes < 0) tweet->quotes = count_in(plain, kPlainQuotes);
}

// What a tweet says, in whatever shape an export gives it.
#include <algorithm>
#include <charconv>
#include <limits>

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

/// The long text that the web site and the API keep apart from the cut one.
bool note_of(const Fields &fields, object &note) {
  if (!fields.object(kNoteTweet, note)) return false;
  object within;
  if (note["note_tweet_results"]["result"].get(within) == simdjson::SUCCESS) note = within;
  return true;
}

/// The content of an archive's long tweet.
bool archived_note_of(const Fields &fields, object &content) {
  object note;
  if (!fields.object(kNote, note)) return false;
  for (const char *key : {"core", "noteTweetResults", "noteTweetContents"})
    if (note[key].get(content) == simdjson::SUCCESS) return true;
  return false;
}

bool entities_of(const Fields &fields, object &entities) {
  object longer;
  if (fields.object(kExtendedTweet, longer) &&
      longer["entities"].get(entities) == simdjson::SUCCESS)
    return true;
  if (note_of(fields, longer) && (longer["entities"].get(entities) == simdjson::SUCCESS ||
                                  longer["entity_set"].get(entities) == simdjson::SUCCESS))
    return true;
  if (archived_note_of(fields, longer)) {
    if (longer["entitySet"].get(entities) != simdjson::SUCCESS) entities = longer;
    return true;
  }
  return fields.object(kEntities, entities);
}

/// Whether `url` is the address of a tweet: that of a picture in it goes on behind the number, and
/// `/i/web/` is where a long tweet's own rest is.
bool is_tweet_address(string_view url) {
  size_t slashes = url.find("://");
  if (slashes == string_view::npos) return false;
  url.remove_prefix(slashes + 3);
  for (string_view part : {"www.", "mobile."})
    if (url.substr(0, part.size()) == part) url.remove_prefix(part.size());
  size_t host = url.find('/');
  if (host == string_view::npos) return false;
  string_view name = url.substr(0, host);
  if (name != "twitter.com" && name != "x.com") return false;
  constexpr string_view status = "/status/";
  size_t at = url.find(status, host);
  if (at == string_view::npos || url.find('/', host + 1) != at) return false;
  string_view number = url.substr(at + status.size());
  number = number.substr(0, number.find('?'));
  return !number.empty() && number.find_first_not_of("0123456789") == string_view::npos;
}

/// The account in the address of a tweet, and the tweet's number; both empty where it is none.
string_view status_author(string_view url, string_view &number) {
  size_t at = url.find("/status/");
  if (at == string_view::npos) return {};
  number = url.substr(at + 8);
  number = number.substr(0, number.find_first_not_of("0123456789"));
  string_view name = url.substr(0, at);
  name.remove_prefix(name.rfind('/') + 1);
  // `/i/status/` and `/i/web/status/` name none.
  return number.empty() || name.size() < 2 || name == "web" ? string_view() : name;
}

/// Whether a link in `entities` leads to a tweet.
bool links_to_tweet(object entities) {
  array urls;
  if (entities["urls"].get(urls) != simdjson::SUCCESS) return false;
  for (element url : urls) {
    string_view address;
    if (url["expanded_url"].get(address) == simdjson::SUCCESS && is_tweet_address(address))
      return true;
  }
  return false;
}

}  // namespace

bool textmine::text_of(const Fields &fields, string_view &text, const char **key) {
  auto held = [&](const char *name) {
    if (key) *key = name;
    return true;
  };
  object longer;
  if (note_of(fields, longer) && longer["text"].get(text) == simdjson::SUCCESS)
    return held("note_tweet");
  if (fields.object(kExtendedTweet, longer) && longer["full_text"].get(text) == simdjson::SUCCESS)
    return held("extended_tweet.full_text");
  if (archived_note_of(fields, longer) && longer["text"].get(text) == simdjson::SUCCESS)
    return held("noteTweet");
  for (Key one : {kFullText, kText, kRawContent, kContent, kTweet})
    if (fields.string(one, text)) return held(fields.spelling(one));
  // Notices have messages, and accounts descriptions; posts have a date beside them.
  bool isPost = fields.has(kCreatedAt) || fields.has(kTimestamp) || fields.has(kDate);
  if (isPost && fields.string(kMessage, text)) return held(fields.spelling(kMessage));
  if (fields.has(kPosted) && fields.string(kDescription, text))
    return held(fields.spelling(kDescription));
  return false;
}

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
  if ((name.empty() || account.empty()) && fields.string(kLink, link)) {
    string_view linked, author = status_author(link, linked);
    if (name.empty() && !linked.empty()) {
      name = linked;
      tweet->id_key = fields.spelling(kLink);
    }
    if (account.empty() && !author.empty()) {
      account = author;
      tweet->username_key = fields.spelling(kLink);
    }
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

#include "csimdjson.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <new>
#include <string>
#include <vector>

#include "fields.h"

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;
using std::string_view;
using namespace textmine;

namespace {

textmine_bytes bytes(string_view text) { return {text.data(), text.size()}; }

/// What a retweet passes on: its account and its whole text, with the lists of names in it.
struct Original {
  string_view username, text;
  element entities;
  bool hasText = false, hasEntities = false;
};

bool is_cut(string_view text) {
  constexpr string_view ellipsis = "\xE2\x80\xA6";
  return text.size() >= ellipsis.size() &&
         text.substr(text.size() - ellipsis.size()) == ellipsis;
}

/// The length of `RT @name: ` at the text's start, 0 where there is none.
size_t retweet_prefix(string_view text) {
  if (text.substr(0, 4) != "RT @") return 0;
  size_t colon = text.find(": ", 4);
  return colon == string_view::npos || colon > 24 ? 0 : colon + 2;
}

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

/// The whole text of a tweet in any export's shape.
bool text_of(const Fields &fields, string_view &text) {
  object longer;
  if (fields.object(kNoteTweet, longer) && longer["text"].get(text) == simdjson::SUCCESS)
    return true;
  if (fields.object(kExtendedTweet, longer) && longer["full_text"].get(text) == simdjson::SUCCESS)
    return true;
  for (Key key : {kFullText, kText, kRawContent, kContent, kTweet})
    if (fields.string(key, text)) return true;
  return false;
}

bool entities_of(const Fields &fields, element &entities) {
  object longer;
  if (fields.object(kExtendedTweet, longer) &&
      longer["entities"].get(entities) == simdjson::SUCCESS)
    return true;
  if (fields.object(kNoteTweet, longer) && longer["entities"].get(entities) == simdjson::SUCCESS)
    return true;
  return fields.value(kEntities, entities);
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

/// Whether a link in `entities` leads to a tweet.
bool links_to_tweet(element entities) {
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

struct textmine_parser {
  simdjson::dom::parser parser;
  std::vector<element> pending;
  size_t next = 0;
  /// The accounts and tweets that a page includes, by id.
  std::vector<std::pair<string_view, object>> users, tweets;
  Fields fields, inner;
  /// Whether `fields` are those of the next tweet already.
  bool areFieldsRead = false;
  std::string mentions, hashtags, prefix;
  char id[24], time[24];

  void open(element root);
  bool fill(textmine_tweet *tweet);

 private:
  void add(element value);
  void include(array items, std::vector<std::pair<string_view, object>> &into);
  static bool find(const std::vector<std::pair<string_view, object>> &sorted, string_view id,
                   object &out);
  string_view digits(Key key, char (&buffer)[24]) const;
  string_view username(const Fields &of);
  void reference(textmine_tweet *tweet, Original *original);
  void original(object of, Original *into);
  bool names(element entities, Key list, std::string &into);
  void list(const Original &of, bool taken, textmine_tweet *tweet);
};

/// Puts the candidates for tweets of a document into `pending`.
void textmine_parser::open(element root) {
  pending.clear();
  users.clear();
  tweets.clear();
  next = 0;
  areFieldsRead = false;
  array items;
  if (root.get(items) == simdjson::SUCCESS) {
    for (element item : items) add(item);
    return;
  }
  object page, includes;
  if (root.get(page) != simdjson::SUCCESS) return pending.push_back(root);
  fields.read(page);
  if (fields.array(kStatuses, items) || fields.array(kData, items)) {
    for (element item : items) add(item);
    // A page without results is still a record of the file.
    if (pending.empty()) pending.push_back(root);
  } else {
    element within;
    bool isWrapped = (fields.value(kTweet, within) && within.is_object()) ||
                     (fields.value(kData, within) && within.is_object());
    pending.push_back(isWrapped ? within : root);
    areFieldsRead = !isWrapped;
  }
  if (!fields.object(kIncludes, includes)) return;
  inner.read(includes);
  if (inner.array(kUsers, items)) include(items, users);
  if (inner.array(kTweets, items)) include(items, tweets);
}

/// Adds an element of a list, out of the `tweet` that it may be wrapped in.
void textmine_parser::add(element value) {
  element within;
  bool isWrapped = value.is_object() && value["tweet"].get(within) == simdjson::SUCCESS &&
                   within.is_object();
  pending.push_back(isWrapped ? within : value);
}

void textmine_parser::include(array items, std::vector<std::pair<string_view, object>> &into) {
  for (element item : items) {
    object one;
    string_view id;
    if (item.get(one) == simdjson::SUCCESS && one["id"].get(id) == simdjson::SUCCESS)
      into.emplace_back(id, one);
  }
  std::sort(into.begin(), into.end(),
            [](const auto &a, const auto &b) { return a.first < b.first; });
}

bool textmine_parser::find(const std::vector<std::pair<string_view, object>> &sorted,
                           string_view id, object &out) {
  auto found = std::lower_bound(sorted.begin(), sorted.end(), id,
                                [](const auto &a, string_view b) { return a.first < b; });
  if (found == sorted.end() || found->first != id) return false;
  out = found->second;
  return true;
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

string_view textmine_parser::username(const Fields &of) {
  object account;
  string_view name;
  for (Key key : {kAuthor, kUser}) {
    if (!of.object(key, account)) continue;
    if (account["username"].get(name) == simdjson::SUCCESS) return name;
    if (account["screen_name"].get(name) == simdjson::SUCCESS) return name;
  }
  if (of.string(kAuthorId, name) && find(users, name, account) &&
      account["username"].get(name) == simdjson::SUCCESS)
    return name;
  for (Key key : {kUsername, kScreenName, kAuthor, kUser})
    if (of.string(key, name)) return name;
  return {};
}

void textmine_parser::original(object of, Original *into) {
  inner.read(of);
  into->hasText = text_of(inner, into->text);
  into->username = username(inner);
  into->hasEntities = entities_of(inner, into->entities);
}

/// Finds the kind by the export's fields, and the tweet that a retweet passes on.
void textmine_parser::reference(textmine_tweet *tweet, Original *passed) {
  object of;
  array references;
  bool retweet = false, quote = fields.isTrue(kIsQuote) || fields.isSet(kQuoted);
  bool reply = fields.isSet(kReplyTo);
  if (fields.object(kRetweeted, of)) {
    retweet = true;
    original(of, passed);
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
      if (!passed->hasText && item["id"].get(id) == simdjson::SUCCESS && find(tweets, id, of))
        original(of, passed);
    }
  }
  // An account's archive marks no quotes; a quote ends with a link to the other tweet.
  element entities;
  if (!fields.has(kIsQuote) && !fields.has(kReferenced) && fields.has(kFullText) &&
      entities_of(fields, entities))
    quote |= links_to_tweet(entities);
  tweet->kind = retweet ? TEXTMINE_KIND_RETWEET
                : reply ? TEXTMINE_KIND_REPLY
                : quote ? TEXTMINE_KIND_QUOTE
                        : TEXTMINE_KIND_TWEET;
  tweet->kind_known = fields.has(kReplyTo) || fields.has(kReferenced) || fields.has(kIsQuote) ||
                      fields.has(kRetweeted) || fields.has(kQuoted) || quote;
}

/// Adds the names of an entity list to `into`, joined by spaces; false where there is no list.
bool textmine_parser::names(element entities, Key list, std::string &into) {
  object all;
  array items;
  if (entities.get(all) != simdjson::SUCCESS) return false;
  inner.read(all);
  if (!inner.array(list, items)) return false;
  for (element item : items) {
    string_view name;
    if (item.get(name) != simdjson::SUCCESS &&
        item["username"].get(name) != simdjson::SUCCESS &&
        item["screen_name"].get(name) != simdjson::SUCCESS &&
        item["tag"].get(name) != simdjson::SUCCESS && item["text"].get(name) != simdjson::SUCCESS)
      continue;
    if (!into.empty()) into += ' ';
    into += name;
  }
  return true;
}

/// Lists the mentions and hashtags, of the whole text where it was taken from the original.
void textmine_parser::list(const Original &of, bool taken, textmine_tweet *tweet) {
  mentions.clear();
  hashtags.clear();
  element entities = of.entities;
  bool has = taken ? of.hasEntities : entities_of(fields, entities);
  if (taken && has) mentions.assign(of.username);
  tweet->lists_mentions = has && names(entities, kMentions, mentions);
  tweet->lists_hashtags = has && names(entities, kHashtags, hashtags);
  tweet->mentions = bytes(mentions);
  tweet->hashtags = bytes(hashtags);
}

/// Fills `tweet` from the object in `fields`; false where that is no tweet.
bool textmine_parser::fill(textmine_tweet *tweet) {
  string_view text;
  if (!text_of(fields, text)) return false;
  string_view name = digits(kIdText, id);
  tweet->id = bytes(name.empty() ? digits(kId, id) : name);
  tweet->username = bytes(username(fields));
  string_view at = digits(kCreatedAt, time);
  if (at.empty()) at = digits(kDate, time);
  if (at.empty()) at = digits(kTimestamp, time);
  tweet->created_at = bytes(at);

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
  list(passed, taken, tweet);

  object metrics;
  bool apart = fields.object(kMetrics, metrics);
  if (apart) inner.read(metrics);
  const Fields &counts = apart ? inner : fields;
  tweet->retweets = count_in(counts, kRetweets);
  tweet->likes = count_in(counts, kLikes);
  tweet->replies = count_in(counts, kReplies);
  tweet->quotes = count_in(counts, kQuotes);
  return true;
}

extern "C" {

textmine_parser *textmine_parser_new(void) { return new (std::nothrow) textmine_parser; }

void textmine_parser_free(textmine_parser *parser) { delete parser; }

textmine_json_status textmine_parse(textmine_parser *parser, const char *json, size_t count) {
  try {
    parser->pending.clear();
    parser->next = 0;
    element root;
    switch (parser->parser.parse(json, count, false).get(root)) {
      case simdjson::SUCCESS: break;
      case simdjson::UTF8_ERROR: return TEXTMINE_JSON_BAD_UTF8;
      case simdjson::STRING_ERROR: return TEXTMINE_JSON_BAD_STRING;
      case simdjson::DEPTH_ERROR: return TEXTMINE_JSON_TOO_DEEP;
      case simdjson::MEMALLOC:
      case simdjson::CAPACITY: return TEXTMINE_JSON_NO_MEMORY;
      default: return TEXTMINE_JSON_INVALID;
    }
    parser->open(root);
    return TEXTMINE_JSON_READ;
  } catch (...) {
    return TEXTMINE_JSON_NO_MEMORY;
  }
}

textmine_next_status textmine_next(textmine_parser *parser, textmine_tweet *tweet) {
  try {
    if (parser->next == parser->pending.size()) return TEXTMINE_NEXT_END;
    object one;
    if (parser->pending[parser->next++].get(one) != simdjson::SUCCESS) return TEXTMINE_NEXT_OTHER;
    if (!parser->areFieldsRead) parser->fields.read(one);
    parser->areFieldsRead = false;
    return parser->fill(tweet) ? TEXTMINE_NEXT_TWEET : TEXTMINE_NEXT_OTHER;
  } catch (...) {
    return TEXTMINE_NEXT_OTHER;
  }
}

bool textmine_is_utf8(const char *bytes, size_t count) {
  return simdjson::validate_utf8(bytes, count);
}

size_t textmine_lines(const char *bytes, size_t count) {
  size_t lines = 0;
  while (count > 0) {
    // Counts of one byte each are added up in vectors.
    const size_t block = std::min<size_t>(count, 248);
    uint8_t some = 0;
    for (size_t index = 0; index < block; ++index) some += uint8_t(bytes[index] == '\n');
    lines += some;
    bytes += block;
    count -= block;
  }
  return lines;
}

}

#include "content.h"

using simdjson::dom::array;
using simdjson::dom::object;
using std::string_view;

namespace textmine {

namespace {
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
}  // namespace

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

bool text_of(const Fields &fields, string_view &text, const char **key) {
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
  if (isPost && fields.string(kPostText, text)) return held(fields.spelling(kPostText));
  if (fields.has(kPosted) && fields.string(kDescription, text))
    return held(fields.spelling(kDescription));
  return false;
}

}  // namespace textmine

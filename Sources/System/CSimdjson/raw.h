// The fields that both readers of tweets fill alike.
#ifndef TEXTMINE_RAW_H
#define TEXTMINE_RAW_H
#include <initializer_list>
#include <string_view>

#include "csimdjson.h"
#include "fields.h"
#include "shape.h"

namespace textmine {

inline textmine_bytes bytes(std::string_view text) { return {text.data(), text.size()}; }

/// Whether a tweet is said to answer itself, as some exports have it that name the first tweet of a conversation there.
inline bool answers_itself(std::string_view answered, std::string_view id) {
  constexpr size_t kFewestDigits = 15;
  return id.size() >= kFewestDigits && answered == id;
}

/// Room for the numbers of one tweet that are not written as texts.
struct Numbers {
  Digits id, createdAt, timeOfDay, conversation, answered;
};

/// The first of `keys` that says something, as text; `key` is how it is spelt.
template <typename Keys>
textmine_bytes first_of(const Keys &of, std::initializer_list<Key> keys, Digits &digits,
                        const char *&key) {
  for (Key one : keys) {
    if (!of.has(one)) continue;
    std::string_view text = of.text(one, digits);
    if (text.empty()) continue;
    key = of.spelling(one);
    return bytes(text);
  }
  return {};
}

/// Fills all but text, account, counts and what a retweet passes on from the keys `of` a tweet, be they
/// read from a tree or a line. Whether a key was said to hold the account is told by `isAccountSaid`.
template <typename Keys>
void fill_fields(const Keys &of, bool isAccountSaid, Numbers &numbers, textmine_tweet *tweet) {
  *tweet = {};
  tweet->shape = shape_of(of, isAccountSaid);
  tweet->id = first_of(of, {kIdText}, numbers.id, tweet->id_key);
  // The web site's own `id` is no number of a tweet, and a capture's is one rounded to a double.
  if (tweet->id.count == 0 && tweet->shape != TEXTMINE_SHAPE_GRAPHQL)
    tweet->id = first_of(of, {kId}, numbers.id, tweet->id_key);
  tweet->created_at = first_of(of, {kCreatedAt, kDate, kTimestamp, kPosted}, numbers.createdAt,
                               tweet->created_at_key);
  std::string_view text;
  if (of.has(kTimeOfDay)) tweet->time_of_day = bytes(of.text(kTimeOfDay, numbers.timeOfDay));
  if (of.string(kLanguage, text)) tweet->language = bytes(text);
  if (of.string(kKind, text)) tweet->kind = bytes(text);
  if (of.string(kLink, text)) {
    tweet->link = bytes(text);
    tweet->link_key = of.spelling(kLink);
  }
  tweet->tells_kind = of.has(kReply) || of.has(kReferences) || of.has(kIsQuote);
  tweet->tells_answered = of.has(kAnswered);
}

}  // namespace textmine
#endif

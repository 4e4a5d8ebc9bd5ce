// Tweets out of one JSON document: where they stand in it, and what each of them says.
#ifndef TEXTMINE_TWEETS_H
#define TEXTMINE_TWEETS_H
#include <string>
#include <vector>

#include "csimdjson.h"
#include "fields.h"
#include "included.h"
#include "stream.h"
#include "table.h"
#include "text.h"

namespace textmine {

/// What a retweet passes on: its account and its whole text, with the lists of names in it.
struct Original {
  std::string_view username, text;
  simdjson::dom::object entities;
  bool hasText = false, hasEntities = false;
};

/// A tweet in a document, or what stands in a tweet's place.
struct Candidate {
  simdjson::dom::object tweet;
  bool isTweet;
};

}  // namespace textmine

struct textmine_parser {
  using element = textmine::element;
  using object = simdjson::dom::object;
  using array = simdjson::dom::array;
  using string_view = std::string_view;

  simdjson::dom::parser parser;
  textmine::LineReader lines;
  std::vector<textmine::Candidate> pending;
  size_t next = 0;
  /// The accounts and tweets that a page includes, by id, and those of a page that is too long to be
  /// held.
  std::vector<std::pair<string_view, object>> users, tweets;
  textmine::Included included;
  textmine::Table table;
  textmine::Fields fields, inner;
  /// Whether `fields` are those of the next tweet already.
  bool areFieldsRead = false;
  std::string mentions, hashtags, prefix;
  char id[24], time[24];

  /// Puts what may be tweets in a document, or in a part of one that stands at `place`, into `pending`.
  void open(element root, textmine_place place);
  /// Fills `tweet` from the table's next row; false where there is none.
  bool fillRow(textmine_tweet *tweet);
  /// Fills `tweet` from the object `of`.
  void fill(object of, textmine_tweet *tweet);

 private:
  bool walk(element value, textmine_place place);
  bool walkObject(object of, textmine_place place);
  void walkList(array items);
  bool walkGlobal(object of);
  void include(array items, std::vector<std::pair<string_view, object>> &into);
  void sortIncluded();
  bool find(string_view id, textmine::Included::Use use, object &out);
  static void read(object of, textmine::Fields &into);
  string_view digits(textmine::Key key, char (&buffer)[24]) const;
  string_view username(const textmine::Fields &of, const char **key = nullptr);
  bool isAnswer();
  void identify(textmine_tweet *tweet);
  void reference(textmine_tweet *tweet, textmine::Original *passed);
  void original(object of, textmine::Original *into);
  bool list(const textmine::Fields &of, textmine::Key key, std::string &into);
  void listNames(const textmine::Original &of, bool taken, textmine_tweet *tweet);
};
#endif

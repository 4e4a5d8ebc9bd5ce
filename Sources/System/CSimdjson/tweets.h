// Tweets out of one JSON document: where they stand in it, and what each of them says.
#ifndef TEXTMINE_TWEETS_H
#define TEXTMINE_TWEETS_H
#include <string>
#include <vector>

#include "csimdjson.h"
#include "fields.h"
#include "included.h"
#include "raw.h"
#include "stream.h"
#include "table.h"

namespace textmine {

/// A tweet in a document, or what stands in a tweet's place.
struct Candidate {
  simdjson::dom::object tweet;
  bool isTweet;
  /// The account that stands around the tweet, and the key that holds it.
  std::string_view account = {};
  const char *accountKey = nullptr;
};

}  // namespace textmine

struct textmine_parser {
  using element = textmine::element;
  using object = simdjson::dom::object;
  using array = simdjson::dom::array;
  using string_view = std::string_view;

  textmine::NameTable names;
  simdjson::dom::parser parser;
  textmine::LineReader lines{names};
  std::vector<textmine::Candidate> pending;
  size_t next = 0;
  /// The accounts and tweets that a page includes, by id, and those of a page that is too long to be
  /// held.
  std::vector<std::pair<string_view, object>> users, tweets;
  textmine::Included included;
  textmine::Table table{names};
  textmine::Fields fields{names}, inner{names};
  /// Whether `fields` are those of the next tweet already.
  bool areFieldsRead = false;
  textmine::Numbers numbers;
  /// The names listed in the tweet, and in what it passes on.
  std::string mentions[2], hashtags[2];

  /// Puts what may be tweets in a document, or in a part of one that stands at `place`, into `pending`.
  void open(element root, textmine_place place);
  /// Fills `tweet` from the table's next row; false where there is none.
  bool fillRow(textmine_tweet *tweet);
  /// Fills `tweet` from a candidate that is one.
  void fill(const textmine::Candidate &candidate, textmine_tweet *tweet);

 private:
  bool walk(element value, textmine_place place);
  bool walkObject(object of, textmine_place place);
  void walkList(array items);
  void setAccountAround(object of, size_t first);
  void setAccount(string_view account, const char *key, size_t first);
  bool walkGlobal(object of);
  void include(array items, std::vector<std::pair<string_view, object>> &into);
  void sortIncluded();
  bool find(string_view id, textmine::Included::Use use, object &out);
  void read(object of, textmine::Fields &into);
  string_view username(const textmine::Fields &of, const char **key = nullptr);
  void fillOriginal(object of, textmine_content *original);
  void fillSigns(textmine_tweet *tweet);
  void fillCounts(textmine_tweet *tweet);
  bool list(const textmine::Fields &of, textmine::Key key, std::string &into);
  void listNames(object of, int place, textmine_content *content);
};
#endif

// One tweet out of a line, read in one pass without a tree: the fast way for what most files hold.
#ifndef TEXTMINE_STREAM_H
#define TEXTMINE_STREAM_H
#include <string>
#include <string_view>

#include "csimdjson.h"
#include "fields.h"

namespace textmine {

/// Reads the objects that API v1.1 and v2 write one a line. What it does not know for certain it
/// leaves to the reader of trees, and what both know they read alike: a test holds them together.
/// Values that no field needs are passed over, so damage within them is not seen.
class LineReader {
 public:
  /// Fills `tweet` from a document; false where the tree must be read. Its bytes belong to this
  /// reader until the next document.
  bool read(const char *json, size_t count, textmine_tweet *tweet);

 private:
  using Object = simdjson::ondemand::object;
  using Value = simdjson::ondemand::value;
  using string_view = std::string_view;

  /// What one pass over a tweet's keys finds.
  struct Found {
    uint64_t seen = 0, set = 0;
    string_view strings[kKeys];
    const char *spellings[kKeys];
    /// The name within an account's object.
    string_view names[2];
    int32_t counts[4] = {-1, -1, -1, -1}, metrics[4] = {-1, -1, -1, -1};
    string_view type;
    bool hasMetrics = false, hasEntities = false, listsMentions = false, listsHashtags = false;
    bool isQuote = false, isReply = false, isRetweet = false, hasOriginal = false;
    std::string mentions, hashtags;
    char digits[24];

    void clear();
    bool has(Key key) const { return seen >> key & 1; }
    bool isSet(Key key) const { return set >> key & 1; }
    bool text(string_view &out, const char *&key) const;
    string_view username(const char *&key) const;
  };

  bool readTweet(Object of, Found &found, bool isReference);
  bool readValue(Value of, const Name &name, Found &found, bool isReference);
  bool readFlag(Value of, Key key, Found &found);
  bool readAccount(Value of, string_view &name);
  bool readCounts(Value of, Found &found);
  bool readEntities(Value of, Found &found);
  bool readNames(Value of, std::string &into);
  bool readReferences(Value of, Found &found);
  void fill(textmine_tweet *tweet);

  simdjson::ondemand::parser parser_;
  Found found_, original_;
  std::string prefix_;
};

}  // namespace textmine
#endif

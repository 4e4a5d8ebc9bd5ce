// One tweet out of a line, read in one pass without a tree: the fast way for what most files hold.
#ifndef TEXTMINE_STREAM_H
#define TEXTMINE_STREAM_H
#include <string>
#include <string_view>

#include "csimdjson.h"
#include "cursor.h"
#include "raw.h"

namespace textmine {

/// Reads the objects that API v1.1 and v2 write one a line. What it does not know for certain it
/// leaves to the reader of trees, and what both know they read alike: a test holds them together.
/// Values that no field needs are passed over, so damage within them is not seen.
class LineReader {
 public:
  explicit LineReader(NameTable &names) : names_(names), cursor_(names) {}

  /// Fills `tweet` from a document; false where the tree must be read. Its bytes are those of the
  /// document, or belong to this reader until the next one.
  bool read(const char *json, size_t count, textmine_tweet *tweet);

  /// Looks through whole lines; false where each must be read for itself.
  bool open(const char *json, size_t count) { return cursor_.open(json, count); }
  /// Fills `tweet` from the first line at or behind `from` and tells where that ends, and adds the
  /// line feeds before it; 0 where it must be read as a tree, or there is none.
  size_t next(const char *json, size_t from, textmine_tweet *tweet, size_t *lines);

 private:
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
    /// The first of the tweets, accounts and the like that are answered.
    string_view answered;
    bool listsMentions = false, listsHashtags = false;
    bool isQuote = false, isReply = false, isRetweet = false, hasOriginal = false;
    std::string mentions, hashtags;

    void clear();
    bool has(Key key) const { return seen >> key & 1; }
    bool isSet(Key key) const { return set >> key & 1; }
    string_view text(Key key) const { return isSet(key) ? strings[key] : string_view(); }
    string_view text(Key key, Digits &) const { return text(key); }
    bool string(Key key, string_view &out) const {
      if (isSet(key)) out = strings[key];
      return isSet(key);
    }
    const char *spelling(Key key) const { return spellings[key]; }
    string_view username(bool isSaid, const char *&key) const;
    void fill(textmine_content *content, bool isAccountSaid, const char *&textKey,
              const char *&nameKey) const;
  };

  bool readLine(textmine_tweet *tweet);
  bool readTweet(Found &found, bool isReference);
  bool readValue(const Name &name, Found &found, bool isReference);
  bool readString(const Name &name, Found &found);
  bool readFlag(Key key, Found &found);
  bool readCount(int32_t &count);
  bool readAccount(string_view &name);
  bool readCounts(Found &found);
  bool readEntities(Found &found);
  bool readNames(std::string &into);
  bool readName(string_view &name);
  bool readReferences(Found &found);
  template <typename Read>
  bool readObject(Read read);
  void fill(textmine_tweet *tweet);

  const NameTable &names_;
  Cursor cursor_;
  Found found_, original_;
  Numbers numbers_;
};

}  // namespace textmine
#endif

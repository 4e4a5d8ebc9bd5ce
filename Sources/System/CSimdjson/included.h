// The accounts and tweets that a long page includes, left in a file until a tweet needs one.
#ifndef TEXTMINE_INCLUDED_H
#define TEXTMINE_INCLUDED_H
#include <simdjson.h>

#include <string_view>
#include <vector>

namespace textmine {

/// Where the included objects stand, by id, and those that the tweet at hand has needed.
class Included {
 public:
  /// What an object is read for. Each has a place of its own, as one tweet needs all three.
  enum Use { kAccount, kOriginal, kOriginalAccount };

  /// Forgets all; those to come stand in `file`, a descriptor that others close, -1 for none.
  void open(int file);

  /// Adds the object of `count` bytes at `offset` of the file, whose id is `id`.
  void add(bool isTweet, std::string_view id, uint64_t offset, uint32_t count);

  /// Reads the object; it is valid until another is read for the same use.
  bool find(std::string_view id, Use use, simdjson::dom::object &out);

 private:
  struct Entry {
    uint64_t id, offset;
    uint32_t count;
  };

  int file_ = -1;
  bool isSorted_ = true;
  std::vector<Entry> accounts_, tweets_;
  std::vector<char> bytes_[3];
  simdjson::dom::parser parsers_[3];

  void sort();
};

}  // namespace textmine
#endif

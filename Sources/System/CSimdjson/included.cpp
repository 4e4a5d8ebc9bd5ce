#include "included.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

using simdjson::dom::object;
using std::string_view;

namespace textmine {

namespace {
/// Ids are numbers; what else stands in their place is the id of nothing.
bool number_of(string_view id, uint64_t &number) {
  auto read = std::from_chars(id.data(), id.data() + id.size(), number);
  return read.ec == std::errc() && read.ptr == id.data() + id.size();
}

bool read_all(int file, char *into, size_t count, uint64_t offset) {
  while (count > 0) {
    ssize_t read = pread(file, into, count, off_t(offset));
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0) return false;
    into += read;
    offset += uint64_t(read);
    count -= size_t(read);
  }
  return true;
}
}  // namespace

void Included::open(int file) {
  file_ = file;
  accounts_.clear();
  tweets_.clear();
  isSorted_ = true;
}

void Included::add(bool isTweet, string_view id, uint64_t offset, uint32_t count) {
  uint64_t number;
  if (!number_of(id, number)) return;
  (isTweet ? tweets_ : accounts_).push_back({number, offset, count});
  isSorted_ = false;
}

void Included::sort() {
  if (isSorted_) return;
  // Of two objects with one id the first is taken.
  auto isBefore = [](const Entry &a, const Entry &b) {
    return a.id != b.id ? a.id < b.id : a.offset < b.offset;
  };
  std::sort(accounts_.begin(), accounts_.end(), isBefore);
  std::sort(tweets_.begin(), tweets_.end(), isBefore);
  isSorted_ = true;
}

bool Included::find(string_view id, Use use, object &out) {
  uint64_t number;
  if (file_ < 0 || !number_of(id, number)) return false;
  sort();
  const std::vector<Entry> &entries = use == kOriginal ? tweets_ : accounts_;
  auto found = std::lower_bound(entries.begin(), entries.end(), number,
                                [](const Entry &a, uint64_t b) { return a.id < b; });
  if (found == entries.end() || found->id != number) return false;
  std::vector<char> &bytes = bytes_[use];
  bytes.resize(found->count + simdjson::SIMDJSON_PADDING);
  return read_all(file_, bytes.data(), found->count, found->offset) &&
         parsers_[use].parse(bytes.data(), found->count, false).get(out) == simdjson::SUCCESS;
}

}  // namespace textmine

// The fields of a tweet's JSON object, looked up in one pass over its keys.
#ifndef TEXTMINE_FIELDS_H
#define TEXTMINE_FIELDS_H
#include <simdjson.h>

#include <string_view>

#include "names.h"

namespace textmine {

using simdjson::dom::element;

/// Room for the digits of a number that an export writes without quotes.
using Digits = char[32];

/// The values of one object by key. Refilled for each object, so nothing is allocated.
class Fields {
 public:
  explicit Fields(NameTable &names) : names_(names) {}

  void read(simdjson::dom::object object);
  /// Adds the keys of another object of the same tweet; what is there already wins.
  void add(simdjson::dom::object object);
  /// Adds the keys of what the web site keeps within a tweet; of a feature of a map in GeoJSON all are those of its properties.
  void addInside();
  /// Begins an object whose keys come one by one.
  void clear() { seen_ = 0; }
  /// Adds a key, unless it is there already and says something.
  void set(const Name &name, element value);
  /// Whether the key stands in the object, be it with null.
  bool has(Key key) const { return seen_ >> key & 1; }
  /// How many of `keys` stand in the object.
  int count(uint64_t keys) const { return __builtin_popcountll(seen_ & keys); }
  /// The key's value where it stands there and is not null; of what MongoDB writes around numbers and
  /// dates (`{"$numberLong": "5"}`) the inside.
  bool value(Key key, element &out) const;
  bool string(Key key, std::string_view &out) const;
  bool object(Key key, simdjson::dom::object &out) const;
  bool array(Key key, simdjson::dom::array &out) const;
  /// A string or a number as text, in `digits` where it is a number. A number with a fraction or an
  /// exponent comes with an exponent, which tells that digits of an id are lost.
  std::string_view text(Key key, Digits &digits) const;
  bool isTrue(Key key) const;
  /// Whether the value is neither an object nor a list.
  bool isScalar(Key key) const;
  /// Whether the value says something: no null, no false, no 0, nothing empty.
  bool isSet(Key key) const;
  /// The first string of another object, such as an account or a hashtag, whose key is among `keys`.
  bool named(simdjson::dom::object of, uint64_t keys, std::string_view &out) const;
  /// The key as this object spells it.
  const char *spelling(Key key) const { return spellings_[key]; }

 private:
  NameTable &names_;
  uint64_t seen_ = 0;
  element values_[kKeys];
  const char *spellings_[kKeys] = {};
};

}  // namespace textmine
#endif

#include "fields.h"

#include <charconv>
#include <cmath>
#include <cstdio>

namespace textmine {

namespace {
/// The inside of `{"$date": {"$numberLong": "5"}}`.
element unwrapped(element value) {
  simdjson::dom::object of;
  for (int layers = 0; layers < 2 && value.get(of) == simdjson::SUCCESS; layers++) {
    auto field = of.begin();
    if (field == of.end() || field.key().empty() || field.key()[0] != '$') break;
    value = field.value();
  }
  return value;
}
}  // namespace

void Fields::read(simdjson::dom::object object) {
  seen_ = 0;
  add(object);
}

void Fields::add(simdjson::dom::object object) {
  for (auto field : object)
    if (const Name *name = names_.find(field.key)) set(*name, field.value);
}

void Fields::addInside() {
  simdjson::dom::object within;
  if (object(kLegacy, within)) add(within);
  std::string_view type;
  if (string(kKind, type) && type == "Feature" && object(kProperties, within)) read(within);
}

void Fields::set(const Name &name, element value) {
  Key key = name.key;
  // Of several spellings of one key, such as in_reply_to_*, one that says something wins.
  if (has(key) && isSet(key)) return;
  seen_ |= uint64_t(1) << key;
  values_[key] = unwrapped(value);
  spellings_[key] = name.spelling.data();
}

bool Fields::value(Key key, element &out) const {
  if (!has(key) || values_[key].is_null()) return false;
  out = values_[key];
  return true;
}

bool Fields::isScalar(Key key) const {
  element found;
  return value(key, found) && !found.is_object() && !found.is_array();
}

bool Fields::string(Key key, std::string_view &out) const {
  return has(key) && values_[key].get(out) == simdjson::SUCCESS;
}

bool Fields::object(Key key, simdjson::dom::object &out) const {
  return has(key) && values_[key].get(out) == simdjson::SUCCESS;
}

bool Fields::array(Key key, simdjson::dom::array &out) const {
  return has(key) && values_[key].get(out) == simdjson::SUCCESS;
}

bool Fields::named(simdjson::dom::object of, uint64_t keys, std::string_view &out) const {
  for (auto field : of) {
    const Name *name = names_.find(field.key);
    if (name && bit(name->key) & keys && field.value.get(out) == simdjson::SUCCESS) return true;
  }
  return false;
}

std::string_view Fields::text(Key key, Digits &digits) const {
  element value;
  std::string_view text;
  uint64_t natural;
  int64_t whole;
  double real;
  char *end = digits;
  if (!this->value(key, value)) return {};
  if (value.get(text) == simdjson::SUCCESS) return text;
  if (value.get(natural) == simdjson::SUCCESS)
    end = std::to_chars(digits, digits + sizeof digits, natural).ptr;
  else if (value.get(whole) == simdjson::SUCCESS)
    end = std::to_chars(digits, digits + sizeof digits, whole).ptr;
  else if (value.get(real) == simdjson::SUCCESS)
    end += std::snprintf(digits, sizeof digits, std::fabs(real) < 0x1p53 ? "%.3f" : "%.16e", real);
  return std::string_view(digits, size_t(end - digits));
}

bool Fields::isTrue(Key key) const {
  bool truth = false;
  return has(key) && values_[key].get(truth) == simdjson::SUCCESS && truth;
}

bool Fields::isSet(Key key) const {
  element found;
  if (!value(key, found)) return false;
  switch (found.type()) {
    case simdjson::dom::element_type::STRING: return !std::string_view(found).empty();
    case simdjson::dom::element_type::BOOL: return bool(found);
    // Twitter4J writes -1 for nothing.
    case simdjson::dom::element_type::INT64: return int64_t(found) > 0;
    case simdjson::dom::element_type::ARRAY: return simdjson::dom::array(found).begin() !=
                                                    simdjson::dom::array(found).end();
    case simdjson::dom::element_type::OBJECT: return simdjson::dom::object(found).begin() !=
                                                     simdjson::dom::object(found).end();
    default: return true;
  }
}

}  // namespace textmine

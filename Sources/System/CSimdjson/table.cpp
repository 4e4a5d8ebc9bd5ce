#include "table.h"

using simdjson::dom::array;
using simdjson::dom::object;

namespace textmine {

namespace {
bool is_text(Key key) {
  return key == kText || key == kFullText || key == kRawContent || key == kContent || key == kTweet;
}

/// The values of a column; whether it is one.
bool values_of(element column, std::vector<element> &into) {
  object byIndex;
  array list;
  if (column.get(list) == simdjson::SUCCESS) {
    for (element value : list) into.push_back(value);
    return true;
  }
  if (column.get(byIndex) != simdjson::SUCCESS) return false;
  for (auto field : byIndex) {
    if (field.key.find_first_not_of("0123456789") != std::string_view::npos) return false;
    into.push_back(field.value);
  }
  return true;
}
}  // namespace

void Table::clear() {
  columns_.clear();
  row_ = 0;
}

bool Table::openColumns(object of) {
  clear();
  for (auto field : of) {
    if (!field.value.is_object() && !field.value.is_array()) break;
    const Name *name = names_.find(field.key);
    if (!name) continue;
    columns_.push_back({name, {}});
    if (!values_of(field.value, columns_.back().values)) break;
  }
  return isOpen();
}

bool Table::openRows(object of) {
  clear();
  array names, rows, row;
  if (of["columns"].get(names) != simdjson::SUCCESS || of["data"].get(rows) != simdjson::SUCCESS)
    return false;
  std::vector<size_t> places;
  size_t place = 0;
  for (element value : names) {
    std::string_view spelling;
    const Name *name = value.get(spelling) == simdjson::SUCCESS ? names_.find(spelling) : nullptr;
    if (name) {
      columns_.push_back({name, {}});
      places.push_back(place);
    }
    ++place;
  }
  for (element value : rows) {
    if (value.get(row) != simdjson::SUCCESS) break;
    size_t at = 0, column = 0;
    for (element cell : row) {
      if (column < places.size() && places[column] == at) columns_[column++].values.push_back(cell);
      ++at;
    }
  }
  return isOpen();
}

/// Whether all columns are of one length and one of them has texts.
bool Table::isOpen() {
  bool hasTexts = false;
  for (const Column &column : columns_) {
    if (column.values.size() != columns_[0].values.size()) hasTexts = false;
    if (column.values.size() != columns_[0].values.size()) break;
    for (element value : column.values)
      if (is_text(column.name->key) && value.is_string()) hasTexts = true;
  }
  if (!hasTexts) clear();
  return hasTexts;
}

bool Table::read(Fields &into) {
  if (columns_.empty() || row_ == columns_[0].values.size()) return false;
  into.clear();
  for (const Column &column : columns_) into.set(*column.name, column.values[row_]);
  ++row_;
  return true;
}

}  // namespace textmine

// Tweets in a document that is a table, as notebooks save one: column by column, or rows without keys.
#ifndef TEXTMINE_TABLE_H
#define TEXTMINE_TABLE_H
#include <vector>

#include "fields.h"

namespace textmine {

/// The columns of such a table that have a name some export knows, with their values.
class Table {
 public:
  explicit Table(NameTable &names) : names_(names) {}

  void clear();

  /// Opens `{"id": {"0": 5, "1": 6}, "text": {"0": "a", "1": "b"}}` or `{"id": [5, 6], "text": ["a",
  /// "b"]}`; false where it is none.
  bool openColumns(simdjson::dom::object of);
  /// Opens `{"columns": ["id", "text"], "data": [[5, "a"], [6, "b"]]}`; false where it is none.
  bool openRows(simdjson::dom::object of);

  /// Takes the next row; false where there is none.
  bool read(Fields &into);

 private:
  struct Column {
    const Name *name;
    std::vector<element> values;
  };

  NameTable &names_;
  std::vector<Column> columns_;
  size_t row_ = 0;

  bool isOpen();
};

}  // namespace textmine
#endif

// What a tweet says: its text and what its export lists beside that.
#ifndef TEXTMINE_CONTENT_H
#define TEXTMINE_CONTENT_H
#include <string_view>

#include "fields.h"

namespace textmine {

/// The whole text of a tweet in any export's shape, and the key that holds it.
bool text_of(const Fields &fields, std::string_view &text, const char **key = nullptr);

/// The lists of names and links in that text.
bool entities_of(const Fields &fields, simdjson::dom::object &entities);

/// Whether a link in `entities` leads to a tweet.
bool links_to_tweet(simdjson::dom::object entities);

}  // namespace textmine
#endif

// What texts of tweets show of themselves.
#ifndef TEXTMINE_TEXT_H
#define TEXTMINE_TEXT_H
#include <string_view>

#include "csimdjson.h"

namespace textmine {

inline textmine_bytes bytes(std::string_view text) { return {text.data(), text.size()}; }

/// Whether a text ends with `…`, be it before a link to the rest.
inline bool is_cut(std::string_view text) {
  constexpr std::string_view ellipsis = "\xE2\x80\xA6";
  size_t link = text.rfind(" https://t.co/");
  if (link != std::string_view::npos && text.find(' ', link + 1) == std::string_view::npos)
    text = text.substr(0, link);
  return text.size() >= ellipsis.size() &&
         text.substr(text.size() - ellipsis.size()) == ellipsis;
}

/// The length of `RT @name: ` at the text's start, 0 where there is none.
inline size_t retweet_prefix(std::string_view text) {
  if (text.substr(0, 4) != "RT @") return 0;
  size_t colon = text.find(": ", 4);
  return colon == std::string_view::npos || colon > 24 ? 0 : colon + 2;
}

}  // namespace textmine
#endif

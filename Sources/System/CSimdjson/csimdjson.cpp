#include "csimdjson.h"

#include <cstring>
#include <new>

#include "tweets.h"

extern "C" {

textmine_parser *textmine_parser_new(void) { return new (std::nothrow) textmine_parser; }

void textmine_parser_free(textmine_parser *parser) { delete parser; }

textmine_json_status textmine_parse(textmine_parser *parser, const char *json, size_t count,
                                    textmine_place place, textmine_tweet *tweet) {
  try {
    parser->pending.clear();
    parser->table.clear();
    parser->next = 0;
    if (place == TEXTMINE_PLACE_LINE) {
      if (parser->lines.read(json, count, tweet)) return TEXTMINE_JSON_TWEET;
      place = TEXTMINE_PLACE_LISTED;
    }
    textmine::element root;
    switch (parser->parser.parse(json, count, false).get(root)) {
      case simdjson::SUCCESS: break;
      case simdjson::UTF8_ERROR: return TEXTMINE_JSON_BAD_UTF8;
      case simdjson::STRING_ERROR:
      case simdjson::UNESCAPED_CHARS: return TEXTMINE_JSON_BAD_STRING;
      case simdjson::DEPTH_ERROR: return TEXTMINE_JSON_TOO_DEEP;
      case simdjson::MEMALLOC:
      case simdjson::CAPACITY: return TEXTMINE_JSON_NO_MEMORY;
      default: return TEXTMINE_JSON_INVALID;
    }
    parser->open(root, place);
    return TEXTMINE_JSON_READ;
  } catch (...) {
    return TEXTMINE_JSON_NO_MEMORY;
  }
}

void textmine_name(textmine_parser *parser, const char *spelling, size_t count, textmine_field field) {
  using namespace textmine;
  const auto name = [&](Key key, uint64_t others) {
    try {
      parser->names.name({spelling, count}, key, key == kUnknown ? 0 : others | bit(key));
    } catch (...) {
    }
  };
  switch (field) {
    case TEXTMINE_FIELD_TEXT: return name(kText, bit(kFullText) | bit(kRawContent) | bit(kContent));
    case TEXTMINE_FIELD_ID: return name(kId, bit(kIdText));
    case TEXTMINE_FIELD_DATE: return name(kCreatedAt, bit(kDate) | bit(kTimestamp) | bit(kPosted));
    case TEXTMINE_FIELD_TIME: return name(kTimeOfDay, 0);
    case TEXTMINE_FIELD_ACCOUNT: {
      // Names within an account's object, and those of mentions, keep what they stand for.
      const Name *known = parser->names.find({spelling, count});
      if (!known || !(bit(known->key) & kAccountNames))
        return name(kUser, bit(kAuthor) | bit(kAuthorId));
      return name(kUsername, bit(kScreenName) | bit(kAuthor) | bit(kUser) | bit(kAuthorId));
    }
    case TEXTMINE_FIELD_KIND: return name(kKind, 0);
    case TEXTMINE_FIELD_NONE: return name(kUnknown, 0);
  }
}

void textmine_include_from(textmine_parser *parser, int file) { parser->included.open(file); }

void textmine_include(textmine_parser *parser, const char *json, size_t count, uint64_t offset,
                      bool is_tweet) {
  try {
    std::string_view id;
    bool isNamed = parser->parser.parse(json, count, false)["id"].get(id) == simdjson::SUCCESS;
    if (isNamed) parser->included.add(is_tweet, id, offset, uint32_t(count));
  } catch (...) {
  }
}

bool textmine_open_lines(textmine_parser *parser, const char *lines, size_t count) {
  try {
    return parser->lines.open(lines, count);
  } catch (...) {
    return false;
  }
}

size_t textmine_next_line(textmine_parser *parser, const char *lines, size_t from,
                          textmine_tweet *tweet, size_t *count) {
  try {
    return parser->lines.next(lines, from, tweet, count);
  } catch (...) {
    return 0;
  }
}

textmine_next_status textmine_next(textmine_parser *parser, textmine_tweet *tweet) {
  try {
    if (parser->next == parser->pending.size())
      return parser->fillRow(tweet) ? TEXTMINE_NEXT_TWEET : TEXTMINE_NEXT_END;
    const textmine::Candidate &candidate = parser->pending[parser->next++];
    if (!candidate.isTweet) return TEXTMINE_NEXT_OTHER;
    parser->fill(candidate, tweet);
    return TEXTMINE_NEXT_TWEET;
  } catch (...) {
    return TEXTMINE_NEXT_OTHER;
  }
}

bool textmine_is_utf8(const char *bytes, size_t count) {
  return simdjson::validate_utf8(bytes, count);
}

// The thread sanitizer is not there yet when the loader chooses a clone.
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
__attribute__((target_clones("avx2", "default")))
#endif
size_t textmine_lines(const char *bytes, size_t count) {
  size_t lines = 0;
  while (count > 0) {
    // Counts of one byte each are added up in vectors.
    const size_t block = std::min<size_t>(count, 248);
    uint8_t some = 0;
    for (size_t index = 0; index < block; ++index) some += uint8_t(bytes[index] == '\n');
    lines += some;
    bytes += block;
    count -= block;
  }
  return lines;
}

size_t textmine_first_of(const char *bytes, size_t count, uint8_t one, uint8_t other,
                         uint8_t third, uint8_t fourth, uint8_t fifth) {
  typedef uint8_t Vector __attribute__((vector_size(16)));
  const Vector ones = Vector{} + one, others = Vector{} + other, thirds = Vector{} + third,
               fourths = Vector{} + fourth, fifths = Vector{} + fifth;
  const auto is_in_sixteen = [&](size_t at) {
    Vector here;
    std::memcpy(&here, bytes + at, 16);
    auto found = (here == ones) | (here == others) | (here == thirds) | (here == fourths) |
                 (here == fifths);
    uint64_t halves[2];
    std::memcpy(halves, &found, 16);
    return (halves[0] | halves[1]) != 0;
  };
  size_t at = 0;
  while (at + 16 <= count && !is_in_sixteen(at)) at += 16;
  // The last sixteen, some of them again.
  if (at + 16 > count && count >= 16 && !is_in_sixteen(count - 16)) return count;
  for (; at < count; ++at) {
    uint8_t byte = uint8_t(bytes[at]);
    if (byte == one || byte == other || byte == third || byte == fourth ||
        byte == fifth)
      break;
  }
  return at;
}

}

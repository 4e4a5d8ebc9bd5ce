// Tweets out of JSON documents: the part of simdjson that Corpus needs, behind plain C.
#ifndef TEXTMINE_CSIMDJSON_H
#define TEXTMINE_CSIMDJSON_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes that must be readable behind a document; their values do not matter.
#define TEXTMINE_JSON_PADDING 64
/// The most bytes of lines that are looked through at once.
#define TEXTMINE_LINES_LIMIT (1 << 20)

/// Bytes that belong to the parser, valid until its next document or tweet.
typedef struct {
  const char *start;
  size_t count;
} textmine_bytes;

/// The shapes in which tweets come as JSON.
typedef enum { TEXTMINE_SHAPE_OTHER, TEXTMINE_SHAPE_V1, TEXTMINE_SHAPE_V2, TEXTMINE_SHAPE_GRAPHQL,
               TEXTMINE_SHAPE_ARCHIVE, TEXTMINE_SHAPE_NOTE, TEXTMINE_SHAPE_SNSCRAPE,
               TEXTMINE_SHAPE_TWSCRAPE } textmine_shape;

/// The text that an export has for a tweet, entities not yet decoded, and the names that it lists in it,
/// joined by spaces. Without a text `has_text` is false.
typedef struct {
  textmine_bytes username;
  textmine_bytes text;
  textmine_bytes mentions;
  textmine_bytes hashtags;
  bool has_text, lists_mentions, lists_hashtags;
} textmine_content;

/// The fields of one tweet as the export has them. What follows from them, such as the kind and the
/// whole text of a retweet that is cut, is for Corpus's TweetAssembler to say.
typedef struct {
  textmine_shape shape;
  /// The keys that hold id, account, date, text and link; they live as long as the parser. NULL for none.
  const char *id_key, *username_key, *created_at_key, *text_key, *link_key;
  textmine_bytes id;
  textmine_bytes created_at;
  /// The time of day of dates without one, where a key was said to hold it.
  textmine_bytes time_of_day;
  /// The address of the tweet.
  textmine_bytes link;
  textmine_bytes language;
  /// The name of the kind, in exports that name it.
  textmine_bytes kind;
  /// The id of the first tweet of the conversation, which tells whether a tweet answers another.
  textmine_bytes conversation;
  textmine_content content;
  /// The tweet that a retweet passes on.
  textmine_content original;
  /// -1 where the export has none.
  int32_t retweets, likes, replies, quotes;
  /// What the export's fields say of the kind, and whether it has fields that would.
  bool is_retweet, is_reply, is_quote, tells_kind;
  /// Whether the export has a field for whom a tweet answers, and whether it names somebody there; some scrapers do so in
  /// every tweet.
  bool tells_answered, names_answered;
} textmine_tweet;

typedef enum {
  TEXTMINE_JSON_READ,
  /// The document is one tweet, read already.
  TEXTMINE_JSON_TWEET,
  TEXTMINE_JSON_INVALID,
  TEXTMINE_JSON_BAD_UTF8,
  TEXTMINE_JSON_BAD_STRING,
  TEXTMINE_JSON_TOO_DEEP,
  TEXTMINE_JSON_NO_MEMORY,
} textmine_json_status;

typedef enum {
  TEXTMINE_NEXT_END,
  TEXTMINE_NEXT_TWEET,
  /// A value that is no tweet: a notice, a count, an error.
  TEXTMINE_NEXT_OTHER,
} textmine_next_status;

/// Where a document or a part of one stands, which tells how sure it is that it is a tweet.
typedef enum {
  /// On a line or in a list, and most likely one tweet.
  TEXTMINE_PLACE_LINE,
  /// On a line or in a list of tweets: what holds no tweet counts as something else.
  TEXTMINE_PLACE_LISTED,
  /// Under the name of a tweet.
  TEXTMINE_PLACE_WRAPPED,
  /// Anywhere else: it needs what tweets alone have.
  TEXTMINE_PLACE_ANY,
} textmine_place;

typedef struct textmine_parser textmine_parser;

/// A parser that is reused for every document; NULL when there is no memory.
textmine_parser *textmine_parser_new(void);
void textmine_parser_free(textmine_parser *parser);

/// What a key can be said to stand for.
typedef enum { TEXTMINE_FIELD_TEXT, TEXTMINE_FIELD_ID, TEXTMINE_FIELD_DATE, TEXTMINE_FIELD_TIME,
               TEXTMINE_FIELD_ACCOUNT, TEXTMINE_FIELD_KIND, TEXTMINE_FIELD_NONE } textmine_field;

/// Lets the keys of `count` bytes at `spelling` stand for `field`, and no other names for it; or for nothing.
void textmine_name(textmine_parser *parser, const char *spelling, size_t count, textmine_field field);

/// Reads one document of `count` bytes, or a part of one that stands at `place`, with
/// TEXTMINE_JSON_PADDING readable bytes behind it. A line that is one tweet comes back in `tweet` at
/// once, by a faster way that passes over what no field needs, and its fields are the document's own
/// bytes; those of anything else are not needed any more when this returns.
textmine_json_status textmine_parse(textmine_parser *parser, const char *json, size_t count,
                                    textmine_place place, textmine_tweet *tweet);

/// Forgets what was included, and takes what will be from the descriptor `file`, which must stay open
/// until the next call; -1 for none.
void textmine_include_from(textmine_parser *parser, int file);

/// Includes the account or tweet of `count` bytes, with readable bytes behind it like those of a
/// document, that stands at `offset` of that file; one that is damaged or has no id is left out, as is
/// one for which there is no memory.
void textmine_include(textmine_parser *parser, const char *json, size_t count, uint64_t offset,
                      bool is_tweet);

/// Looks through `count` bytes of whole lines, of which each may be a tweet; false where each must be
/// parsed for itself. TEXTMINE_JSON_PADDING bytes must be readable behind them.
bool textmine_open_lines(textmine_parser *parser, const char *lines, size_t count);

/// Reads the first of these lines at or behind `from` and returns where it ends, and adds the line
/// feeds before it to `count`; 0 where it must be parsed as a tree, or there is none. The fields are
/// bytes of the line, or valid until the next.
size_t textmine_next_line(textmine_parser *parser, const char *lines, size_t from,
                          textmine_tweet *tweet, size_t *count);

/// The document's next tweet: of a page or an envelope several, else one.
textmine_next_status textmine_next(textmine_parser *parser, textmine_tweet *tweet);

/// Whether `bytes` is UTF-8.
bool textmine_is_utf8(const char *bytes, size_t count);

/// The number of line feeds in `bytes`: in C++ as its compiler makes vectors of the loop.
size_t textmine_lines(const char *bytes, size_t count);

/// The position of the first of five bytes, `count` where there is none: also for its vectors.
size_t textmine_first_of(const char *bytes, size_t count, uint8_t one, uint8_t other,
                         uint8_t third, uint8_t fourth, uint8_t fifth);

#ifdef __cplusplus
}
#endif
#endif

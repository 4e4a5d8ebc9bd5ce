// Which program wrote a tweet, by the keys that it has.
#ifndef TEXTMINE_SHAPE_H
#define TEXTMINE_SHAPE_H
#include "csimdjson.h"
#include "fields.h"

namespace textmine {

/// The shape of a tweet whose keys `of` has, be they read from a tree or a line. A key that was said to hold the account
/// (`isAccountSaid`) tells none.
template <typename Keys>
textmine_shape shape_of(const Keys &of, bool isAccountSaid) {
  const bool hasUser = of.has(kUser) && !isAccountSaid;
  if (of.has(kNote)) return TEXTMINE_SHAPE_NOTE;
  if (of.has(kLegacy) || of.has(kCore)) return TEXTMINE_SHAPE_GRAPHQL;
  // Both scrapers say that they are snscrape; only the later one has ids as texts, too.
  if (of.has(kRawContent)) return of.has(kIdText) ? TEXTMINE_SHAPE_TWSCRAPE : TEXTMINE_SHAPE_SNSCRAPE;
  if (of.has(kIdText) && hasUser) return TEXTMINE_SHAPE_V1;
  if (of.has(kIdText) && (of.has(kFullText) || of.has(kEntities))) return TEXTMINE_SHAPE_ARCHIVE;
  if (of.has(kMetrics) || of.has(kReferences) || of.has(kAuthorId) || of.has(kEdits))
    return TEXTMINE_SHAPE_V2;
  // Before it had `rawContent`, snscrape had `content`.
  if (of.has(kRetweetCount) && hasUser)
    return of.has(kContent) && of.has(kDate) ? TEXTMINE_SHAPE_SNSCRAPE : TEXTMINE_SHAPE_V1;
  return TEXTMINE_SHAPE_OTHER;
}

}  // namespace textmine
#endif

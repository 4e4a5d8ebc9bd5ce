#include "names.h"

#include <algorithm>
#include <unordered_map>

#include "resources.h"

using std::string_view;

namespace textmine {

namespace {
constexpr Name kFields[] = {
    {"full_text", kFullText}, {"text", kText}, {"raw_content", kRawContent},
    {"content", kContent}, {"tweet", kTweet}, {"description", kDescription},
    {"snippet", kPostText}, {"post_text", kPostText}, {"id_text", kIdText}, {"tweet_id", kIdText}, {"id", kId},
    {"database_id", kDatabaseId}, {"link", kLink}, {"created_at", kCreatedAt}, {"date", kDate},
    {"timestamp", kTimestamp}, {"posted", kPosted}, {"username", kUsername},
    {"screen_name", kScreenName}, {"author", kAuthor}, {"user", kUser}, {"author_id", kAuthorId},
    {"kind", kKind}, {"language", kLanguage}, {"reply", kReply}, {"answered", kAnswered},
    {"conversation", kConversation}, {"retweeted", kRetweeted}, {"retweeted_id", kRetweetedId},
    {"passed_on", kPassedOn}, {"quoted", kQuoted}, {"is_quote", kIsQuote},
    {"retweet_count", kRetweetCount}, {"like_count", kLikeCount}, {"reply_count", kReplyCount},
    {"quote_count", kQuoteCount}, {"retweets", kRetweets}, {"likes", kLikes},
    {"replies", kReplies}, {"quotes", kQuotes}, {"metrics", kMetrics}, {"stats", kStats},
    {"references", kReferences}, {"mentions", kMentions}, {"hashtags", kHashtags}, {"tag", kTag},
    {"entities", kEntities}, {"extended_tweet", kExtendedTweet}, {"note_tweet", kNoteTweet},
    {"note", kNote}, {"edits", kEdits}, {"list", kList}, {"data", kData}, {"tweets", kTweets},
    {"users", kUsers}, {"includes", kIncludes}, {"notice", kNotice}, {"result", kResult},
    {"legacy", kLegacy}, {"core", kCore}, {"type_name", kTypeName}, {"item_type", kItemType},
    {"entry_id", kEntryId}, {"global", kGlobal},
    {"properties", kProperties},
};

Key key_of(string_view field) {
  auto found = std::find_if(std::begin(kFields), std::end(kFields),
                            [=](const Name &name) { return name.spelling == field; });
  return found == std::end(kFields) ? kUnknown : found->key;
}

bool is_date(Key key) {
  return key == kCreatedAt || key == kDate || key == kTimestamp || key == kPosted;
}

/// A name in lower case without spaces and punctuation, as ExportFields.plain in Swift writes it.
std::string plain(string_view name) {
  std::string out;
  for (char byte : name) {
    if (byte >= 'A' && byte <= 'Z') byte |= 0x20;
    bool isPart = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte & 0x80;
    if (isPart) out += byte;
  }
  if (out.compare(0, 3, "jml") == 0) out.replace(0, 3, "jumlah");
  return out;
}

/// The names of fields.tsv that JSON has.
struct FieldNames {
  std::deque<std::string> spellings;
  std::deque<Name> names;
  std::unordered_map<std::string, const Name *> plains;

  FieldNames() {
    struct textmine_resource file = textmine_resource("fields.tsv");
    string_view rest(reinterpret_cast<const char *>(file.bytes), file.count);
    while (!rest.empty()) {
      string_view line = part(rest, '\n');
      if (line.empty() || line[0] == '#') continue;
      string_view field = part(line, '\t'), name = part(line, '\t'), use = part(line, '\t');
      if (use.substr(0, 5) != "table") add(field, name, use.substr(0, 3) == "any");
    }
  }

  /// What stands before `end`, which is taken off `rest`.
  static string_view part(string_view &rest, char end) {
    size_t at = std::min(rest.find(end), rest.size());
    string_view part = rest.substr(0, at);
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return part;
  }

  void add(string_view field, string_view spelling, bool isPlain) {
    spellings.emplace_back(spelling);
    names.push_back({spellings.back(), key_of(field)});
    if (isPlain) plains.emplace(plain(spelling), &names.back());
  }

  /// What a name stands for that is spelt otherwise than in the file; null for nothing. Dates may have
  /// their zone behind them.
  const Name *find(string_view spelling) const {
    std::string name = plain(spelling);
    auto found = plains.find(name);
    if (found != plains.end()) return found->second;
    for (string_view zone : {"utc", "gmt", "wib", "wita", "wit"}) {
      if (name.size() <= zone.size() || name.compare(name.size() - zone.size(), zone.size(), zone))
        continue;
      found = plains.find(name.substr(0, name.size() - zone.size()));
      if (found != plains.end() && is_date(found->second->key)) return found->second;
    }
    return nullptr;
  }

  static const FieldNames &shared() {
    static const FieldNames names;
    return names;
  }
};
}  // namespace

NameTable::NameTable() {
  for (const Name &name : FieldNames::shared().names) add(name);
}

void NameTable::add(const Name &name) {
  uint64_t head = 0, tail = 0;
  size_t length = name.spelling.size();
  std::memcpy(&head, name.spelling.data(), std::min<size_t>(length, 8));
  if (length >= 8) std::memcpy(&tail, name.spelling.data() + length - 8, 8);
  size_t at = place(head, tail, length);
  while (slots_[at].length > 0) {
    // Of two fields with one name the first is meant.
    if (slots_[at].length == length && isSame(slots_[at].name->spelling.data(), name)) return;
    at = (at + 1) % kSlots;
  }
  slots_[at] = {head, tail, &name, uint32_t(length), name.key != kUnknown};
}

void NameTable::name(string_view spelling, Key key, uint64_t others) {
  if (key != kUnknown) said_ |= bit(key);
  // A look-up gives the key a slot.
  find(spelling);
  spellings_.emplace_back(spelling);
  learnt_.push_back({spellings_.back(), key});
  for (Slot &slot : slots_) {
    if (slot.length == 0) continue;
    if (slot.name->spelling == spelling) {
      slot.name = &learnt_.back();
      slot.isKnown = key != kUnknown;
    } else if (slot.isKnown && bit(slot.name->key) & others) {
      slot.isKnown = false;
    }
  }
}

const Name *NameTable::learn(const char *start, size_t length) {
  constexpr size_t kLongest = 64;
  if (length == 0 || length > kLongest) return nullptr;
  const Name *known = FieldNames::shared().find(string_view(start, length));
  // Once the table is full, the field's name in the file stands for the key's own.
  if (learnt_.size() == kLearntLimit) return known;
  spellings_.emplace_back(start, length);
  learnt_.push_back({spellings_.back(), known ? known->key : kUnknown});
  add(learnt_.back());
  return known ? &learnt_.back() : nullptr;
}

}  // namespace textmine

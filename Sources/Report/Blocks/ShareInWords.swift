/// A share as people say it: `sekitar satu dari empat tweet`, `about one tweet in four`.
struct ShareInWords {
  private struct Ratio {
    let part: Int
    let whole: Int

    var share: Double { Double(part) / Double(whole) }
  }

  private static let ratios: [Ratio] =
    [(1, 100), (1, 50), (1, 20), (1, 10), (1, 8), (1, 7), (1, 6), (1, 5), (1, 4), (1, 3), (2, 5)]
    .map(Ratio.init)
    + [(1, 2), (3, 5), (2, 3), (3, 4), (4, 5), (9, 10), (19, 20)].map(Ratio.init)
  /// From here on a share is said to be nearly all, or fewer than one in a hundred.
  private static let (nearlyAll, hardlyAny) = (0.975, 0.0075)

  let prose: Prose

  /// The share of counted tweets that are service content, as a sentence without its full stop.
  func sentence(_ part: Int, of whole: Int) -> String {
    if part == 0 {
      return prose.say(
        "Tidak satu pun dari \(prose.tweets(whole)) berisi layanan publik",
        whole == 1
          ? "The only tweet is not public-service content"
          : "None of the \(prose.tweets(whole)) is public-service content")
    }
    if part == whole {
      return prose.say(
        "Semua tweet berisi layanan publik",
        whole == 1
          ? "The only tweet is public-service content" : "All tweets are public-service content")
    }
    if whole < Figures.fewestTweets {
      return prose.say(
        "\(prose.part(part, of: whole)) berisi layanan publik",
        "\(prose.part(part, of: whole)) \(part == 1 ? "is" : "are") public-service content")
    }
    return sentence(Double(part) / Double(whole))
  }

  /// An estimated share as a sentence without its full stop.
  func sentence(_ share: Double) -> String {
    if share < Self.hardlyAny {
      return prose.say(
        "Kurang dari satu dari seratus tweet berisi layanan publik",
        "Fewer than one tweet in a hundred is public-service content")
    }
    if share > Self.nearlyAll {
      return prose.say(
        "Hampir semua tweet berisi layanan publik",
        "Nearly all tweets are public-service content")
    }
    let ratio = Self.ratios.min { abs($0.share - share) < abs($1.share - share) } ?? Self.ratios[0]
    let (part, whole) = (word(ratio.part), word(ratio.whole))
    return prose.say(
      "Sekitar \(part) dari \(whole) tweet berisi layanan publik",
      ratio.part == 1
        ? "About one tweet in \(whole) is public-service content"
        : "About \(part) tweets in \(whole) are public-service content")
  }

  private func word(_ number: Int) -> String {
    let words: [Int: (String, String)] = [
      1: ("satu", "one"), 2: ("dua", "two"), 3: ("tiga", "three"), 4: ("empat", "four"),
      5: ("lima", "five"), 6: ("enam", "six"), 7: ("tujuh", "seven"), 8: ("delapan", "eight"),
      9: ("sembilan", "nine"), 10: ("sepuluh", "ten"), 19: ("sembilan belas", "nineteen"),
      20: ("dua puluh", "twenty"), 50: ("lima puluh", "fifty"), 100: ("seratus", "a hundred"),
    ]
    return words[number].map { prose.say($0.0, $0.1) } ?? String(number)
  }
}

internal import Foundation

/// Words, the more frequent the larger: in a spiral from the middle, none over another.
///
/// A cloud shows what there is, not how much of it; the table beside it has the numbers.
struct CloudChart: Chart {
  /// A word.
  struct Word {
    let text: String
    let count: Int
    /// The class of its colour.
    let style: Markup
    let description: String
  }

  let id: Markup
  let title: String
  let description: String
  /// What to say if there are no words.
  let nothing: String
  /// The width of the picture in pixels.
  var width = 720
  /// The most frequent first.
  let words: [Word]

  /// The heights of letters, in pixels, of the rarest and of the most frequent word.
  private static let sizes = (13.0, 58.0)
  /// The room between words, in pixels.
  private static let gap = 3.0
  /// The steps of the spiral, in radians, and how much wider than high it is.
  private static let (step, stretch) = (0.15, 1.7)

  var picture: Picture {
    guard let most = words.first?.count, most > 0 else {
      return Picture.empty(id: id, title: title, sentence: nothing)
    }
    let boxes = placed(most)
    let top = boxes.map(\.top).min() ?? 0
    let height = Int(((boxes.map { $0.top + $0.height }.max() ?? 0) - top).rounded(.up)) + 8
    return Picture(
      id: id, title: title, description: description, height: height,
      content: [
        """
        <svg viewBox="0 0 \(width) \(height)" width="100%" height="\(height)">
        \(zip(words, boxes).map { markup($0, $1, top: top) })
        </svg>
        """
      ])
  }

  /// Where a word stands, in pixels from the middle.
  private struct Box {
    var left: Double
    var top: Double
    let width: Double
    let height: Double
    let size: Double

    func touches(_ other: Box) -> Bool {
      left < other.left + other.width + gap && other.left < left + width + gap
        && top < other.top + other.height + gap && other.top < top + height + gap
    }
  }

  private func placed(_ most: Int) -> [Box] {
    var boxes: [Box] = []
    let half = Double(width) / 2
    for word in words {
      // The area of a word tells its count, as far as an area can.
      let part = (Double(word.count) / Double(most)).squareRoot()
      let wanted = Self.sizes.0 + (Self.sizes.1 - Self.sizes.0) * part
      let ems = Self.ems(word.text)
      let size = min(wanted, Double(width) / ems).rounded(.down)
      var box = Box(left: 0, top: 0, width: size * ems, height: size * 1.15, size: size)
      var angle = 0.0
      repeat {
        let distance = 2 * angle
        box.left = (distance * cos(angle) * Self.stretch - box.width / 2).rounded()
        box.top = (distance * sin(angle) - box.height / 2).rounded()
        angle += Self.step
      } while box.left < -half || box.left + box.width > half || boxes.contains(where: box.touches)
      boxes.append(box)
    }
    return boxes
  }

  /// The width is given with the word, so that no font makes it run into the next.
  private func markup(_ word: Word, _ box: Box, top: Double) -> Markup {
    """
    <text class="\(word.style)" x="\(number(box.left + Double(width) / 2))" \
    y="\(number(box.top - top + box.size * 0.95))" style="font-size:\(Int(box.size))px" \
    textLength="\(number(box.width))" lengthAdjust="spacingAndGlyphs"><title>\(word.description)</title>\
    \(Self.shown(word.text))</text>
    """
  }

  private static func shown(_ text: String) -> String { text.shortened(to: 30) }

  /// The width of a text in ems, as Liberation Sans has it, roughly.
  private static func ems(_ text: String) -> Double {
    shown(text).unicodeScalars.reduce(0.1) { $0 + ems($1) }
  }

  private static func ems(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "t", "f", "r", "I", ".", ",", "'", "-", " ": 0.32
    case "m", "w", "M", "W", "@", "…": 0.87
    case "A"..."Z", "&", "#": 0.7
    case _ where scalar.properties.generalCategory == .nonspacingMark: 0
    case _ where scalar.value >= 0x2E80: 1
    default: 0.56
    }
  }

  private func number(_ value: Double) -> String { Picture.decimal(Int((value * 100).rounded())) }
}

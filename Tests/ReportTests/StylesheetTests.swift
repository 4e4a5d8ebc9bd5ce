import Foundation
import Testing

@testable import Report

/// Colours as people see them.
private struct Colour {
  /// Linear red, green and blue, 0 to 1.
  let parts: [Double]

  init(_ text: String) {
    var digits = text.dropFirst().map { String($0) }
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    parts = stride(from: 0, to: 6, by: 2).map { place in
      let value = Double(Int(digits[place] + digits[place + 1], radix: 16) ?? 0) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  private init(parts: [Double]) { self.parts = parts }

  private func multiplied(by matrix: [[Double]]) -> [Double] {
    matrix.map { row in zip(row, parts).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// The contrast ratio (WCAG 2.2).
  func contrast(with other: Colour) -> Double {
    let light = [self, other].map { $0.multiplied(by: [[0.2126, 0.7152, 0.0722]])[0] + 0.05 }
    return light.max()! / light.min()!
  }

  /// As seen with protanopia (Machado, Oliveira & Fernandes 2009, severity 1).
  var withProtanopia: Colour {
    Colour(
      parts: multiplied(by: [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]).map { min(1, max(0, $0)) })
  }

  /// The distance in CIELAB (ΔE 1976, white point D65).
  func distance(to other: Colour) -> Double {
    sqrt(zip(lab, other.lab).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
  }

  private var lab: [Double] {
    let white = [0.95047, 1, 1.08883]
    let tristimulus = multiplied(by: [
      [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
      [0.0193339, 0.1191920, 0.9503041],
    ])
    let f = zip(tristimulus, white).map { value, white in
      let ratio = value / white
      return ratio > 0.008856 ? cbrt(ratio) : 7.787 * ratio + 16.0 / 116
    }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }
}

@Suite("The colours of a page") struct StylesheetTests {
  fileprivate static let themes = [Stylesheet.light, Stylesheet.dark].map { theme in
    Dictionary(uniqueKeysWithValues: theme.map { ($0.name, Colour($0.value)) })
  }

  @Test("can be read on the paper", arguments: themes.indices)
  func contrast(theme: Int) throws {
    let colours = Self.themes[theme]
    let paper = try #require(colours["paper"])
    for text in ["ink", "soft", "accent", "wrong"] {
      #expect(try #require(colours[text]).contrast(with: paper) >= 4.5, "\(text)")
    }
    // Pictures need less than letters; what is faint has an outline of plain.
    #expect(try #require(colours["plain"]).contrast(with: paper) >= 3)
  }

  @Test("differ for those who see no red", arguments: themes.indices)
  func protanopia(theme: Int) throws {
    let seen = try ["accent", "plain", "faint"].map {
      try #require(Self.themes[theme][$0]).withProtanopia
    }
    for (a, b) in [(0, 1), (1, 2), (0, 2)] {
      #expect(seen[a].distance(to: seen[b]) >= 20)
    }
  }

  @Test("of a picture that is a file need no variables")
  func standalone() {
    #expect(!Stylesheet.standalone.contains("var("))
    #expect(Stylesheet.standalone.contains(".accent,.part{fill:#04606b}"))
  }
}

import Corpus
import Foundation
import Statistics
import Testing

@testable import Report

/// Every kind of picture as a file, byte for byte: with nothing, with one item, with very long names, with
/// names that are written from right to left, and with 200 items.
@Suite("Golden pictures") struct GoldenChartTests {
  enum Case: String, CaseIterable {
    case empty, one, long, rightToLeft, many

    /// The names of the items, each with a value from 0 to 1.
    var items: [(name: String, value: Double)] {
      switch self {
      case .empty: []
      case .one: [("layanan", 0.25)]
      case .long: [(String(repeating: "pelayanan administrasi ", count: 6), 1), ("災害情報のお知らせ", 0)]
      case .rightToLeft: [("خدمة عامة", 0.5), ("שירות ציבורי", 0.125)]
      case .many: (0..<200).map { ("butir \($0)", Double($0 * 37 % 101) / 100) }
      }
    }

    /// As many quarters as there are items.
    var quarters: [Period] {
      var day = CivilDay(year: 1990, month: 1, day: 1)
      return items.map { _ in
        let quarter = Period(.quarter, holding: day)
        day = quarter.end
        return quarter
      }
    }
  }

  static var numbers: NumberStyle { NumberStyle(.indonesian) }

  static let charts: [(name: String, picture: @Sendable (Case) -> Picture)] = [
    ("share", share), ("bar", bar), ("time", time), ("multiples", multiples), ("circle", circle),
    ("dendrogram", dendrogram), ("cloud", cloud),
  ]

  static func share(_ kind: Case) -> Picture {
    ShareChart(
      id: "p", title: "Bagian", axis: .whole, numbers: numbers, nothing: "Tidak ada.",
      rows: kind.items.enumerated().map { index, item in
        let isEstimate = index % 2 == 1
        return ShareChart.Row(
          name: item.name, value: item.value,
          interval: isEstimate
            ? Interval(lower: max(0, item.value - 0.1), upper: min(1, item.value + 0.1)) : nil,
          uncorrected: isEstimate ? item.value / 2 : nil,
          figure: numbers.percent(item.value), description: item.name)
      }
    ).picture
  }

  static func cloud(_ kind: Case) -> Picture {
    CloudChart(
      id: "p", title: "Awan", description: "Kata", nothing: "Tidak ada.",
      words: kind.items.map { (name: $0.name, count: Int($0.value * 1_000) + 1) }
        .sorted { $0.count > $1.count }.map { item in
          CloudChart.Word(
            text: item.name, count: item.count, style: item.count > 500 ? "accent" : "word",
            description: item.name)
        }
    ).picture
  }

  static func bar(_ kind: Case) -> Picture {
    BarChart(
      id: "p", title: "Sebutan", description: "Batang", nothing: "Tidak ada.", names: .beside,
      bars: kind.items.map { item in
        let count = Int(item.value * 1_000)
        return BarChart.Bar(
          name: item.name, value: count, figure: numbers.number(count), style: "plain")
      }
    ).picture
  }

  static func time(_ kind: Case) -> Picture {
    let entries = Array(zip(kind.quarters, kind.items))
    return TimeChart(
      id: "p", title: "Waktu", description: "Waktu", nothing: "Tidak ada.",
      captions: ("Tweet", "Bagian"), span: kind.quarters.first,
      counts: entries.map { period, item in
        TimeChart.Count(
          period: period, own: Int(item.value * 40) + 1, retweets: 7, isIncomplete: false,
          description: item.name)
      },
      points: entries.enumerated().map { index, entry in
        TimeChart.Point(
          period: entry.0, share: entry.1.value,
          interval: Interval(lower: entry.1.value / 2, upper: min(1, entry.1.value + 0.1)),
          isIncomplete: index == 0, description: entry.1.name)
      },
      numbers: numbers
    ).picture
  }

  static func multiples(_ kind: Case) -> Picture {
    MultiplesChart(
      id: "p", title: "Kategori", description: "Kategori", periods: kind.quarters,
      series: kind.items.prefix(12).map { item in
        MultiplesChart.Series(
          name: item.name, counts: kind.items.map { Int($0.value * 50) }, emphasis: .plain,
          description: item.name)
      },
      numbers: numbers
    ).picture
  }

  static func circle(_ kind: Case) -> Picture {
    let names = kind.items.map(\.name)
    return CircleChart(
      id: "p", title: "Lingkaran", description: "Lingkaran", nothing: "Tidak ada.", names: names,
      lines: names.indices.dropFirst().filter { $0 % 3 == 1 }.map { index in
        CircleChart.Line(
          first: 0, second: index, strength: kind.items[index].value, description: names[index])
      }
    ).picture
  }

  static func dendrogram(_ kind: Case) -> Picture {
    let items = kind.items.map { Int($0.value * 50) + 1 }
    let similarities = Similarities(
      items.map { Similarities.Item(features: $0) }, features: 100, by: .jaccard
    ) { first, second in
      let shared = min(items[first], items[second]) / (1 + (first + second) % 3)
      return (shared, shared)
    }
    return DendrogramChart(
      id: "p", title: "Dendrogram", description: "Dendrogram", nothing: "Tidak ada.",
      names: kind.items.map(\.name), dendrogram: Dendrogram(similarities), threshold: 0.5,
      numbers: numbers
    ).picture
  }

  @Test("are as they were, and well-formed", arguments: charts.indices, Case.allCases)
  func sameBytes(chart: Int, kind: Case) throws {
    let (name, picture) = Self.charts[chart]
    let made = picture(kind).file(stylesheet: "/* style */")
    let parser = XMLShape(made)
    #expect(parser.isWellFormed, "\(name) \(kind)")
    let file = GoldenTests.folder.appending(path: "picture-\(name)-\(kind.rawValue).svg")
    if ProcessInfo.processInfo.environment["TEXTMINE_UPDATE_GOLDEN"] == "1" {
      try Data(made.utf8).write(to: file)
    }
    let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(golden == made, "\(file.lastPathComponent) has changed")
    #expect(!made.contains(/="-?(nan|inf)/))
  }
}

/// Whether every element of a text is closed in its place.
struct XMLShape {
  let isWellFormed: Bool

  init(_ text: String) {
    var open: [Substring] = []
    var isFine = true
    for match in text.matches(of: /<(\/?)([a-zA-Z]+)[^>]*?(\/?)>/) where match.3.isEmpty {
      if match.1.isEmpty {
        open.append(match.2)
      } else {
        isFine = isFine && open.popLast() == match.2
      }
    }
    isWellFormed = isFine && open.isEmpty
  }
}

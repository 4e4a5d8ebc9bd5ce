package import Corpus

extension NumberStyle {
  /// The name of a period for tables and axes: `TW III 2019`, `Q3 2019`, `Jul 2019`, `2019`.
  package func name(of period: Period) -> String {
    switch period.step {
    case .month: month(period.first)
    case .quarter, .half: "\(shortName(of: period)) \(period.first.year)"
    case .year: String(period.first.year)
    case nil: "\(date(period.first)) – \(date(period.last))"
    }
  }

  /// The name of a period for sentences: `triwulan III 2019`, `the third quarter of 2019`.
  func longName(of period: Period) -> String {
    let place = period.number - 1
    return switch (period.step, language) {
    case (.quarter, .indonesian): "triwulan \(Self.roman[place]) \(period.first.year)"
    case (.quarter, .english):
      "the \(["first", "second", "third", "fourth"][place]) quarter of \(period.first.year)"
    case (.half, .indonesian): "semester \(Self.roman[place]) \(period.first.year)"
    case (.half, .english): "the \(["first", "second"][place]) half of \(period.first.year)"
    default: name(of: period)
    }
  }

  /// The name of a period within its year: `TW III`, `Q3`.
  func shortName(of period: Period) -> String {
    let (number, roman) = (period.number, Self.roman[min(period.number, 4) - 1])
    return switch (period.step, language) {
    case (.quarter, .indonesian): "TW \(roman)"
    case (.quarter, .english): "Q\(number)"
    case (.half, .indonesian): "Sem \(roman)"
    case (.half, .english): "H\(number)"
    default: name(of: period)
    }
  }

  private static let roman = ["I", "II", "III", "IV"]
}

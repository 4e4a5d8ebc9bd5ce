internal import Corpus

extension Quarter {
  /// The short name for tables and axes: `2019 T3` in Indonesian, `2019 Q3` in English.
  func name(in language: ReportLanguage) -> String { "\(year) \(shortNumber(in: language))" }

  /// The name for sentences: `Triwulan III 2019` in Indonesian, `Q3 2019` in English.
  func longName(in language: ReportLanguage) -> String {
    switch language {
    case .indonesian: "Triwulan \(["I", "II", "III", "IV"][number - 1]) \(year)"
    case .english: "Q\(number) \(year)"
    }
  }

  /// The name within its year: `T3` in Indonesian, `Q3` in English.
  func shortNumber(in language: ReportLanguage) -> String {
    switch language {
    case .indonesian: "T\(number)"
    case .english: "Q\(number)"
    }
  }
}

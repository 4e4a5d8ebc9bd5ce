import ArgumentParser

/// The help of a command with its own options first: the many that say how inputs are read stand last.
struct HelpText {
  private static let lastSections = ["ANALYSIS", "SELECTION", "INPUT"]

  let text: String

  /// The help with its sections in order.
  var ordered: String {
    var sections: [(title: String, text: String)] = [("", "")]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasSuffix(":"), !line.hasPrefix(" "), line == line.uppercased() {
        sections.append((String(line.dropLast()), ""))
      }
      sections[sections.count - 1].text += line + "\n"
    }
    func rank(_ title: String) -> Int {
      switch title {
      case "", "ARGUMENTS": 0
      case "OPTIONS": 1
      default: 3 + (Self.lastSections.firstIndex(of: title) ?? -1)
      }
    }
    let ranked = sections.enumerated().sorted {
      (rank($0.element.title), $0.offset) < (rank($1.element.title), $1.offset)
    }
    return ranked.map { $0.element.text.trimmingBlankLines }.joined(separator: "\n\n") + "\n"
  }
}

extension String {
  fileprivate var trimmingBlankLines: String {
    var text = self[...]
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }
}

extension ArgumentHelp {
  /// The help of an option, and what its value is called.
  static func value(_ name: String, _ text: String) -> ArgumentHelp {
    ArgumentHelp("\(text)", valueName: name)
  }
}

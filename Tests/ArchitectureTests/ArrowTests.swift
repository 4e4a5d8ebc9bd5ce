import Foundation
import Testing

/// The modules of the package, as three places have them: the manifest, the sources and the page
/// that explains them.
private struct Modules {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  /// The rooms of the house: folders of `Sources` with Swift in them.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Sources").path
    ).filter { $0 != "System" && !$0.hasPrefix(".") }.sorted()
  }

  /// What the manifest lets each module import. Products of other packages count by their name.
  static func declared() throws -> [String: Set<String>] {
    let manifest = try text("Package.swift")
    let target =
      /\.(?:target|executableTarget)\(\s*name: "([\w-]+)",\s*dependencies: \[(.*?)\],\s*(?:swiftSettings|path|linkerSettings)/
      .dotMatchesNewlines()
    var found: [String: Set<String>] = [:]
    for match in manifest.matches(of: target) {
      // `.product(name: "Yams", package: "Yams")` names the module first.
      let dependencies = match.output.2.replacing(/package: "[^"]+"/, with: "")
      found[String(match.output.1)] = Set(
        dependencies.matches(of: /"(\w+)"/).map { String($0.output.1) })
    }
    return found
  }

  /// What the files of a module do import, without what comes with Swift.
  static func imported(by module: String) throws -> Set<String> {
    let folder = root.appending(path: "Sources/\(module)")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    var found: Set<String> = []
    for file in files ?? [] where file.hasSuffix(".swift") {
      let source = try text("Sources/\(module)/\(file)")
      for match in source.matches(
        of: /(?m)^(?:(?:public|internal|package|private|@\w+(?:\(\w+\))?) )*import (?:\w+ )?(\w+)/)
      {
        found.insert(String(match.output.1))
      }
    }
    // CYaml is a part of Yams that its manifest does not offer by itself.
    if found.remove("CYaml") != nil { found.insert("Yams") }
    return found.subtracting(["Swift", "Foundation", "Glibc", "Synchronization", "Dispatch"])
  }

  /// The arrows of ARCHITECTURE.md: `Module -> A, B`, a line each.
  static func drawn() throws -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for match in try text("ARCHITECTURE.md").matches(of: /(?m)^([\w-]+) +-> (.+)$/) {
      found[String(match.output.1)] = Set(
        match.output.2.split(separator: ",").map {
          $0.trimmingCharacters(in: .whitespaces)
        })
    }
    return found
  }
}

@Suite("The arrows between modules") struct ArrowTests {
  @Test("are those of ARCHITECTURE.md in the manifest and in the sources")
  func agree() throws {
    let (declared, drawn) = (try Modules.declared(), try Modules.drawn())
    for module in try Modules.names() {
      let imported = try Modules.imported(by: module)
      #expect(declared[module, default: []] == imported, "Package.swift, \(module)")
      #expect(drawn[module, default: []] == imported, "ARCHITECTURE.md, \(module)")
    }
    #expect(Set(drawn.keys).isSubset(of: try Modules.names()))
  }

  @Test("have no circle")
  func acyclic() throws {
    let arrows = try Modules.drawn()
    func reaches(_ goal: String, from module: String, _ seen: Set<String> = []) -> Bool {
      arrows[module, default: []].contains { next in
        next == goal || (!seen.contains(next) && reaches(goal, from: next, seen.union([next])))
      }
    }
    for module in arrows.keys { #expect(!reaches(module, from: module), "\(module)") }
  }

  @Test("never lead from a library to the command line, nor from the study to its renderers")
  func direction() throws {
    let arrows = try Modules.drawn()
    #expect(!arrows.values.contains { $0.contains("textmine") })
    #expect(
      arrows.filter { $0.value.contains("Report") }.map(\.key).sorted()
        == ["Page", "textmine", "textmine-serve"])
    #expect(arrows["Corpus", default: []].isDisjoint(with: ["Lexicon", "Classifier", "Study"]))
    #expect(arrows["Statistics"] == ["CGraph"])
  }
}

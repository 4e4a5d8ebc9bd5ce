import Foundation
import Testing

@Suite("Real exports", .enabled(if: SharedExports.areThere, SharedExports.absence))
struct SharedDataTests {
  @Test("are labelled and reported, or said to hold no tweets", arguments: SharedExports.files)
  func files(file: String) throws {
    let scratch = Scratch()
    let name = URL(filePath: file).lastPathComponent
    for command in ["label", "report"] {
      let output = command == "label" ? "out.csv" : "out.html"
      let run = try Program.run([command, file, "-o", scratch.path(output)])
      switch name {
      case "empty.json":
        #expect(run.status == 65 && run.errors.hasSuffix("the file is empty\n"))
      case "counts.jsonl":
        #expect(run.status == 65 && run.errors.contains("no tweets found"))
      default:
        #expect(run.status == 0)
        #expect(scratch.names.contains(output))
      }
    }
  }

  @Test("are inspected as an independent script counts them")
  func inspected() throws {
    let script = Program.root.appending(path: "Benchmarks/inspect_check.py").path
    let run = try Program.shell(
      "\"$1\" \"$(command -v textmine)\" \"$2\"", [script, SharedExports.folder.path])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.components(separatedBy: "| yes |").count > 20)
  }

  @Test("give the same sample and share by a column of labels as by the codebook that gives them")
  func givenLabels() throws {
    let codes = SharedExports.folder.appending(path: "../labelled/government.csv").path
    let script = Program.root.appending(path: "Benchmarks/given_labels.py").path
    let run = try Program.shell("\"$1\" textmine \"$2\"", [script, codes])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  @Test("keep the accuracy asked of the default codebook")
  func accuracy() throws {
    let codes = SharedExports.folder.appending(path: "../labelled/government.csv").path
    let script = Program.root.appending(path: "Benchmarks/accuracy.py").path
    let run = try Program.shell("\"$1\" textmine \"$2\"", [script, codes])
    let last = try #require(run.output.split(separator: "\n").last)
    let figures = last.split(separator: " ").compactMap {
      Double($0.filter { "0123456789.".contains($0) })
    }
    #expect(figures.count >= 3 && figures[1] >= 0.6, "macro-F1 in: \(last)")
    #expect(figures.count >= 3 && figures[3] >= 0.8, "service F1 in: \(last)")
  }
}

/// Real exports that lie beside the project on its developers' machines and nowhere else.
enum SharedExports {
  static let folder = Program.root.appending(path: "../shared/data/formats").standardizedFileURL
  static let areThere = FileManager.default.fileExists(atPath: folder.path)
  static let absence: Comment = "skipped: the developers' data is not beside this checkout"

  static let files: [String] = {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { name in
      [".csv", ".json", ".jsonl", ".js"].contains { name.hasSuffix($0) }
    }.map { folder.appending(path: $0).path }
  }()
}

import Corpus
import Foundation
import Report

/// A folder that a report writes files into: each picture as SVG, PNG and PDF, and whatever else there is.
struct FigureFolder {
  /// Debian's librsvg2-bin draws SVG better than we ever would. It is started, not linked: it would make
  /// every other command slower to start.
  private static let renderer = "rsvg-convert"
  /// Enough for print at the width of a page: 300 dots an inch over 16 cm.
  private static let zoom = "2.5"

  let path: String
  /// The option that names it.
  let option: String
  /// The file that tells a folder of an earlier run from others.
  let mark: String

  /// Refuses a folder with other files than those of an earlier run, which could get lost among the figures or be
  /// replaced.
  func check(replaces: Bool) throws {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    if replaces || files.isEmpty || files.contains(mark) { return }
    throw Failure(
      .data, "\(path): holds other files; name a new folder for \(option), or give --force")
  }

  func write(_ files: [(name: String, content: [UInt8])]) throws {
    for file in files {
      let target = URL(filePath: "\(path)/\(file.name)")
      do {
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      } catch {
        throw Failure(.io, "\(path): cannot create this folder for \(option)")
      }
      let output = try OutputFile(path: target.path)
      try output.write(file.content)
      try output.finish()
    }
    for file in files where file.name.hasSuffix(".svg") {
      let stem = "\(path)/\(file.name.dropLast(4))"
      for format in ["png", "pdf"] { try render("\(stem).svg", format, to: "\(stem).\(format)") }
    }
  }

  private func render(_ svg: String, _ format: String, to target: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      Self.renderer, "--format", format, "--zoom", format == "png" ? Self.zoom : "1", "--output",
      target,
      svg,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: return
    case 127:
      throw Failure(
        .data,
        "\(Self.renderer) is missing; install librsvg2-bin for PNG and PDF (SVG and CSV are written)"
      )
    default: throw Failure(.io, "\(svg): \(Self.renderer) could not make \(target)")
    }
  }
}

import CArchive
import Glibc
import Testing

@testable import Corpus

/// A folder that is removed with all that is in it when the test ends.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("\(Self.parent)/textmine-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
  }

  private static var parent: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp" }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    for name in names(in: path) { remove("\(path)/\(name)") }
    if unlink(path) != 0 { rmdir(path) }
  }

  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  var names: [String] { Self.names(in: path) }

  /// Writes a file, and the folders before it, and returns its path.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) -> String {
    let parts = name.split(separator: "/").dropLast()
    for count in 0..<parts.count {
      mkdir("\(path)/" + parts[...count].joined(separator: "/"), 0o777)
    }
    let file = fopen("\(path)/\(name)", "w")!
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    return "\(path)/\(name)"
  }

  @discardableResult
  func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }
}

/// The bytes of a file.
func contents(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&block, 1, block.count, file), count > 0 {
    bytes += block[..<count]
  }
  return bytes
}

/// All tweets of the inputs, and what became of the records.
func read(
  _ inputs: [String], _ options: ReadingOptions = ReadingOptions(), upTo limit: Int = 1000
) throws(CorpusError) -> (tweets: [Tweet], summary: ReadSummary) {
  let archive = try TweetInput(inputs: inputs, options: options)
  var tweets: [Tweet] = []
  var batch = TweetBatch()
  while try archive.read(into: &batch, upTo: limit) {
    tweets += (0..<batch.count).map { batch.tweet(at: $0) }
    batch.removeAll()
  }
  return (tweets, archive.summary)
}

/// All tweets of a file with this content.
func read(
  text: String, _ options: ReadingOptions = ReadingOptions()
) throws(CorpusError) -> (tweets: [Tweet], summary: ReadSummary) {
  let folder = TemporaryFolder()
  return try read([folder.write("input", text)], options)
}

/// All tweets of a file with this content, read the faster way where there is one, which must give
/// the same as the slower.
func readBothWays(_ text: String) throws -> (tweets: [Tweet], summary: ReadSummary) {
  let folder = TemporaryFolder()
  let path = folder.write("input", text)
  var trees = ReadingOptions()
  trees.readsTrees = true
  let (found, slowly) = try (read([path]), read([path], trees))
  #expect(slowly.tweets == found.tweets)
  #expect(slowly.summary == found.summary)
  return found
}

/// The error of a file with this content, its folder's name taken off.
func failure(
  _ name: String, _ bytes: [UInt8], _ options: ReadingOptions = ReadingOptions()
) -> String? {
  let folder = TemporaryFolder()
  do throws(CorpusError) {
    _ = try read([folder.write(name, bytes)], options)
    return nil
  } catch {
    return String(describing: error).replacing("\(folder.path)/", with: "")
  }
}

/// How the files of a zip, or the one file of a compressed file, are packed.
enum Packing: CaseIterable {
  case gzip, zstd, xz, bzip2, zip
}

/// Packs files with libarchive.
func pack(_ files: [(name: String, bytes: [UInt8])], _ packing: Packing) -> [UInt8] {
  let archive = archive_write_new()
  defer { archive_write_free(archive) }
  switch packing {
  case .gzip: archive_write_add_filter_gzip(archive)
  case .zstd: archive_write_add_filter_zstd(archive)
  case .xz: archive_write_add_filter_xz(archive)
  case .bzip2: archive_write_add_filter_bzip2(archive)
  case .zip: archive_write_set_format_zip(archive)
  }
  if packing != .zip { archive_write_set_format_raw(archive) }
  archive_write_set_bytes_in_last_block(archive, 1)
  var packed = [UInt8](repeating: 0, count: files.reduce(1 << 20) { $0 + $1.bytes.count * 2 })
  var used = 0
  let space = packed.count
  packed.withUnsafeMutableBytes { target in
    archive_write_open_memory(archive, target.baseAddress, space, &used)
    for file in files {
      let entry = archive_entry_new()
      archive_entry_set_pathname(entry, file.name)
      archive_entry_set_filetype(entry, UInt32(Glibc.S_IFREG))
      archive_entry_set_perm(entry, 0o644)
      archive_entry_set_size(entry, Int64(file.bytes.count))
      archive_write_header(archive, entry)
      archive_write_data(archive, file.bytes, file.bytes.count)
      archive_entry_free(entry)
    }
    archive_write_close(archive)
  }
  return Array(packed[..<used])
}

/// Rows of a table from its columns' names and cells.
func table(_ header: String, _ rows: [String]) -> String {
  ([header] + rows).map { $0 + "\n" }.joined()
}

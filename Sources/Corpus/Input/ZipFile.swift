internal import CZip
internal import Glibc

/// A zip, whose files are read by their place in its directory: so each costs the same however many
/// there are, and two may have one name.
final class ZipFile: Equatable {
  /// A file in a zip.
  struct Entry: Equatable {
    let name: String
    let index: UInt64
  }

  /// The zip's path, and its name for messages.
  let path: String
  let name: String
  /// Its files without folders and links, in the order of the directory.
  let entries: [Entry]
  /// The copy of a zip that cannot be read where it is.
  private let spool: Spool?
  private let latest: LatestZip
  private weak var opened: OpenZip?

  /// Opens the zip at `path`, which needs a whole directory at its end: a zip cut short has none.
  /// A strict reader also refuses one whose files say anything else than its directory.
  init(
    path: String, name: String, _ latest: LatestZip, spool: Spool? = nil, isStrict: Bool = false
  ) throws(CorpusError) {
    let zip = try OpenZip(path: path, name: name, isStrict: isStrict)
    self.path = path
    self.name = name
    self.latest = latest
    self.spool = spool
    entries = zip.entries
    opened = zip
    latest.zip = zip
  }

  static func == (one: ZipFile, other: ZipFile) -> Bool { one === other }

  /// The bytes that an entry unpacks to, as the directory says; nil where it does not.
  func size(of entry: Entry) -> Int? { (try? open())?.size(of: entry) }

  /// The open zip; it is opened again if another was read since.
  fileprivate func open() throws(CorpusError) -> OpenZip {
    if let opened { return opened }
    let zip = try OpenZip(path: path, name: name)
    opened = zip
    latest.zip = zip
    return zip
  }
}

/// Keeps the zip open that was read last, so that a folder of thousands of zips needs no thousands of open
/// files.
final class LatestZip {
  fileprivate var zip: OpenZip?
}

/// A zip while it is open.
private final class OpenZip {
  let handle: OpaquePointer

  init(path: String, name: String, isStrict: Bool = false) throws(CorpusError) {
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY | (isStrict ? ZIP_CHECKCONS : 0), &code) else {
      if code == ZIP_ER_OPEN || code == ZIP_ER_READ {
        throw .failed(file: name, action: .open, code: errno)
      }
      throw .truncated(file: name, container: "zip")
    }
    self.handle = handle
  }

  deinit { zip_discard(handle) }

  var entries: [ZipFile.Entry] {
    (0..<UInt64(max(0, zip_get_num_entries(handle, 0)))).compactMap { index in
      guard let name = zip_get_name(handle, index, 0), !isLink(index) else { return nil }
      let text = String(cString: name)
      return text.hasSuffix("/") ? nil : ZipFile.Entry(name: text, index: index)
    }
  }

  func size(of entry: ZipFile.Entry) -> Int? {
    var status = zip_stat_t()
    guard zip_stat_index(handle, entry.index, 0, &status) == 0,
      status.valid & UInt64(ZIP_STAT_SIZE) != 0
    else { return nil }
    return Int(clamping: status.size)
  }

  /// Whether an entry is a link of a Unix file system.
  private func isLink(_ index: UInt64) -> Bool {
    var system: UInt8 = 0
    var attributes: UInt32 = 0
    zip_file_get_external_attributes(handle, index, 0, &system, &attributes)
    return Int32(system) == ZIP_OPSYS_UNIX && attributes >> 16 & S_IFMT == S_IFLNK
  }
}

/// The bytes of one file inside a zip.
final class EntryBytes: ByteSource {
  let name: String
  private let zip: OpenZip
  private let file: OpaquePointer

  /// Opens `entry`; `name` is its name for messages.
  init(_ zip: ZipFile, _ entry: ZipFile.Entry, name: String) throws(CorpusError) {
    self.name = name
    self.zip = try zip.open()
    guard let file = zip_fopen_index(self.zip.handle, entry.index, 0) else {
      switch zip_error_code_zip(zip_get_error(self.zip.handle)) {
      case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP: throw .encrypted(file: name)
      case ZIP_ER_COMPNOTSUPP: throw .unknownPacking(file: name)
      default: throw .truncated(file: name, container: "zip")
      }
    }
    self.file = file
  }

  deinit { zip_fclose(file) }

  func read(into target: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    // Some versions of the library do not take a null.
    guard let start = target.baseAddress else { return 0 }
    let count = zip_fread(file, start, UInt64(target.count))
    if count < 0 { throw .truncated(file: name, container: "zip") }
    return Int(count)
  }
}

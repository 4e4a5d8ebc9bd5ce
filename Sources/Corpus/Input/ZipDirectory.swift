internal import CArchive
internal import Glibc

/// The files inside a zip, in the order of its directory.
final class ZipDirectory {
  private let name: String
  private var archive: OpaquePointer?
  /// Whether only a password opens the file at hand.
  private(set) var isEncrypted = false

  /// Opens the zip at `path`, which needs a whole directory at its end: a zip cut short has none.
  init(path: String, name: String) throws(CorpusError) {
    self.name = name
    archive = archive_read_new()
    archive_read_support_format_zip_seekable(archive)
    guard archive_read_open_filename(archive, path, 1 << 17) == ARCHIVE_OK else {
      throw .truncated(file: name, container: "zip")
    }
  }

  deinit {
    if let archive { archive_read_free(archive) }
  }

  /// The name of the next file, nil at the end. Folders are passed over.
  func next() throws(CorpusError) -> String? {
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return nil }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN else {
        throw .truncated(file: name, container: "zip")
      }
      // Names that are no UTF-8 have no UTF-8 form in libarchive; their bytes are still names.
      guard archive_entry_filetype(entry) == S_IFREG,
        let path = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
      else { continue }
      isEncrypted = archive_entry_is_data_encrypted(entry) != 0
      return String(cString: path)
    }
  }

  /// Goes to the file `entry`; false where there is none.
  func seek(_ entry: String) throws(CorpusError) -> Bool {
    while let found = try next() {
      if found == entry { return true }
    }
    return false
  }

  /// Hands the archive, at the file sought, to its reader.
  func takeArchive() -> OpaquePointer? {
    defer { archive = nil }
    return archive
  }
}

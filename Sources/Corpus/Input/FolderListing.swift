internal import Glibc

extension String {
  /// The name of the file at this path, without the folders before it.
  var fileName: Substring { split(separator: "/").last ?? "" }
}

/// The files of a folder and of the folders in it, by their names in the order of bytes.
///
/// fts(3) would find loops of links, but not that two links lead to one folder, whose tweets would then be
/// read twice.
struct FolderListing {
  /// The paths of the files below the folder.
  private(set) var files: [String] = []
  /// The folders met, so that a link to one above does not lead round and round.
  private var met: Set<FileIdentity> = []

  init(_ folder: String) throws(CorpusError) {
    try add(folder, as: "")
  }

  private mutating func add(_ folder: String, as prefix: String) throws(CorpusError) {
    if let identity = FileIdentity(folder), !met.insert(identity).inserted { return }
    var status = stat()
    for name in try Self.names(in: folder) {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      guard stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        try add(path, as: "\(prefix)\(name)/")
      } else if status.st_mode & S_IFMT == S_IFREG {
        files.append(prefix + name)
      }
    }
  }

  /// The names in one folder, without hidden ones.
  static func names(in folder: String) throws(CorpusError) -> [String] {
    guard let directory = opendir(folder) else {
      throw .failed(file: folder, action: .open, code: errno)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

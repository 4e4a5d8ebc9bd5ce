/// Where the bytes of an input are.
enum Place: Equatable {
  case file(String)
  case pipe
  case zip(ZipFile, ZipFile.Entry)
  case sheet(Sheet)

  /// The path of the file; nil for a pipe.
  var path: String? {
    switch self {
    case .file(let path): path
    case .zip(let zip, _): zip.path
    case .sheet(let sheet): sheet.zip.path
    case .pipe: nil
    }
  }

  /// The name of the sheet; nil for everything else.
  var sheetName: String? { if case .sheet(let sheet) = self { sheet.name } else { nil } }

  /// The bytes there as they are read: those of the file, or of what it unpacks to in a zip; nil where
  /// nobody knows.
  var size: Int? {
    switch self {
    case .file(let path): (try? fileSize(path, path))
    case .zip(let zip, let entry): zip.size(of: entry)
    case .sheet(let sheet): sheet.zip.size(of: sheet.part)
    case .pipe: nil
    }
  }

  /// The bytes of the file there; of a sheet those of its workbook.
  func stream(
    _ name: String, _ expansion: Expansion, _ digest: FileDigest? = nil
  ) throws(CorpusError) -> ByteStream {
    switch self {
    case .file(let path): try ByteStream(path: path, name: name, expansion, digest)
    case .sheet(let sheet): try ByteStream(path: sheet.zip.path, name: name, expansion)
    case .pipe: try ByteStream(path: nil, name: name, expansion)
    case .zip(let zip, let entry):
      try ByteStream(zip, entry, name: name, expansion)
    }
  }

  /// The bytes there in UTF-8; those of a file are summed in `digest`.
  func open(
    _ name: String, _ expansion: Expansion, _ digest: FileDigest? = nil
  ) throws(CorpusError) -> DecodedStream {
    try DecodedStream(stream(name, expansion, digest))
  }
}

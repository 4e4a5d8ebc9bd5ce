internal import Classifier

extension CodebookError {
  /// ``description`` in Indonesian.
  var indonesian: String { "\(file):\(line):\(column): \(problem.indonesian)" }
}

extension CodebookError.Problem {
  /// ``description`` in Indonesian.
  fileprivate var indonesian: String {
    switch self {
    case .notYAML(let reason): "bukan YAML yang benar: \(reason)"
    case .unexpected(let found, let expected): "seharusnya \(expected), ditemukan \(found)"
    case .missing(let key, let owner): "\(owner) tidak punya \"\(key)\"; tambahkan"
    case .unknown(let key, let known):
      "kunci tidak dikenal \"\(key)\"; yang dikenal di sini: \(known.joined(separator: ", "))"
    case .duplicate(let category):
      "kategori \"\(category)\" ada dua kali; ganti namanya atau gabungkan"
    case .noKeywords(let category):
      "kategori \"\(category)\" tidak punya kata kunci; tambahkan, atau hapus kategorinya"
    case .unknownFallback(let id): "fallback \"\(id)\" bukan salah satu kategori; sebut yang ada"
    case .duplicateKeyword(let keyword, let category):
      "kata kunci \"\(keyword)\" ada dua kali di kategori \"\(category)\"; hapus satu"
    case .emptyKeyword(let keyword):
      "kata kunci \"\(keyword)\" tidak berisi apa pun untuk dicari; tulis kata, emoji atau emotikon"
    case .badExpression(let error): error.indonesian
    case .notWithRegex(let key): "\"\(key)\" tidak berarti di samping \"regex\"; hapus salah satu"
    case .nestedTooDeeply:
      "lebih dari seribu kurung terbuka; buku kode hanya perlu beberapa, jadi tutup atau hapus"
    case .unfoldsTooFar(let limit):
      "alias menjadi lebih dari \(limit) nilai, seperti bom YAML; tulis nilainya langsung"
    case .tooManyKeywords(let limit): "lebih dari \(limit) kata kunci; bagi buku kodenya"
    }
  }
}

internal import Study

extension CodePlace {
  /// `lembar: baris 12 (id 7)`
  fileprivate var indonesian: String {
    "\(sheet): baris \(row)" + (id.isEmpty ? "" : " (id \(id))")
  }
}

extension CodeError {
  /// ``description`` in Indonesian.
  var indonesian: String {
    switch self {
    case .noTable, .noColumn, .labels, .noCodes, .notCodes, .unknownCodes, .severalCodes, .noID,
      .noCoder,
      .unreadableMark, .unclearCode, .noMatchingID, .roundedID, .conflictingCodes, .noOverlap:
      ofSheets
    case .chosenForTraining, .severalSamples, .notDrawn, .unreadableDesign, .unequalStratum,
      .strataTooLarge, .moreThanDrawn, .notOfDesign, .notInArchive, .otherText, .noneInPart,
      .noDesign,
      .otherState:
      ofSamples
    }
  }

  /// What is wrong with rows and cells.
  private var ofSheets: String {
    switch self {
    case .noTable(let file): "\(file): seharusnya tabel dengan kolom kode"
    case .noColumn(let sheet, let names, let columns, _):
      "\(sheet): tidak ada kolom \(quoted(names)); kolomnya \(quoted(columns))"
    case .labels(let sheet, let column):
      "\(sheet): kolom \"\(column)\" berisi label textmine, bukan kode orang; bila sudah diperiksa orang, salin ke "
        + "kolom \"code\""
    case .noCodes(let sheets, let categories):
      "\(sheets.joined(separator: ", ")): tidak ada baris yang berkode"
        + (categories.isEmpty
          ? "" : "; isi kolom kode dengan \(categories.joined(separator: ", "))")
    case .unknownCodes(let codes, let categories):
      Self.unknown(codes) + "; seharusnya salah satu dari \(categories.joined(separator: ", "))"
    case .notCodes(let place, let codes, let rows, let example):
      "\(place.sheet): \(codes) kode berbeda dalam \(rows) baris, misalnya \"\(example.prefix(60))\"; satu kategori "
        + "seharusnya berisi beberapa tweet; pilih kolom kode"
    case .severalCodes(let places, let code):
      "\(places[0].indonesian): beberapa kode \"\(code)\""
        + (places.count > 1 ? ", juga di \(places.count - 1) baris lain" : "")
        + "; tiap tweet hanya satu kategori: sisakan yang paling cocok"
    case .noID(let place):
      "\(place.indonesian): ada kode tetapi tidak ada id untuk mencari tweetnya"
    case .noCoder(let place):
      "\(place.indonesian): kolom \"coder\" kosong; isi, atau hapus kolomnya bila lembar ini dari satu pengode"
    case .unreadableMark(let place, let column, let found):
      "\(place.indonesian): \(column) berisi \"\(found.prefix(60))\"; seharusnya yes atau kosong"
    case .unclearCode(let place):
      "\(place.indonesian): berkode dan juga ditandai tidak jelas; kosongkan salah satu"
    case .noMatchingID(let place):
      "\(place.indonesian): tidak ada id untuk mencocokkan lembar-lembarnya"
    case .roundedID(let place):
      "\(place.indonesian): id berubah menjadi angka dan kehilangan digit terakhir; jadikan kolom id teks, atau "
        + "pakai lembar yang ditulis \"sample\""
    case .conflictingCodes(let place, let code, let before):
      "\(place.indonesian): berkode \"\(code)\", tetapi \"\(before)\" di baris atas; simpan satu baris saja"
    case .noOverlap(let sheets):
      "\(sheets.joined(separator: ", ")): tidak ada tweet yang dikode dua orang; id harus sama di semua lembar"
    default: description
    }
  }

  /// What does not fit how tweets were drawn.
  private var ofSamples: String {
    let putBack = "kembalikan kolom yang ditulis \"sample\""
    return switch self {
    case .chosenForTraining(let place):
      "\(place.indonesian): dipilih untuk melatih, bukan diambil acak, sehingga tidak dapat menghasilkan bagian; "
        + "ambil sampel tersendiri untuk bagian"
    case .severalSamples(let sheets):
      "\(sheets.joined(separator: ", ")): lembar-lembar ini dari sampel yang berbeda; beri yang dari satu sampel"
    case .notDrawn(let place):
      "\(place.indonesian): tidak terambil oleh \"sample\", kolom terakhirnya kosong; hapus barisnya"
    case .unreadableDesign(let place, let column, let found):
      "\(place.indonesian): \(column) berisi \"\(found.prefix(60))\", yang tidak ditulis \"sample\"; \(putBack)"
    case .unequalStratum(let place, let column, let found, let expected):
      "\(place.indonesian): \(column) berisi \(found), tetapi \(expected) di baris lain dari strata ini; \(putBack)"
    case .strataTooLarge(let sheet, let sum, let tweets):
      "\(sheet): stratanya berisi \(sum) tweet, padahal arsipnya \(tweets) ketika sampel diambil; \(putBack)"
    case .moreThanDrawn(let place, let stratum, let drawn):
      "\(place.indonesian): hanya \(drawn) tweet "
        + (stratum.map { "dari strata \($0) " } ?? "")
        + "yang terambil, dan barisnya lebih; hapus yang tidak ditulis \"sample\""
    case .notOfDesign(let place):
      "\(place.indonesian): sampel tidak berisi tweet ini di strata ini; kembalikan baris yang ditulis \"sample\""
    case .noneInPart(let codes):
      "tidak satu pun dari \(codes) tweet berkode ada di pilihan ini; pilih lebih banyak, atau ambil sampel bagian ini"
    case .noDesign(let sheets, let found, let codes):
      "\(sheets.joined(separator: ", ")): \(found) dari \(codes) tweet berkode ada di arsip ini, tetapi tidak disebut "
        + "cara mengambilnya; kembalikan kolom terakhir lembar yang ditulis \"sample\""
    case .otherState(let sheets, let found, let codes, let drawnFrom, let this):
      "\(sheets.joined(separator: ", ")): \(found) dari \(codes) tweet berkode ada di arsip ini, tetapi arsipnya "
        + "\(drawnFrom) tweet ketika sampel diambil dan sekarang \(this); pakai arsip asalnya, atau ambil sampel baru"
    case .otherText(let place, let rows):
      "\(place.indonesian): tweet dengan id ini di arsip memiliki teks lain"
        + (rows > 1 ? ", demikian juga \(rows - 1) baris lagi" : "")
        + "; pakai arsip yang dikode, atau kembalikan teks atau id yang ditulis \"sample\""
    case .notInArchive(let place):
      "\(place.indonesian): tidak ada tweet dengan id ini di arsip; id harus tetap seperti semula, sebagai teks"
    default: description
    }
  }

  private static func unknown(_ codes: [UnknownCode]) -> String {
    guard let first = codes.first, let place = first.places.first else {
      return "kode tidak dikenal"
    }
    if codes.count == 1, first.places.count == 1 {
      return "\(place.indonesian): kode tidak dikenal \"\(first.code)\""
    }
    let list = codes.map { code in
      let shown = code.places.prefix(5).map { "\($0.row)" }.joined(separator: ", ")
      let more = code.places.count > 5 ? " dan \(code.places.count - 5) lagi" : ""
      return "\"\(code.code)\" (baris \(shown)\(more))"
    }
    return "\(place.sheet): kode tidak dikenal \(list.joined(separator: ", "))"
  }
}

internal import Corpus

extension CorpusError {
  /// ``description`` in Indonesian.
  var indonesian: String {
    switch self {
    case .missing, .isFolder, .tooLarge, .notUTF8, .noTweetsInFolder, .noTweetsInZip, .emptyFile,
      .unknownFormat, .noTable, .noTextColumn, .noSuchSheet, .openDateOrder, .noSuchColumn,
      .noTweets:
      ofContent
    default: ofDamage
    }
  }

  /// What is in a file, where it should be something else.
  private var ofContent: String {
    switch self {
    case .missing(let file): "\(file): tidak ada berkas atau folder ini"
    case .isFolder(let folder): "\(folder): ini folder, seharusnya berkas"
    case .tooLarge(let file, let limit): "\(file): lebih besar dari \(limit >> 20) MB"
    case .notUTF8(let file): "\(file): bukan teks UTF-8; simpan sebagai UTF-8"
    case .noTweetsInFolder(let folder, let leftOut):
      "\(folder): tidak ada berkas berisi tweet di folder ini; \(Self.expected(leftOut))"
    case .noTweetsInZip(let file, let leftOut):
      "\(file): tidak ada berkas berisi tweet di zip ini; \(Self.expected(leftOut))"
    case .emptyFile(let file): "\(file): berkas ini kosong"
    case .unknownFormat(let file, let found):
      "\(file): isinya \(Self.kind(found)), seharusnya tabel, json atau arsip X"
    case .noTable(let file, let found):
      "\(file): isinya \(Self.kind(found)), seharusnya tabel: csv, xlsx atau ods"
    case .noTextColumn(let file, let columns):
      "\(file): tidak ada kolom yang dikenal sebagai teks; kolomnya \(Self.list(columns))"
    case .noSuchSheet(let file, let sheet): "\(file): tidak ada lembar \"\(sheet)\""
    case .openDateOrder(let file):
      "\(file): dari baris pertama tidak jelas apakah tanggal seperti 6/1/2022 dimulai dengan hari atau bulan"
    case .noSuchColumn(let file, let column, _, let columns):
      "\(file): tidak ada kolom \"\(column)\"; kolomnya \(Self.list(columns))"
    case .noTweets(let file, _, let keys):
      "\(file): tidak ada tweet di dalamnya"
        + (keys.isEmpty ? "" : "; kuncinya \(LeftOut.list(keys))")
    default: description
    }
  }

  /// What was expected of a folder or a zip, and what was looked at instead.
  private static func expected(_ leftOut: [LeftOut]) -> String {
    "seharusnya csv, xlsx, ods, json, txt atau tweets.js"
      + (leftOut.isEmpty ? "" : "; isinya \(LeftOut.indonesian(leftOut))")
  }

  /// What is broken or does not fit.
  private var ofDamage: String {
    switch self {
    case .truncated(let file, let container):
      "\(file): berkas \(container) ini terpotong atau rusak; unduh lagi"
    case .unknownPacking(let file):
      "\(file): zip ini dikemas dengan cara yang tidak lazim; buka dulu"
    case .encrypted(let file): "\(file): zip ini terkunci; buka dulu dengan kata sandinya"
    case .nestedTooDeeply(let file, let limit):
      "\(file): ada di dalam lebih dari \(limit) zip; buka zip luarnya dulu"
    case .expandsTooFar(let file, let limit):
      "\(file): isinya lebih dari \(limit) kali ukurannya, seperti bom zip"
    case .notClosed(let file, let line, _):
      "\(file):\(line): yang dimulai di sini tidak pernah ditutup; berkasnya terpotong atau kurang kurung; unduh lagi "
        + "arsipnya"
    case .recordTooLong(let file, let line, let limit):
      "\(file):\(line): catatan yang dimulai di sini lebih dari \(limit) bita; mungkin tanda kutip atau kurung penutup "
        + "hilang"
    case .badRecord(let file, let line, let reason): "\(file):\(line): \(reason.indonesian)"
    case .failed(let file, let action, let code):
      "\(file): tidak dapat \(Self.verb(action)) (galat sistem \(code))"
    case .closedPipe(let file): "\(file): penerima keluaran sudah tidak ada"
    case .tooManyRows(let file, let limit):
      "\(file): Excel hanya memuat \(limit) baris; unduh CSV saja"
    case .cellTooLong(let file, let row, let limit):
      "\(file): baris \(row) berisi teks lebih dari \(limit) huruf, yang tidak muat di Excel; unduh CSV saja"
    case .cannotStream(let format): "keluaran standar tidak dapat memuat \(format.rawValue)"
    case .isInput(let file, _): "\(file): sedang dibaca, sehingga tidak dapat ditulis"
    case .exists(let file): "\(file): sudah ada dan bukan buatan textmine"
    case .holdsCodes(let file, let column): "\(file): berisi kode di kolom \"\(column)\""
    default: description
    }
  }

  private static func verb(_ action: Action) -> String {
    switch action {
    case .open: "dibuka"
    case .read: "dibaca"
    case .create: "dibuat"
    case .write: "ditulis"
    }
  }

  private static func list(_ columns: [String]) -> String {
    let shown = quoted(columns.prefix(40).map { String($0.prefix(60)) })
    return columns.count > 40 ? "\(shown) dan \(columns.count - 40) lagi" : shown
  }

  /// What a file holds instead of tweets; in the words of the reader where it is something else.
  fileprivate static func kind(_ found: String) -> String {
    kinds.first { found.hasPrefix($0.english) }?.indonesian ?? found
  }

  private static let kinds: [(english: String, indonesian: String)] = [
    (
      "an old or encrypted Excel",
      "buku kerja Excel lama atau terkunci (simpan sebagai xlsx tanpa kata sandi)"
    ),
    (
      "texts in single quotes",
      "teks dalam tanda kutip tunggal (simpan sebagai json dengan kutip ganda, atau satu teks per baris)"
    ),
    ("lines of XML", "baris XML"),
    ("objects of R", "objek R (simpan tweetnya dengan write.csv)"),
    ("binary content", "isi biner"),
    (
      "objects as a program",
      "objek seperti dicetak program (simpan tweetnya sebagai json atau csv)"
    ),
    ("the source of a program", "kode program"),
    ("json written as a text", "json yang ditulis sebagai teks"),
    ("a page or feed", "halaman atau umpan HTML atau XML"),
    ("json behind", "json di belakang baris lain"),
    ("a dump of a database", "salinan basis data SQL"),
    ("a file of Weka", "berkas Weka (ARFF)"),
    ("a list of ids", "daftar id tanpa teks; tweetnya harus diambil dulu"),
    ("a list of links", "daftar tautan tanpa teks"),
    ("text that is no json", "teks yang bukan json"),
    ("a binary workbook", "buku kerja biner (.xlsb)"),
    ("a zip without a table", "zip tanpa tabel"),
    ("a folder", "folder"),
    ("an open quote", "tanda kutip yang tidak ditutup di baris 1"),
    ("text", "teks biasa"),
  ]
}

extension SkipReason {
  /// ``description`` in Indonesian.
  var indonesian: String {
    switch self {
    case .fieldCount(let expected, let found): "seharusnya \(expected) kolom, ditemukan \(found)"
    case .openQuote: "tanda kutip yang dibuka di sini tidak ditutup"
    case .notJSON: "bukan json yang benar"
    case .notClosed: "json yang tidak pernah ditutup; berkasnya terpotong atau kurang kurung"
    case .tooDeep: "json bersarang terlalu dalam"
    case .tooLong(let limit): "lebih dari \(limit) bita; bagi menjadi satu tweet per baris"
    }
  }
}

extension ReadNote {
  /// ``description`` in Indonesian.
  var indonesian: String {
    switch self {
    case .manySkipped(let count, let all):
      "\(count) dari \(all) catatan dilewati; hasilnya hanya dari sisanya"
    case .skipped(let count, let all): "\(count) dari \(all) catatan dilewati"
    case .otherValues(let count): "\(count) nilai json yang bukan tweet"
    case .repeatedHeaders(let count): "\(count) baris judul kolom yang berulang"
    case .repaired(let count): "\(count) teks diperbaiki"
    case .rounded(let count, let hasLinks):
      "\(count) id dibulatkan oleh suatu program; "
        + (hasLinks ? "diambil dari tautannya bila ada" : "tidak ada tautan yang menunjukkannya")
    case .sharedNumbers(let count):
      "\(count) id juga dipakai tweet lain, seperti nomor baris; masing-masing diberi tanda"
    case .lacking(let field, let count, let all):
      count == all
        ? "tidak ada tweet yang memiliki \(field.indonesian)"
        : "\(count) tweet tanpa \(field.indonesian)"
    case .taken(let columns):
      "kolom yang namanya tidak dikenal, dipilih menurut isinya: "
        + columns.map { "\"\($0.column)\" sebagai \($0.field.indonesian)" }.joined(separator: ", ")
    case .shownNames(let columns):
      "tidak ada tweet yang punya akun: "
        + columns.map { "\"\($0)\"" }.joined(separator: ", ")
        + " berisi nama tampilan; pilih kolomnya jika itu memang akun"
    case .idsOfAccounts(let column):
      "\"\(column)\" berisi id akun, sebab tiap akun hanya punya satu di semua barisnya: tidak ada tweet yang punya id; pilih "
        + "kolomnya jika itu memang id tweet"
    case .stages(let sheets):
      "tidak dibaca, karena berisi tweet yang sama: \(sheets.joined(separator: ", "))"
    case .leftOut(let files): "tidak dibaca di sampingnya: \(LeftOut.indonesian(files))"
    case .dateOffsets:
      "menurut id-nya, tanggal memakai zona waktu \(zones.joined(separator: " atau ")), "
        + "meskipun tidak disebut di kolom mana pun; sudah disesuaikan"
    case .dateOrderGuessed:
      "tidak ada petunjuk apakah tanggal seperti 5/10/2022 dimulai dengan hari atau bulan; dianggap hari"
    case .exchangedDates(let count):
      "hari dan bulan pada \(count) tanggal tertukar oleh lembar kerja, terlihat dari tanggal yang tetap berupa teks; sudah "
        + "diperbaiki"
    case .otherDates:
      "menurut id-nya, sebagian besar tweet dibuat pada hari lain daripada tanggalnya, yang mungkin tanggal "
        + "pengumpulan; pilih kolom tanggal tweet jika ada"
    case .datesOfPrograms:
      "sebagian besar tanggal memuat pecahan detik, padahal tanggal tweet tidak: mungkin saat dikumpulkan oleh suatu program; "
        + "pilih kolom tanggal tweet jika ada"
    case .datedByIDs(let count, let haveDates):
      (haveDates
        ? "\(count) tweet tanpa tanggal yang terbaca" : "tidak ada tanggal: \(count) tweet")
        + "; waktunya diambil dari id tweet"
    case .redated(let count):
      "\(count) tanggal tidak cocok dengan id tweetnya, yang menyimpan waktu; sudah disesuaikan"
    }
  }
}

extension LeftOut {
  /// Several in a line, in Indonesian.
  static func indonesian(_ files: [LeftOut]) -> String {
    list(files, { "\($0.name) (\($0.reason.indonesian))" }, more: { "dan \($0) lainnya" })
  }
}

extension LeftOut.Reason {
  /// The reason in Indonesian.
  fileprivate var indonesian: String {
    switch self {
    case .anyTexts: "tidak ada nama untuk teksnya; baca tersendiri jika memang tweet"
    case .noText(let columns):
      "tidak ada kolom yang dikenal sebagai teks; kolomnya \(LeftOut.list(columns))"
    case .other(let found): CorpusError.kind(found)
    }
  }
}

extension TweetField {
  /// What a person calls the field.
  fileprivate var indonesian: String {
    switch self {
    case .id: "id"
    case .account: "akun"
    case .date: "tanggal"
    case .text: "teks"
    case .retweets: "jumlah retweet"
    case .likes: "jumlah suka"
    case .replies: "jumlah balasan"
    case .quotes: "jumlah kutipan"
    case .mentions: "akun yang disebut"
    case .hashtags: "tagar"
    }
  }
}

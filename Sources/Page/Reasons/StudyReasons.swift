internal import Classifier
internal import Lexicon
internal import Study
internal import StudyFile

extension SavedStudyError {
  /// ``description`` in Indonesian.
  var indonesian: String {
    switch self {
    case .newer(let file, let version, let known):
      "\(file): berkas studi versi \(version), textmine ini mengenal versi \(known); pakai textmine yang lebih baru"
    case .older(let file, let version, let known):
      "\(file): berkas studi versi \(version), textmine ini membaca versi \(known)"
    case .unreadable(let file): "\(file): tidak dapat dibaca"
    case .unwritable(let file): "\(file): tidak dapat ditulis; pilih folder milik sendiri"
    case .readOnly(let file): "\(file): dibuka hanya untuk dibaca"
    case .notAStudy(let file):
      "\(file): seharusnya studi textmine, ternyata berkas lain; sebut folder lain"
    case .noTweets: "studi ini belum berisi tweet; tambahkan arsip dulu"
    case .adding: "sebuah arsip sedang ditambahkan; tunggu sampai selesai dibaca"
    case .noSample: "belum ada sampel; ambil sampel dulu"
    case .changed:
      "tweet atau label sudah berubah; lihat lagi akibatnya, lalu simpan"
    case .otherCategories(let added, let missing):
      [
        added.isEmpty ? nil : "model tidak mengenal " + added.joined(separator: ", "),
        missing.isEmpty ? nil : "kategori ini hilang: " + missing.joined(separator: ", "),
      ].compactMap(\.self).joined(separator: "; ")
        + "; biarkan id kategori seperti semula, judul dan kata kunci boleh diubah"
    case .noKeywords: "label seharusnya dari model dengan kata kunci, dan model ini tidak punya"
    case .noModel(let checksum):
      "studi ini tidak menyimpan model \(checksum.prefix(8)) yang memberi label tweetnya; pilih versi label lain"
    case .noCodes(let file): "\(file): studi ini belum berisi kode; kode sampel di halamannya"
    case .served(let folder, let process, let address):
      "\(folder): textmine lain sedang membuka studi ini"
        + (address.map { $0.isEmpty ? "" : " di \($0)" } ?? "")
        + (process.map { " (proses \($0))" } ?? "")
        + "; pakai halamannya, atau hentikan dengan Ctrl-C, lalu mulai lagi"
    case .otherSample(let sheet, let found, let expected):
      "\(sheet): dari sampel lain: rancangannya \"\(found)\", sedangkan studi ini \"\(expected)\"; beri lembar "
        + "dari sampel studi ini, atau hanya id dan kode"
    case .otherArchive(let sheet, let drawnFrom, let this):
      "\(sheet): sampelnya diambil dari arsip dengan \(drawnFrom) tweet, studi ini berisi yang lain (\(this)); "
        + "tambahkan arsip asalnya saja, atau ambil sampel di sini"
    case .noDesign(let sheet):
      "\(sheet): tidak ada kolom yang menyebut cara tweetnya diambil, dan studi ini belum punya sampel; ambil "
        + "sampel dulu, atau beri lembar yang ditulis \"sample\""
    case .badCoder(let name):
      "setiap pengode harus punya nama, masing-masing sekali; ditemukan \"\(name)\""
    case .notDealt(let tweet, let coder): "tweet \(tweet) bukan bagian \(coder)"
    case .noCategory(let name): "tidak ada kategori \"\(name)\""
    case .badNumber(let what, let found, let expected):
      "\(Self.names[what] ?? what): \(found); seharusnya \(expected.lowerBound) sampai \(expected.upperBound)"
    }
  }

  private static let names = [
    "overlap": "tweet bersama", "coders": "jumlah pengode", "codes": "jumlah tweet",
  ]
}

extension TrainingError {
  /// ``description`` in Indonesian.
  var indonesian: String {
    switch self {
    case .noCodes: "model tidak dapat dilatih: belum ada kode; kode beberapa tweet dulu"
    case .oneCategory(let name):
      "model tidak dapat dilatih: semua tweet berkode \"\(name)\"; kode juga yang dari kategori lain"
    case .oneGroup:
      "label tidak dapat diuji: semua tweet berkode dari satu kelompok atau hampir sama, sehingga tidak ada yang "
        + "dapat disisihkan; kode tweet lain"
    case .unknownToBase(let codes):
      "model tidak dapat dilatih: model awalnya tidak mengenal \(quoted(codes)); pakai kategorinya, atau latih tanpa "
        + "model itu"
    case .noSeeds:
      "model tidak dapat dilatih: tidak ada kata kunci buku kode di tweet mana pun; periksa kolom teks"
    case .noFeatures:
      "model tidak dapat dilatih: tidak ada kata yang dihitung di tweet berkode; periksa kolom teks"
    }
  }
}

extension LexiconError {
  /// ``description`` in Indonesian.
  var indonesian: String {
    switch self {
    case .icuUnavailable: "data ICU tidak dapat dibuka; pasang ulang libicu"
    case .stemmerUnavailable(let name):
      "libstemmer tidak punya pemenggal \"\(name)\"; pasang libstemmer 2.0 atau lebih baru"
    case .badExpression(let pattern, let offset):
      "\"\(pattern)\" bukan ekspresi reguler"
        + (offset.map { "; kesalahannya di huruf ke-\($0 + 1)" } ?? "")
    case .rootsEmpty:
      "daftar kata dasar kosong; isi satu kata per baris, atau pakai bentuk .dic hunspell"
    case .rootsMissing:
      "kata dasar bahasa Indonesia belum terpasang; pasang dengan \"apt-get install hunspell-id\""
    case .otherRoots(let expected, let found):
      "daftar kata dasarnya lain (SHA-256 \(found.prefix(12))…) dari yang dipakai dulu (\(expected.prefix(12))…)"
    }
  }
}

extension StudyError {
  /// ``description`` in Indonesian.
  var indonesian: String {
    switch self {
    case .noAccounts(let file, let columns):
      "\(file): tidak ada kolom \"account\"; kolomnya \(quoted(columns))"
    case .noColumn(let name, let columns):
      "tidak ada kolom \"\(name)\"; kolomnya \(quoted(columns))"
    case .badCount(let cell, let account, let column):
      "\(column) dari \"\(account)\": \"\(cell)\" tidak terbaca; seharusnya bilangan bulat"
    case .noEvents(let file, let columns):
      "\(file): seharusnya ada kolom \"time\" dan \"match\"; kolomnya \(quoted(columns))"
    case .badEventTime(let cell, let file, let row):
      "\(file): baris \(row): waktu \"\(cell)\" tidak terbaca; contoh yang benar: 2020-11-18 09:33 WIB"
    case .badEventMatch(let cell, let file, let row):
      "\(file): baris \(row): \"\(cell)\" tidak berisi kata yang dapat dicari"
    case .accountTwice(let name, let file, let row):
      "\(file): baris \(row): \"\(name)\" sudah ada di baris atas; simpan satu saja"
    case .noGroup(let name, let grouping, let known):
      "tidak ada \(grouping.name) \"\(name)\"; yang ada \(quoted(known.prefix(40)))"
    case .noUncertainLabels(let labels):
      "\(labels): semua label berpeluang 1, sehingga tidak ada tweet yang meragukan"
    case .fewCandidates(let kept, let codes):
      "\(kept) tweet tersimpan per strata, seharusnya \(codes) untuk diambil"
    case .noIDs(let count, let tweets):
      "\(count) dari \(tweets) tweet tidak punya id, padahal kode mencari tweetnya dengan id"
    }
  }
}

import Foundation
import Testing

@testable import Lexicon

@Suite("The reference stems") struct StemsTests {
  /// Pairs that come out otherwise; docs/stems.md gives each one's reason.
  private static let misses: Set = ["perusakan", "terhenyak"]

  @Test(
    "come out right but for those listed",
    .enabled(if: SharedData.isThere && Hunspell.isThere, SharedData.absence))
  func pairs() throws {
    let terms = IndonesianTerms(try Hunspell.roots())
    var wrong: Set<String> = []
    let lines = try SharedData.lines("../conformance/stems-id.tsv")
    for line in lines {
      let fields = line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
      let found = terms.find(Array(fold(fields[0]).utf8))
      if String(decoding: found.term, as: UTF8.self) != fields[1] { wrong.insert(fields[0]) }
    }
    #expect(wrong == Self.misses)
    #expect(Double(lines.count - wrong.count) >= 0.95 * Double(lines.count))
  }

  /// Words of every rule, as government accounts write them, each with its root. Those of which some
  /// editions of the list have more, such as `kemilau`, stand in ConfixStripperTests.
  private static let words = """
    memperjuangkan:juang memperoleh:oleh mempersilakan:sila memperlihatkan:lihat
    keberhasilan:hasil keberadaan:ada keberlanjutan:lanjut kebersamaan:sama pelayanan:layan
    pendidikan:didik pengecekan:cek pengetahuan:tahu penyakit:sakit penyelesaian:selesai
    perjalanan:jalan menyapu:sapu meminjamkan:pinjam memakai:pakai memasak:masak menari:tari
    menolong:tolong mengirimkan:kirim mengukur:ukur mengecat:cat merasakan:rasa terlambat:lambat
    dipekerjakan:kerja sepengetahuan:tahu ditulislah:tulis makananmulah:makan
    menanyakan:tanya menyediakan:sedia pemungutan:pungut pemenang:menang pemimpin:pimpin
    pengumuman:umum penganggaran:anggar pengaduan:adu penerima:terima penertiban:tertib
    penutupan:tutup penduduk:duduk pencegahan:cegah pemeriksaan:periksa pemerataan:rata
    pertanian:tani perikanan:ikan perhubungan:hubung perizinan:izin perempuan:perempuan
    permukiman:mukim kependudukan:duduk kepemimpinan:pimpin keterangan:terang kesehatan:sehat
    kecamatan:camat kelurahan:lurah kekeringan:kering mengimbau:imbau menghimbau:himbau
    mengonsumsi:konsumsi mengkonsumsi:konsumsi mensosialisasikan:sosialisasi
    menyosialisasikan:sosialisasi memvaksinasi:vaksinasi divaksin:vaksin beraktivitas:aktivitas
    mengantisipasi:antisipasi terdampak:dampak berdampak:dampak setibanya:tiba
    sekurang-kurangnya:kurang berlari-lari:lari kemerah-merahan:merah dilihat-lihat:lihat
    surat-menyurat:surat tolong-menolong:tolong anak-anaknya:anak rumah-rumahan:rumah
    bersalam-salaman:salam mobil-mobilan:mobil mengingat-ingat:ingat kebut-kebutan:kebut
    menikah:nikah pernikahan:nikah penyaluran:salur pencairan:cair pemulihan:pulih
    perlindungan:lindung disuntikkan:suntik mempertanyakan:tanya mempertimbangkan:timbang
    terlaksana:laksana penyuluhan:suluh pengendalian:kendali tertangani:tangan
    disesuaikan:sesuai pengelolaan:kelola mengetik:tik pensinyalan:sinyal menstabilkan:stabil
    keikutsertaan:ikutserta memercayai:percaya perkataan:kata bukunyalah:buku rumahmukah:rumah
    dibacakannyalah:baca kuambilkan:ambil kautulis:tulis relawan:relawan keluarga:keluarga
    seluruhnya:seluruhnya peluru:peluru
    bebatuan:batu rerumputan:rumput tetumbuhan:tumbuh pepohonan:pohon jejaring:jaring
    reratanya:rata tetangga:tetangga sesuai:sesuai pepaya:pepaya leluhur:leluhur tetap:tetap
    """

  @Test("and those of other words", .enabled(if: Hunspell.isThere, Hunspell.absence))
  func others() throws {
    let terms = IndonesianTerms(try Hunspell.roots())
    for pair in Self.words.split(whereSeparator: \.isWhitespace) {
      let fields = pair.split(separator: ":").map(String.init)
      let term = String(decoding: terms.find(Array(fields[0].utf8)).term, as: UTF8.self)
      #expect(term == fields[1], "\(fields[0])")
    }
  }
}

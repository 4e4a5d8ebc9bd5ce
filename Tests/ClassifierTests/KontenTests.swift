import Testing

@testable import Classifier

@Suite("konten, on tweets such as institutions write") struct KontenTests {
  private func label(_ text: String) throws -> String {
    var labeller = try Labeller(try #require(try Codebook.standard("konten")))
    return labeller.category(of: text)
  }

  @Test("labels", arguments: tweets)
  func labels(category: String, texts: [String]) throws {
    var labeller = try Labeller(try #require(try Codebook.standard("konten")))
    for text in texts {
      #expect(labeller.category(of: text) == category, "\(text): \(labeller.evidence())")
    }
  }

  @Test("tells a road incident now handled from the traffic after it")
  func incidents() throws {
    let traffic = "Situasi arus lalu lintas di Simpang Melati arah Kota terpantau ramai lancar."
    #expect(try label("07.10 \(traffic)") == "layanan")
    let truck = "07.10 Sebuah truk mengalami gangguan di Simpang Melati, dalam penanganan petugas."
    #expect(try label("\(truck) \(traffic)") == "peringatan")
    #expect(
      try label("08.40 KM 12 arah Kota PADAT, dampak SELESAI penanganan kecelakaan.") == "layanan")
    #expect(
      try label("08.02 KM 12 arah Kota PADAT, ada penanganan kecelakaan di lajur kiri.")
        == "peringatan")
  }

  @Test("is not misled by words that share a stem with others")
  func stems() throws {
    var labeller = try Labeller(try #require(try Codebook.standard("konten")))
    for (text, category) in [
      ("Salah satu arahan Bupati: perda segera disusun", "kebijakan"),  // satu arah
      ("Kakak pelanggan, cek jadwal layanan di laman kami", "layanan"),  // ngakak
      ("Pelaku mengaku menyesal kepada penyidik", "kegiatan"),  // aku
      ("Atas nama pribadi, dukacita sedalam-dalamnya", "seremonial"),  // mengatasnamakan
      ("Polsek Mekar Hilir sambangi warga", "kegiatan"),  // hilirisasi
      ("Ayo merapat, jangan lupa pakai helm", "imbauan"),  // rapat
      ("Wapres Amin tetapkan peraturan baru", "kebijakan"),  // amin
      ("Kelurahan Mekar butuh dana, kata Menteri", "kebijakan"),  // lurah
    ] {
      #expect(labeller.category(of: text) == category, "\(text): \(labeller.evidence())")
    }
  }

  static let tweets: [(String, [String])] = [
    (
      "layanan",
      [
        "Jadwal SIM Keliling hari ini: Alun-alun Kota Wana, 08.00–11.00 WIB. Syarat: SIM asli.",
        "Samsat Keliling Kamis ini ada di halaman Kantor Camat Ujungjaya mulai pukul 9 pagi.",
        "Info gangguan: pipa distribusi bocor di simpang Kenanga, suplai air ke timur mengecil.",
        "Pemeliharaan jaringan listrik Selasa pukul 10.00–13.00, wilayah padam: Desa Kali Jati.",
        "@budi_s Mohon maaf atas gangguan yang dialami, Kak. Mohon informasikan ID pelanggan.",
        "Peserta JKN kini bisa ubah faskes lewat Mobile JKN. Begini langkahnya.",
        "Batas akhir lapor SPT Tahunan 31 Maret. Lupa EFIN? Kirim surel ke kantor pajak.",
        "Job Fair Kota Wana digelar 14–15 Mei di Gedung Serbaguna, gratis. Bawa CV ya!",
        "PPDB jalur zonasi dibuka 20 Juni. Siapkan KK, akta, dan rapor.",
        "Pencairan BLT tahap 3 di Kantor Pos: RW 01–04 hari Senin. Bawa undangan dan KTP asli.",
        "Perjalanan KA Lodaya mengalami keterlambatan 40 menit karena gangguan persinyalan.",
        "Lapor jalan rusak, lampu mati? Kirim foto dan lokasi lewat kanal Lapor.",
        "WNI yang kehilangan paspor dapat menghubungi hotline KBRI setiap saat.",
        "Stok darah PMI hari ini: A 20, B 15, O 9, AB 4.",
        "Jalur pendakian Gunung Wana ditutup sementara sampai 3 Mei.",
      ]
    ),
    (
      "peringatan",
      [
        "#Gempa Mag:5.4, 12-Mar-24 03:12:45 WIB, Kedlmn:10 Km, tdk berpotensi tsunami",
        "Peringatan dini cuaca: berpotensi hujan lebat disertai kilat dan angin kencang pukul 15.10.",
        "Erupsi G. Wana pukul 06.12 WIB, kolom abu teramati 1.500 m di atas puncak.",
        "UPDATE 18.00 TMA Bendung Katulaya 190 cm (Siaga 2). Warga bantaran harap bersiap mengungsi.",
        "Info kebakaran: Objek terbakar gudang plastik. Pengerahan 12 unit dan 60 personel.",
        "06.00 Sebuah bus menabrak separator di Jl. Melati arah Kota, arus terpantau padat.",
        "Beredar pesan WhatsApp mengatasnamakan Kepala Dinas yang meminta transfer. Itu penipuan.",
        "Kosmetik mengandung merkuri ditemukan. Segera hentikan pemakaian.",
      ]
    ),
    (
      "kegiatan",
      [
        "Bhabinkamtibmas Desa Rawa Aiptu Slamet sambangi warga dan titip pesan kamtibmas.",
        "Bupati menerima audiensi pengurus KONI di ruang kerja, Selasa (4/6).",
        "Satpol PP tertibkan 15 lapak PKL di trotoar Jl. Merdeka.",
        "Satresnarkoba amankan dua pengedar sabu dengan barang bukti 12 gram.",
        "Tim SAR gabungan menemukan korban tenggelam di Pantai Karang pada hari ketiga pencarian.",
        "Pemkot membagikan ribuan sembako; bantuan disalurkan lewat kelurahan.",
        "Rapat evaluasi serapan anggaran triwulan II bersama seluruh OPD.",
      ]
    ),
    (
      "covid",
      [
        "UPDATE COVID-19 Kab. Wanaloka 12 Juli: Konfirmasi 3.210 (+112), Sembuh 2.800, Meninggal 95.",
        "Hari ini bertambah 45 kasus positif, 60 pasien sembuh, dan 2 orang meninggal.",
        "BOR rumah sakit rujukan turun menjadi 43 persen.",
        "Polres Wana telah menyuntikkan 20.114 dosis vaksin.",
      ]
    ),
    (
      "imbauan",
      [
        "Yuk pilah sampah dari rumah: organik, anorganik, dan residu.",
        "Vaksin aman dan halal, tidak perlu ragu.",
        "Tips mudik aman: periksa rem, ban, dan istirahat tiap 4 jam.",
        "Warga diimbau tidak membakar sampah sembarangan pada musim kemarau.",
      ]
    ),
    (
      "kebijakan",
      [
        "Pemkab mengalokasikan Rp12 miliar untuk perbaikan jalan desa pada 2024.",
        "Perda Kawasan Tanpa Rokok resmi disahkan, denda maksimal Rp500 ribu.",
        "Gubernur tegaskan tidak ada kenaikan tarif parkir tahun ini.",
        "Bahan baku vaksin dari luar negeri kembali tiba di Indonesia.",
      ]
    ),
    (
      "seremonial",
      [
        "Selamat Hari Raya Idulfitri 1445 H. Mohon maaf lahir dan batin.",
        "Turut berduka cita atas wafatnya Bapak H. Sutarno. Semoga husnul khatimah.",
        "Selamat bekerja Bapak Andi sebagai Menteri Kelautan Negara Wanaloka.",
      ]
    ),
    (
      "lainnya",
      [
        "Wkwkwk mimin ketahuan lembur", "@joko Terima kasih kembali, Kak.",
        "@ani Terima kasih atas saran dan masukannya, Kak. Kami akan terus berusaha.",
        "vaksin mulu, mending tidur ntar sore", "🙏🙏",
      ]
    ),
  ]
}

package import Classifier
package import Study

extension ShareCaveat {
  /// The caveat as a sentence; `categories` tell the titles of labels.
  package func sentence(_ prose: Prose, _ categories: [Classifier.Category]) -> String {
    func title(_ id: String) -> String {
      categories.first { $0.id == id }?.title[prose.language] ?? id
    }
    return switch self {
    case .drawnAgain:
      prose.say(
        "Lembar kode tidak lagi menyebut rancangan sampelnya; sampel itu dikenali dengan mengambilnya lagi.",
        "The sheet no longer says how it was drawn; the same draw, made again, shows that it is a sample."
      )
    case .ofPart(let coded, let all):
      prose.say(
        "Sampelnya diambil dari seluruh arsip; \(prose.numbers.number(coded)) dari \(prose.count(all, "kode", "code", "codes")) "
          + "jatuh pada bagian yang dipilih ini.",
        "The sample was drawn from the whole archive; \(prose.numbers.number(coded)) of its "
          + "\(prose.count(all, "kode", "code", "codes")) fall on this selection.")
    case .fromElsewhere:
      prose.say(
        "Kodenya bukan sampel acak arsip ini; perkiraan ini mengandaikan bahwa tweet sekategori serupa di "
          + "kedua kumpulan.",
        "The codes are not a random sample of this archive; the estimate assumes that tweets of one "
          + "category are alike in both.")
    case .tooFewForInterval(let count):
      prose.say(
        "Tanpa selang: \(prose.count(count, "kode", "code", "codes")) dari tempat lain terlalu sedikit; "
          + "ambillah sampel dari arsip ini.",
        "No intervals: \(prose.count(count, "kode", "code", "codes")) from elsewhere are too few for them; "
          + "draw a sample of this archive.")
    case .assumptionLooksFalse:
      prose.say(
        "Pengandaian itu tampaknya salah (p < 0,01); ambillah sampel dari arsip ini.",
        "That assumption looks false (p < 0.01); draw a sample of this archive.")
    case .differenceNeedsSample:
      prose.say(
        "Selisih dua kelompok memerlukan kode dari sampel arsip ini.",
        "The difference of two groups needs codes of a sample of this archive.")
    case .partlyCoded(let count):
      prose.say(
        "\(prose.tweets(count)) dari sampel belum dikode dan dianggap serupa dengan yang sudah; ini benar "
          + "hanya jika tidak ada yang dilewati karena isinya.",
        "\(prose.tweets(count)) of the sample \(count == 1 ? "has" : "have") no code and \(count == 1 ? "counts" : "count") as like the coded "
          + "ones; that is true only if none was left out for what it says.")
    case .thinStrata(let strata):
      prose.say(
        "Terlalu sedikit kode untuk label \(prose.list(strata.prefix(4).map { title($0.label) })); label "
          + "itu dihitung bersama label di sebelahnya.",
        "Too few codes for the label \(prose.list(strata.prefix(4).map { title($0.label) })), which is "
          + "counted together with its neighbour.")
    case .thinStrataInGroups(let count, _):
      prose.say(
        "Dalam periode dan kelompok, \(prose.numbers.number(count)) label berkode terlalu sedikit dan "
          + "dihitung bersama label lain.",
        "Within periods and groups, \(prose.count(count, "", "label has", "labels have")) too few codes "
          + "and \(count == 1 ? "is" : "are") counted together with another.")
    case .codes(let note): "\(note)"
    case .manySkipped(let file, let skipped, let records):
      prose.say(
        "\(file): \(prose.numbers.number(skipped)) dari \(prose.numbers.number(records)) catatan tidak terbaca; bagiannya "
          + "adalah bagian dari sisanya.",
        "\(file): \(prose.numbers.number(skipped)) of \(prose.numbers.number(records)) records could not be read; the "
          + "share is that of the others.")
    case .oneCategory(let id):
      prose.say(
        "Semua kode adalah “\(title(id))”; periksa apakah kolomnya benar.",
        "All codes are “\(title(id))”; check that the column is the right one.")
    case .disputed(let count):
      prose.say(
        "Pengode berbeda pendapat tentang \(prose.tweets(count)), sehingga selangnya melebar.",
        "The coders differ on \(prose.tweets(count)), which widens the intervals.")
    }
  }
}

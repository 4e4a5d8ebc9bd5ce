internal import Classifier
internal import Statistics
internal import Study

/// Every heading and sentence of a page on the accuracy of labels, in both languages.
struct EvaluationProse {
  let prose: Prose

  private var numbers: NumberStyle { prose.numbers }

  private func say(_ indonesian: String, _ english: String) -> String {
    Wording(indonesian: indonesian, english: english)[prose.language]
  }

  var document: String { say("Ketepatan label", "Accuracy of labels") }
  var categoriesHeading: String { say("Tiap kategori", "Each category") }
  var confusionHeading: String { say("Kode dan label", "Codes and labels") }
  var reliabilityHeading: String { say("Dapatkah peluang dipercaya", "Whether probabilities hold") }
  var curveHeading: String { say("Manfaat kode tambahan", "What more codes would bring") }
  var errorsHeading: String { say("Kesalahan terbesar", "The most confident errors") }
  var accuracy: String { say("Label yang benar", "Labels that are right") }
  var precision: String { say("Presisi", "Precision") }
  var recall: String { say("Perolehan", "Recall") }
  var coded: String { say("Dikode", "Coded") }
  var code: String { say("Kode", "Code") }
  var label: String { "Label" }
  var probability: String { say("Peluang", "Probability") }
  var evidence: String { say("Bukti", "Evidence") }
  var tweet: String { "Tweet" }
  var codes: String { say("Jumlah kode", "Codes") }
  var right: String { say("Yang benar", "Right") }
  var interval: String { prose.level(0.95) }
  var noCodes: String { say("Tidak ada tweet yang dikode.", "No tweet is coded.") }

  var comparisonHeading: String {
    say("Beberapa cara pada tweet yang sama", "Ways to label the same tweets")
  }
  var labelsOf: String { say("Label dari", "Labels of") }
  var difference: String {
    say("Selisih ketepatan, poin (selang 95 %)", "Accuracy apart, points (95 % interval)")
  }
  var to: String { say("sampai", "to") }

  func share(_ value: Double?) -> String {
    value.map { numbers.percent($0) } ?? NumberStyle.undefined
  }

  /// A figure between 0 and 1 with three decimals.
  func figure(_ value: Double?) -> String {
    guard let value else { return NumberStyle.undefined }
    let thousandths = Int((abs(value) * 1000).rounded())
    let digits = String(thousandths % 1000)
    let point = prose.language == .indonesian ? "," : "."
    let sign = value < 0 && thousandths > 0 ? "−" : ""
    return sign + String(thousandths / 1000) + point
      + String(repeating: "0", count: 3 - digits.count) + digits
  }

  func range(_ interval: Interval?) -> String {
    guard let interval else { return NumberStyle.undefined }
    return "\(figure(interval.lower))–\(figure(interval.upper))"
  }

  func method(_ method: EvaluationStudy.Method, tweets: Int) -> String {
    let count = prose.tweets(tweets)
    return switch method {
    case .parts(let parts):
      say(
        "\(count) yang dikode manusia dibagi menjadi \(parts) bagian. Tiap bagian diberi label oleh "
          + "model yang hanya belajar dari bagian lain; tweet yang hampir sama selalu di bagian yang "
          + "sama. Jadi angka-angka ini berlaku untuk tweet yang belum dikenal model.",
        "\(count) coded by people were divided into \(parts) parts. Each part was labelled by a model "
          + "that had learnt from the others only; near-duplicates are always in one part. So the "
          + "figures hold for tweets that the model does not know.")
    case .labelled(let name):
      say(
        "\(count) yang dikode manusia dibandingkan dengan label dari \(name).",
        "\(count) coded by people were compared with the labels of \(name).")
    }
  }

  func learnt(_ count: Int) -> String {
    say(
      "\(prose.tweets(count)) di antaranya sudah dipelajari model bawaan, sehingga angka-angka ini terlalu bagus.",
      "\(prose.tweets(count)) of these the model that comes with textmine has learnt, so the figures are too good."
    )
  }

  var categoriesMeaning: String {
    say(
      "Presisi: berapa bagian label kategori ini yang benar. Perolehan: berapa bagian tweet kategori "
        + "ini yang ditemukan. F1 merangkum keduanya; garisnya adalah selang 95 % dari bootstrap.",
      "Precision is the share of a category's labels that are right, recall the share of its tweets "
        + "that were found. F1 sums up both; the line is its 95 % interval, by bootstrap.")
  }

  var confusionMeaning: String {
    say(
      "Satu baris untuk tiap kode manusia, satu kolom untuk tiap label program. Di diagonal keduanya "
        + "sama; makin gelap, makin besar bagian dari barisnya.",
      "A row for each code of people, a column for each label of the program. On the diagonal both "
        + "agree; the darker, the larger the share of the row.")
  }

  func reliabilityMeaning(_ error: Double) -> String {
    say(
      "Dari tweet dengan peluang 80 %, seharusnya 80 % berlabel benar: titik di garis. Rata-rata "
        + "selisihnya \(numbers.percent(error)).",
      "Of the tweets with a probability of 80 %, 80 % should be labelled right: dots on the line. On "
        + "the average they are \(numbers.percent(error)) off.")
  }

  func curveMeaning(_ curve: LearningCurve) -> String {
    let gain = curve.expectedGain(of: LearningCurve.more)
    let range = gain.interval.map { " (\(prose.level(0.95)): \(self.range($0)))" } ?? ""
    return say(
      "Jika terus seperti ini, \(LearningCurve.more) kode lagi menambah makro-F1 sekitar \(figure(gain.value))\(range).",
      "If it goes on like this, \(LearningCurve.more) more codes would add about \(figure(gain.value)) to macro-F1\(range)."
    )
  }

  /// Evidence as `term +1,25; term +0,5`.
  func list(_ evidence: [Explanation.Reason]) -> String {
    evidence.map { "\($0.text) +\(figure($0.weight))" }.joined(separator: "; ")
  }

  func describe(_ name: String, _ f1: Double?) -> String {
    "\(name): F1 \(figure(f1))"
  }
}

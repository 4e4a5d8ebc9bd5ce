/// A word, then without one suffix more each time: particle, possessive, derivational suffix. A form is a beginning of the
/// word, so that none is copied.
struct SuffixForms {
  struct Form {
    /// The bytes of the word that are left.
    var length = 0
    /// The derivational suffix that was taken off.
    var suffix = Suffix.none
    /// Whether only particles and possessives were taken off.
    var isInflection: Bool { suffix == .none }
  }

  private(set) var count = 0
  /// No word has more: each suffix below but the first three leaves out some of the others.
  private var forms = InlineArray<8, Form>(repeating: Form())

  /// The forms of a folded word.
  init(of word: Span<UInt8>, _ register: ConfixStripper.Register) {
    add(Form(length: word.count))
    var base = word
    if base.count > 5,
      base.ends(with: "lah") || base.ends(with: "kah") || base.ends(with: "tah")
        || base.ends(with: "pun")
    {
      base = base.extracting(droppingLast: 3)
      add(Form(length: base.count))
    }
    if base.count > 5, base.ends(with: "nya") {
      base = base.extracting(droppingLast: 3)
      add(Form(length: base.count))
    } else if base.count > 4, base.ends(with: "ku") || base.ends(with: "mu") {
      base = base.extracting(droppingLast: 2)
      add(Form(length: base.count))
    }
    if base.count > 5, base.ends(with: "kan") { add(Form(length: base.count - 3, suffix: .kan)) }
    if base.count > 4, base.ends(with: "an") { add(Form(length: base.count - 2, suffix: .an)) }
    if base.count > 3, base.ends(with: "i") { add(Form(length: base.count - 1, suffix: .i)) }
    if base.count > 5, base.ends(with: "in"), register == .informal {
      add(Form(length: base.count - 2, suffix: .kan))
    }
    // Of foreign words: idealis, idealisme, idealisasi; -wan and -wati of persons.
    if base.count > 6, base.ends(with: "is") { add(Form(length: base.count - 2, suffix: .foreign)) }
    if base.count > 8, base.ends(with: "isme") || base.ends(with: "wati") {
      add(Form(length: base.count - 4, suffix: .foreign))
    }
    if base.count > 7, base.ends(with: "wan") {
      add(Form(length: base.count - 3, suffix: .foreign))
    }
    if base.count > 9, base.ends(with: "isasi") {
      add(Form(length: base.count - 5, suffix: .foreign))
    }
  }

  private mutating func add(_ form: Form) {
    forms[count] = form
    count += 1
  }

  /// The form in this place, of ``count``.
  subscript(place: Int) -> Form { forms[place] }
}

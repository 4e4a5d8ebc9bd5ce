internal import Corpus
public import Study

extension ShareCaveat {
  /// The caveat in a line.
  public var text: String {
    switch self {
    case .drawnAgain:
      "the sheet does not say how its tweets were drawn; drawing as many again gives just these, so "
        + "they are taken for that sample"
    case .ofPart(let coded, let all):
      "the sample was drawn from the whole archive: \(coded) of its \(all) codes are in this selection and "
        + "tell of it"
    case .fromElsewhere(let reason):
      "\(reason.text); assuming that tweets of one category read alike there and here, only in "
        + "other shares (expectation-maximisation, bootstrap)"
    case .tooFewForInterval(let codes):
      "no intervals: \(codes) codes from elsewhere are too few for intervals that hold; code "
        + "\(ShareStudy.minimumTransferredCodes) or more, or draw a sample of this archive"
    case .assumptionLooksFalse:
      "this assumption looks false: labels of this archive do not fit any shares of the coded "
        + "categories (p < 0.01); draw a sample of this archive"
    case .differenceNeedsSample:
      "the difference of two groups needs codes of a sample of this archive"
    case .partlyCoded(let count):
      "\(count) \(count == 1 ? "tweet" : "tweets") of the sample without a code or a row, taken "
        + "to be like the coded ones of the same stratum; true only if none was left out for what "
        + "it says"
    case .thinStrata(let strata): Self.thin(strata)
    case .thinStrataInGroups(let count, let groupsAreNew):
      "within groups, \(count) labels have fewer than \(ShareStudy.minimumCodes) codes and are "
        + "counted together with another"
        + (groupsAreNew ? "; for good shares of groups, draw with \"sample --by\"" : "")
    case .oneCategory(let id):
      "all codes are \"\(id)\"; check that the column is the right one"
    case .disputed(let count):
      "coders differ on \(count) tweets, which widens the intervals; settle them with "
        + "\"textmine agree --merged\""
    case .codes(let note): "\(note)"
    case .manySkipped(let file, let skipped, let records):
      "\(file): \(ReadNote.manySkipped(skipped, of: records))"
    }
  }

  private static func thin(_ strata: [ShareStudy.ThinStratum]) -> String {
    let named = strata.prefix(5).map { stratum in
      let group = stratum.group.isEmpty ? "" : " in \(stratum.group)"
      return "\(stratum.label)\(group) (\(stratum.coded))"
    }.joined(separator: ", ")
    let more = strata.count > 5 ? " and \(strata.count - 5) more" : ""
    return
      "fewer than \(ShareStudy.minimumCodes) codes of tweets labelled \(named)\(more): counted "
      + "together with the label beside it"
  }
}

extension ShareStudy.Basis.Reason {
  /// The reason in words.
  var text: String {
    switch self {
    case .chosen: "the codes are of tweets that somebody chose"
    case .noDesign: "the codes are not from a sheet of \"textmine sample\""
    case .otherArchive(let drawnFrom, let this):
      "the sheet was drawn from another archive: it had \(drawnFrom.tweets) tweets "
        + "(checksum \(drawnFrom.checksum.prefix(8))), this one has \(this.tweets) "
        + "(\(this.checksum.prefix(8))); if it is the same, give the options of its \"sample\""
    }
  }
}

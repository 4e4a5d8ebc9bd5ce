internal import Corpus
internal import Statistics

/// Tweets and the share of service content over time, one above the other on one axis of days.
struct TimeChart: Chart {
  /// A period of the upper picture.
  struct Count {
    let period: Period
    let own: Int
    let retweets: Int
    let isIncomplete: Bool
    let description: String
    /// Where the bar leads to; nil for nowhere.
    var address: String?
  }

  /// A period of the lower picture.
  struct Point {
    let period: Period
    let share: Double
    let interval: Interval?
    let isIncomplete: Bool
    let description: String
  }

  let id: Markup
  let title: String
  let description: String
  let nothing: String
  /// What the two pictures show.
  let captions: (counts: String, shares: String)
  let span: Period?
  let counts: [Count]
  let points: [Point]
  let numbers: NumberStyle

  private static let (left, top, countHeight, gap, shareHeight) = (44, 26, 130, 72, 150)

  var picture: Picture {
    guard span != nil, counts.contains(where: { $0.own + $0.retweets > 0 }) else {
      return Picture.empty(id: id, title: title, sentence: nothing)
    }
    let scale = TimeScale(
      from: counts[0].period.first, through: counts[counts.count - 1].period.last)
    let bottom = Self.top + Self.countHeight
    let shares: [Picture.Mark] =
      points.isEmpty ? [] : sharePicture(scale, top: bottom + Self.gap).map(Picture.Mark.plain)
    let height = points.isEmpty ? bottom + 26 : bottom + Self.gap + Self.shareHeight + 26
    return Picture(
      id: id, title: title, description: description, height: height, style: "time",
      marks: [.plain(Self.hatch(id))] + countPicture(scale) + shares)
  }

  /// The pattern over what is incomplete.
  private static func hatch(_ id: Markup) -> Markup {
    """
    <defs><pattern id="\(id)-hatch" width="6" height="6" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)"><rect class="hatch" width="3" height="6"/></pattern></defs>
    """
  }

  // MARK: Counts

  private func countPicture(_ scale: TimeScale) -> [Picture.Mark] {
    let highest = counts.map { $0.own + $0.retweets }.max() ?? 1
    let step = Axis.step(for: highest)
    let top = (highest + step - 1) / step * step
    let bottom = Self.top + Self.countHeight
    func y(_ tweets: Int) -> Int { 100 * bottom - 100 * Self.countHeight * tweets / top }
    let grid: [Markup] = stride(from: 0, through: top, by: step).map { value in
      Self.line(at: y(value), numbers.number(value), isBase: value == 0)
    }
    let bars: [Picture.Mark] = counts.map { count in
      let (x, width) = scale.box(count.period)
      let (own, all) = (y(count.own), y(count.own + count.retweets))
      let hatch: Markup =
        count.isIncomplete
        ? Self.box("", x, all, width, 100 * bottom - all, fill: "url(#\(id)-hatch)") : ""
      let bar: Markup = """
        <g><title>\(count.description)</title>\
        \(Self.box("accent", x, own, width, 100 * bottom - own))\
        \(Self.box("pale", x, all, width, own - all))\(hatch)</g>
        """
      return Picture.Mark(markup: bar, address: count.address, label: count.description)
    }
    let caption: Markup = "<text class=\"panel\" x=\"0\" y=\"12\">\(captions.counts)</text>"
    return ([caption] + grid).map(Picture.Mark.plain) + bars
      + scale.years(bottom: bottom).map(Picture.Mark.plain)
  }

  // MARK: Shares

  private func sharePicture(_ scale: TimeScale, top: Int) -> [Markup] {
    let axis = Axis(through: points.map { $0.interval?.upper ?? $0.share }.max() ?? 1)
    let bottom = top + Self.shareHeight
    func y(_ share: Double) -> Int {
      let part = min(1, max(0, share * 100 / Double(axis.top)))
      return 100 * bottom - Int((part * Double(100 * Self.shareHeight)).rounded())
    }
    let grid: [Markup] = axis.ticks.map { tick in
      Self.line(
        at: y(Double(tick) / 100), numbers.percent(Double(tick) / 100, decimals: 0),
        isBase: tick == 0)
    }
    let marks: [Markup] = points.map { point in
      let (x, width) = scale.box(point.period)
      let band: Markup =
        point.interval.map {
          let (upper, lower) = (y($0.upper), y($0.lower))
          return Self.box("band", x, upper, width, lower - upper)
        } ?? ""
      let hatch: Markup =
        point.isIncomplete
        ? Self.box(
          "", x, y(point.share), width, 100 * bottom - y(point.share), fill: "url(#\(id)-hatch)")
        : ""
      return """
        <g><title>\(point.description)</title>\(band)\(hatch)\
        \(Self.box("accent", x, y(point.share) - 150, width, 300))</g>
        """
    }
    return ["<text class=\"panel\" x=\"0\" y=\"\(top - 14)\">\(captions.shares)</text>"] + grid
      + marks + scale.years(bottom: bottom)
  }

  // MARK: Parts

  private static func line(at y: Int, _ name: String, isBase: Bool) -> Markup {
    """
    <line class="\(isBase ? "axis" : "grid")" x1="0" x2="100%" y1="\(Picture.decimal(y))" \
    y2="\(Picture.decimal(y))"/>\
    <text class="tick" x="-8" y="\(Picture.decimal(y))" dy="4" text-anchor="end">\(name)</text>
    """
  }

  /// A rectangle; heights and places down are in hundredths of a pixel.
  private static func box(
    _ style: Markup, _ x: String, _ y: Int, _ width: String, _ height: Int, fill: Markup = ""
  ) -> Markup {
    guard height > 0 else { return "" }
    let paint: Markup = fill == "" ? "class=\"\(style)\"" : "fill=\"\(fill)\""
    return """
      <rect \(paint) x="\(x)%" y="\(Picture.decimal(y))" width="\(width)%" \
      height="\(Picture.decimal(height))"/>
      """
  }
}

/// Where days lie on an axis of time, in per cent of its width.
struct TimeScale {
  /// The width that the narrowest page has, and that a year's name needs, in pixels.
  private static let narrowest = (page: 300, year: 40)

  private let first: Int
  private let last: Int

  init(from first: CivilDay, through last: CivilDay) {
    self.first = first.daysSince1970
    self.last = last.daysSince1970 + 1
  }

  private func place(_ day: Int) -> Int {
    let (day, whole) = (min(max(day, first), last) - first, last - first)
    return (2 * day * 10_000 + whole) / (2 * whole)
  }

  /// Where a period begins and how wide it is; a little is left free between neighbours.
  func box(_ period: Period) -> (x: String, width: String) {
    let (start, end) = (place(period.first.daysSince1970), place(period.last.daysSince1970 + 1))
    let space = min(40, (end - start) / 6)
    return (Picture.decimal(start + space / 2), Picture.decimal(max(end - start - space, 10)))
  }

  /// A line and the name where each year begins.
  func years(bottom: Int) -> [Markup] {
    let from = CivilDay(daysSince1970: first).year
    let through = CivilDay(daysSince1970: last - 1).year
    let perYear = 100 * Self.narrowest.page / max(1, (through - from + 1) * 100)
    let every = max(1, (Self.narrowest.year + perYear - 1) / max(1, perYear))
    return (from...through).map { year in
      let x = Picture.decimal(place(CivilDay(year: year, month: 1, day: 1).daysSince1970))
      let name: Markup =
        (year - from) % every == 0
        ? "<text class=\"year\" x=\"\(x)%\" y=\"\(bottom + 19)\" dx=\"2\">\(String(year))</text>"
        : ""
      return """
        <line class="axis" x1="\(x)%" x2="\(x)%" y1="\(bottom)" y2="\(bottom + 6)"/>\(name)
        """
    }
  }
}

import Analyzer
import BoxScores
import Forecasting
import NativeLibraries

/// Judges bookmakers' lines: reads, resolves, forecasts, prices, stakes, and refuses.
///
/// The same for a command and for a server: bytes or a file in, a report out. It opens nothing but the models' workspace.
///
/// ```swift
/// let models = WorkspaceLineModels(session)
/// let report = try LineAnalysis(models).run(body, as: .csv, named: "lines.csv", options: LineAnalysisOptions())
/// ```
public struct LineAnalysis: Sendable {
  private let models: any LineModels

  public init(_ models: any LineModels) { self.models = models }

  /// - Parameters:
  ///   - bytes: A CSV or a JSON document, not packed.
  ///   - notation: How prices are written. Nil: a CSV is American, and a JSON file's prices tell.
  /// - Throws: As `run(_ file:)`; `LinesError` for bytes that cannot be read at all.
  public func run(
    _ bytes: [UInt8], as format: LineFile.Format, named name: String, notation: Odds.Notation? = nil,
    options: LineAnalysisOptions = LineAnalysisOptions()
  ) throws -> LineAnalysisReport {
    try run(try LineFile.read(bytes, as: format, named: name, notation: notation), options: options)
  }

  /// - Throws: `SettingsError`; `ForecastingError.noMeta` where no season of the lines has a model; what loading one throws.
  public func run(
    _ file: LineFile, options: LineAnalysisOptions = LineAnalysisOptions()
  ) throws -> LineAnalysisReport {
    try options.settings.check()
    var report = LineAnalysisReport(file, options)
    guard let seasons = Self.seasons(of: file.lines) else { return report.finished() }
    let resolution = LineResolver(try models.league(seasons: seasons), aliases: options.aliases).resolve(file.lines)
    report.take(resolution)
    let wanted = resolution.resolved.filter { options.date == nil || $0.game.day == options.date }
    report.counts.otherDays = resolution.resolved.count - wanted.count
    let bySeason = Dictionary(grouping: wanted, by: \.game.season).sorted { $0.key < $1.key }
    var refused: (any FullcourtError)?
    for (season, lines) in bySeason {
      do {
        try analyze(lines, season, options, &report)
      } catch let error as any FullcourtError where Self.isTooEarly(error) {
        refused = error
        report.lack(lines, error.message)
      }
    }
    if let refused, report.models.isEmpty { throw refused }
    return report.finished()
  }

  private func analyze(
    _ lines: [ResolvedLine], _ season: Season, _ options: LineAnalysisOptions, _ report: inout LineAnalysisReport
  ) throws {
    let forecasts = try models.forecasts(of: lines, season: season)
    let proofs = try models.proofs(of: forecasts, before: season)
    let proven = ProvenMarkets(
      LineProof.evidence(proofs),
      advice: "'\(models.tool) backtest --seasons \(season.previous) --lines FILE' gives proof, of a season before "
        + "\(season)")
    var analyzer = try LineAnalyzer(options.settings, proven: proven)
    analyzer.waivesProof = options.waivesProof
    let analysis = analyzer.analyze(
      lines, forecasts: LineDistributions.of(forecasts, for: lines), bankroll: options.bankroll ?? Bankroll(1),
      exposure: options.exposure)
    report.take(analysis, of: lines, forecasts, proofs, proven, season)
  }

  private static func isTooEarly(_ error: any FullcourtError) -> Bool {
    if case .noMeta? = error as? ForecastingError { return true }
    if case .tooEarly? = error as? BundleError { return true }
    return false
  }

  /// From the first to the last season that lines are dated in; nil without a line that the league may have played.
  static func seasons(of lines: [PropLine]) -> ClosedRange<Season>? {
    let days = lines.flatMap { [$0.gameDate, $0.tipOff?.easternDay].compactMap(\.self) }
    let seasons = Set(days.map(SeasonOfGame.season(of:))).filter { (Season.first...Season.last.next).contains($0) }
    guard let first = seasons.min(), let last = seasons.max() else { return nil }
    return first...last
  }
}

import Analyzer
import BoxScores
import Foundation

/// Bets on paper, kept in a workspace: placed from analyses, settled from its box scores, reported. No money is involved.
public struct PaperDesk: Sendable {
  private let session: WorkspaceSession

  public init(_ session: WorkspaceSession) { self.session = session }

  /// The ledger, in the workspace's folder.
  public var file: URL { session.folder.appendingPathComponent("paper.sqlite") }

  /// What came of placing.
  public struct Placed: Sendable, Encodable {
    /// The start and the profits of settled bets; stakes of open ones are not taken off.
    public let bankroll: Double
    /// New bets.
    public let placed: [PaperBet]
    /// Bets that were there already.
    public let already: [String]
    /// Bets whose stake came to less than a hundredth, or for which the bankroll no longer sufficed.
    public let unaffordable: [String]
    /// Bets whose game had begun, or whose day was over: nobody would have taken them.
    public let late: [String]
    /// The analysis that was made for it; nil where it was read from a file.
    public let analysis: LineAnalysisReport?
  }

  /// What came of settling.
  public struct Settled: Sendable, Encodable {
    /// A settled bet whose box score says something else now.
    public struct Correction: Sendable, Encodable {
      /// The bet's, `22400062-203076-points`.
      public let id: String
      /// The count it was settled by; null for a void bet.
      public let settledAt: Int?
      /// The count in the box score of today; null where it does not have him any more.
      public let nowIs: Int?
    }

    /// Bets that were settled now.
    public let settled: [PaperBet]
    /// Bets whose game has no box score yet.
    public let stillOpen: Int
    /// Settled bets whose box score says something else now: they stay as they were settled.
    public let corrections: [Correction]
    /// Bets whose closing prices were noted, or noted anew.
    public let closed: Int
  }

  /// Opens the ledger where there is none.
  ///
  /// - Throws: `PaperStoreError.missing` without a ledger and a bankroll, `PaperError.alreadyOpened` for a bankroll where a
  ///   ledger is open with another start.
  private func ledger(opening bankroll: Double?) throws -> PaperLedger<SQLitePaperStore> {
    if let bankroll, PaperMoney(bankroll).map({ $0 <= .zero }) ?? true {
      throw PaperError.badStart("\(bankroll)")
    }
    var ledger = PaperLedger(try SQLitePaperStore(file, creates: bankroll != nil))
    guard let bankroll else { return ledger }
    if let start = try ledger.store.start() {
      guard start == PaperMoney(bankroll) else { throw PaperError.alreadyOpened(start: start) }
    } else {
      try ledger.open(bankroll: bankroll)
    }
    return ledger
  }

  /// Places what a written analysis recommends.
  ///
  /// - Parameters:
  ///   - bankroll: Opens a ledger that is not there yet.
  ///   - now: The time of placing.
  /// - Throws: `PaperFileError` for a file that is no analysis; `PaperStoreError`, `PaperError`.
  public func place(analysis file: URL, bankroll: Double?, now: QuoteTime) throws -> Placed {
    let sides = try Self.read(file)
    var ledger = try ledger(opening: bankroll)
    return try placed(ledger.place(sides, now: now), ledger, nil)
  }

  /// Analyses lines with the ledger's bankroll and open bets, and places what is recommended.
  public func place(
    lines: LineFile, models: some LineModels, options: LineAnalysisOptions, bankroll: Double?, now: QuoteTime
  ) throws -> Placed {
    var ledger = try ledger(opening: bankroll)
    var options = options
    options.bankroll = try ledger.bankroll()
    options.exposure = try ledger.exposure()
    let report = try LineAnalysis(models).run(lines, options: options)
    return try placed(ledger.place(report.recommended.map(\.side), now: now), ledger, report)
  }

  private func placed(
    _ placement: Placement, _ ledger: PaperLedger<SQLitePaperStore>, _ analysis: LineAnalysisReport?
  ) throws -> Placed {
    Placed(
      bankroll: try ledger.bankroll().current, placed: placement.placed, already: placement.already,
      unaffordable: placement.unaffordable, late: placement.late, analysis: analysis)
  }

  /// Settles open bets from the workspace's box scores, and notes closing prices where later quotes are given.
  public func settle(closing lines: [LineFile]) throws -> Settled {
    guard let history = try session.histories().first else {
      throw SessionError.noGames(workspace: session.folder.path)
    }
    var ledger = PaperLedger(try SQLitePaperStore(file, creates: false))
    let settlement = try ledger.settle(BoxOutcomes(history.table))
    var closed = 0
    if !lines.isEmpty {
      let resolved = try resolve(lines.flatMap(\.lines))
      closed = try ledger.close(with: resolved)
    }
    return Settled(
      settled: settlement.settled, stillOpen: settlement.stillOpen,
      corrections: settlement.corrections.map { .init(id: $0.id, settledAt: $0.settledAt, nowIs: $0.nowIs) },
      closed: closed)
  }

  private func resolve(_ lines: [PropLine]) throws -> [ResolvedLine] {
    guard let seasons = LineAnalysis.seasons(of: lines) else { return [] }
    return LineResolver(try WorkspaceLineModels(session).league(seasons: seasons)).resolve(lines).resolved
  }

  /// How the bets did: what `paper report` prints.
  public func report() throws -> PaperReport {
    try PaperLedger(try SQLitePaperStore(file, creates: false)).report()
  }

  /// Every bet of the ledger, in the order in which they were placed: what `paper list` prints.
  public func list() throws -> PaperListing {
    PaperListing(bets: try SQLitePaperStore(file, creates: false).bets())
  }

  /// More bytes than a season's analysis has.
  private static let mostBytes = 2 << 30

  private static func read(_ file: URL) throws(PaperFileError) -> [PricedSide] {
    let data: Data
    do {
      data = try RegularFile.data(file, atMost: mostBytes)
    } catch {
      throw .unreadable(file: file.path, reason: error.reason)
    }
    do {
      return try JSONDecoder().decode(RecommendedBets.self, from: data).sides
    } catch let error as DecodingError {
      throw .noAnalysis(file: file.path, reason: Self.words(error))
    } catch {
      throw .noAnalysis(file: file.path, reason: "\(error)")
    }
  }

  private static func words(_ error: DecodingError) -> String {
    func place(_ path: [any CodingKey]) -> String {
      path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context): return "'\(place(context.codingPath + [key]))' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      let found = place(context.codingPath)
      return found.isEmpty ? context.debugDescription : "\(found): \(context.debugDescription)"
    @unknown default: return "\(error)"
    }
  }
}

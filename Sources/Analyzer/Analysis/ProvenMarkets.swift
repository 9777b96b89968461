/// The markets on which our probabilities may be acted on, with the evidence. A market without evidence is not proven.
public struct ProvenMarkets: Sendable, Hashable, Codable {
  public var evidence: [PropMarket: CalibrationEvidence]
  public var standard: CalibrationStandard

  public init(_ evidence: [PropMarket: CalibrationEvidence] = [:], standard: CalibrationStandard = .init()) {
    self.evidence = evidence
    self.standard = standard
  }

  /// Why nothing is recommended on a market; nil when it is proven.
  public func objection(_ market: PropMarket) -> String? { standard.objection(evidence[market]) }
}

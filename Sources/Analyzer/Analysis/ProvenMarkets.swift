/// The markets on which our probabilities may be acted on, with the evidence. A market without evidence is not proven.
public struct ProvenMarkets: Sendable, Hashable, Codable {
  /// Also evidence that does not meet the standard.
  public var evidence: [PropMarket: CalibrationEvidence]
  /// What evidence has to show.
  public var standard: CalibrationStandard
  /// What gives the proof, for people: the end of every objection. Empty for none.
  public var advice: String

  public init(
    _ evidence: [PropMarket: CalibrationEvidence] = [:], standard: CalibrationStandard = .init(), advice: String = ""
  ) {
    self.evidence = evidence
    self.standard = standard
    self.advice = advice
  }

  /// Why nothing is recommended on a market; nil when it is proven.
  public func objection(_ market: PropMarket) -> String? {
    guard let objection = standard.objection(evidence[market]) else { return nil }
    // Where there is proof to the contrary, looking once more gives no other.
    let lacks = (evidence[market]?.rows ?? 0) < standard.rows
    return advice.isEmpty || !lacks ? objection : "\(objection); \(advice)"
  }
}

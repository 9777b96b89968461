import BoxScores

/// What may be spent in a billing cycle, and on which machines.
public struct Budget: Sendable, Hashable {
  /// A day on which a cycle begins, past or to come.
  public var cycleStart: GameDay
  /// Money for machines that have a price; nil for no limit.
  public var limit: Money?
  /// Milliseconds of machines that cost nothing; nil for no limit.
  public var freeMilliseconds: Int64?
  /// By name; `local` is there also where it is not listed.
  public var machines: [Machine]

  public init(cycleStart: GameDay, limit: Money? = nil, freeMilliseconds: Int64? = nil, machines: [Machine] = []) {
    self.cycleStart = cycleStart
    self.limit = limit
    self.freeMilliseconds = freeMilliseconds
    self.machines = machines
  }

  /// Nil for a name that is not listed; `local` always is there.
  public func machine(_ name: String) -> Machine? {
    machines.first { $0.name == name } ?? (name == Machine.local.name ? .local : nil)
  }

  /// Adds a machine, or changes the price of one that is there.
  public mutating func set(_ machine: Machine) {
    machines.removeAll { $0.name == machine.name }
    machines.append(machine)
    machines.sort { $0.name < $1.name }
  }

  /// Takes a machine away.
  ///
  /// - Returns: False where none of the name is listed.
  public mutating func remove(_ name: String) -> Bool {
    let count = machines.count
    machines.removeAll { $0.name == name }
    return machines.count < count
  }

  /// The billing cycle that a day falls into.
  public func cycle(containing day: GameDay) -> BillingCycle { BillingCycle(anchor: cycleStart, containing: day) }
}

extension Budget: Codable {
  private enum Key: String, CodingKey { case cycleStart, limit, freeMilliseconds, machines }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let text = try container.decode(String.self, forKey: .cycleStart)
    guard let day = GameDay(text) else {
      throw DecodingError.dataCorruptedError(
        forKey: .cycleStart, in: container, debugDescription: "'\(text)' is no day")
    }
    cycleStart = day
    limit = try container.decodeIfPresent(Money.self, forKey: .limit)
    freeMilliseconds = try container.decodeIfPresent(Int64.self, forKey: .freeMilliseconds)
    machines = try container.decode([Machine].self, forKey: .machines)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(cycleStart.description, forKey: .cycleStart)
    try container.encode(limit, forKey: .limit)
    try container.encode(freeMilliseconds, forKey: .freeMilliseconds)
    try container.encode(machines, forKey: .machines)
  }
}

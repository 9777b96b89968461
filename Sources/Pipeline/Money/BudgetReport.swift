import BoxScores
import Registry

/// The budget of a workspace and what has become of it in the current cycle: what `budget show` prints.
public struct BudgetReport: Sendable, Encodable {
  /// `YYYY-MM-DD`, UTC: the first day of the current cycle.
  public let cycleStart: String
  /// The day on which everything that was spent is forgotten.
  public let reset: String
  /// `YYYY-MM-DD`, UTC.
  public let today: String
  /// Nil for no limit.
  public let limit: Money?
  /// Charged in the current cycle.
  public let spent: Money
  /// Put aside for steps that are running.
  public let reserved: Money
  /// Neither spent nor put aside; nil for no limit.
  public let left: Money?
  /// Hours of machines without a price; nil for no limit.
  public let hours: Double?
  /// Hours of machines without a price: used, put aside, and left (nil for no limit).
  public let hoursUsed: Double
  public let hoursReserved: Double
  public let hoursLeft: Double?
  /// `local` is always among them.
  public let machines: [MachineLine]

  /// A machine and what an hour of it costs.
  public struct MachineLine: Sendable, Encodable {
    public let name: String
    /// Zero for a machine without a price.
    public let pricePerHour: Money
    /// Paid for its GPU: work that needs none is refused there.
    public let gpu: Bool
  }

  /// What the command prints without `--json`.
  public var text: String {
    var lines = ["Cycle \(cycleStart) to \(reset) (UTC, the last day not included); today is \(today)."]
    if let limit, let left {
      lines.append("Money: \(limit) a cycle; \(spent) spent, \(reserved) set aside, \(left) left until \(reset).")
    } else {
      lines.append("Money: no limit; \(spent) spent, \(reserved) set aside.")
    }
    func time(_ hours: Double) -> String { Hours.text(Int64((hours * 3_600_000).rounded())) }
    if let hours, let hoursLeft {
      lines.append(
        "Hours of machines without a price: \(time(hours)) a cycle; \(time(hoursUsed)) used, \(time(hoursReserved)) set "
          + "aside, \(time(hoursLeft)) left until \(reset).")
    } else {
      lines.append("Hours of machines without a price: no limit; \(time(hoursUsed)) used.")
    }
    for machine in machines {
      lines.append(
        "Machine \(machine.name): \(machine.pricePerHour == .zero ? "no price" : "\(machine.pricePerHour) an hour")"
          + (machine.gpu ? ", paid for its GPU" : ""))
    }
    return lines.joined(separator: "\n")
  }

  private enum Key: String, CodingKey {
    case cycleStart, reset, today, limit, spent, reserved, left, hours, hoursUsed, hoursReserved, hoursLeft, machines
  }

  /// What has no limit is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(cycleStart, forKey: .cycleStart)
    try container.encode(reset, forKey: .reset)
    try container.encode(today, forKey: .today)
    try container.encode(limit, forKey: .limit)
    try container.encode(spent, forKey: .spent)
    try container.encode(reserved, forKey: .reserved)
    try container.encode(left, forKey: .left)
    try container.encode(hours, forKey: .hours)
    try container.encode(hoursUsed, forKey: .hoursUsed)
    try container.encode(hoursReserved, forKey: .hoursReserved)
    try container.encode(hoursLeft, forKey: .hoursLeft)
    try container.encode(machines, forKey: .machines)
  }
}

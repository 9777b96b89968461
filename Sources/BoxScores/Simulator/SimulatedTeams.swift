/// The teams of the simulated league. Cities and names are invented, and the codes lie above those of any real
/// franchise, so that no report can take one for the other.
public enum SimulatedTeams {
  /// The code of the first team; the others follow.
  public static let firstCode: Int16 = 1000

  /// An invented team.
  public struct Team: Sendable, Hashable {
    /// At least `firstCode`.
    public let code: Int16
    public let city: String
    public let name: String
  }

  /// Thirty, as many as the largest league has had.
  public static let all: [Team] = zip(0..., cities).map { index, pair in
    Team(code: firstCode + Int16(index), city: pair.0, name: pair.1)
  }

  /// Nil when the code is no simulated team's.
  public static func team(_ code: Int16) -> Team? {
    let index = Int(code) - Int(firstCode)
    return all.indices.contains(index) ? all[index] : nil
  }

  private static let cities: [(String, String)] = [
    ("Northport", "Herons"), ("Calder Bay", "Anchors"), ("Eastmere", "Lanterns"), ("Stonebridge", "Masons"),
    ("Fairhollow", "Foxes"), ("Westhaven", "Gulls"), ("Redfield", "Harriers"), ("Lakemont", "Otters"),
    ("Ironvale", "Smiths"), ("Goldwater", "Miners"), ("Silverpine", "Owls"), ("Ashbourne", "Sparks"),
    ("Thornbury", "Stags"), ("Millbrook", "Weavers"), ("Kingsferry", "Pilots"), ("Oakmoor", "Rangers"),
    ("Windmere", "Kites"), ("Brightwater", "Swans"), ("Greycliff", "Falcons"), ("Sandhurst", "Scouts"),
    ("Harborough", "Captains"), ("Elmstead", "Larks"), ("Copperton", "Bells"), ("Maplewood", "Badgers"),
    ("Rivergate", "Currents"), ("Summerfield", "Crickets"), ("Frostford", "Wolves"), ("Beaconhill", "Beacons"),
    ("Whitecombe", "Hares"), ("Duskwood", "Ravens"),
  ]
}

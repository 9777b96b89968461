extension GameType {
  /// The name in the `gameType` column of the store, as the Kaggle file spells it.
  public var fileName: String {
    switch self {
    case .regularSeason: "Regular Season"
    case .playoffs: "Playoffs"
    case .playIn: "Play-in Tournament"
    case .cupFinal: "NBA Cup Final"
    case .preseason: "Preseason"
    case .allStar: "All-Star Game"
    }
  }

  /// Reads the `gameType` column of a file. Case, spaces and hyphens do not matter.
  ///
  /// A game of the in-season cup counts for the regular season, but for the final. Which one it is the game id says
  /// (type digit 6 for the final); an empty text leaves everything to the id. Sponsors and rounds come and go beside the
  /// name ("Emirates NBA Cup Semifinal", "All-Star Championship"): the name within is what counts.
  /// - Parameters: text: what the file says, possibly empty; gameId: the game's id, the NBA's or not.
  /// - Returns: nil for a type that is not known.
  public init?(text: String, gameId: Int64) {
    let key = String(text.lowercased().filter { $0.isLetter })
    let byId = Self(nbaGame: gameId)
    switch key {
    case "":
      guard let byId else { return nil }
      self = byId
    case "regularseason", "regular", "season": self = .regularSeason
    case "playoffs", "playoff", "postseason": self = .playoffs
    case "playin", "playintournament", "playingame": self = .playIn
    case "preseason": self = .preseason
    case "allstar", "allstargame", "allstarweekend", "risingstars": self = .allStar
    case "cupfinal", "nbacupfinal", "nbacupchampionship", "inseasontournamentfinal": self = .cupFinal
    case "nbacup", "emiratesnbacup", "nbaemiratescup", "inseasontournament", "inseason", "inseasonknockout":
      self = byId == .cupFinal ? .cupFinal : .regularSeason
    default:
      guard let named = Self(named: key, byId: byId) else { return nil }
      self = named
    }
  }

  /// By a name somewhere in a text of letters.
  private init?(named key: String, byId: Self?) {
    if key.contains("playin") {
      self = .playIn
    } else if key.contains("allstar") || key.contains("risingstars") {
      self = .allStar
    } else if key.contains("preseason") {
      self = .preseason
    } else if key.contains("playoff") {
      self = .playoffs
    } else if key.contains("nbacup") || key.contains("inseason") {
      let isFinal =
        (key.hasSuffix("final") && !key.hasSuffix("semifinal") && !key.hasSuffix("quarterfinal"))
        || key.hasSuffix("championship")
      self = byId.map { $0 == .cupFinal } ?? isFinal ? .cupFinal : .regularSeason
    } else {
      return nil
    }
  }

  /// By the type digit of one of the NBA's game ids; nil for any other id.
  init?(nbaGame gameId: Int64) {
    guard SeasonOfGame.season(ofNBAGame: gameId) != nil else { return nil }
    switch gameId / 10_000_000 {
    case 1: self = .preseason
    case 2: self = .regularSeason
    case 3: self = .allStar
    case 4: self = .playoffs
    case 5: self = .playIn
    default: self = .cupFinal
    }
  }
}

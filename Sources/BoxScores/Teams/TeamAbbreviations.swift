/// Short names of today's franchises, in capitals: the league's own codes of three letters, those that other sites and feeds
/// write, and names in everyday use.
enum TeamAbbreviations {
  static let codes: [String: Int16] = [
    "ATL": 37, "BOS": 38, "CLE": 39, "CAVS": 39, "NOP": 40, "NO": 40, "NOR": 40, "CHI": 41, "DAL": 42, "MAVS": 42,
    "DEN": 43, "GSW": 44, "GS": 44, "HOU": 45, "LAC": 46, "LAL": 47, "MIA": 48, "MIL": 49, "MIN": 50, "WOLVES": 50,
    "BKN": 51, "BRK": 51, "NYK": 52, "NY": 52, "ORL": 53, "IND": 54, "PHI": 55, "SIXERS": 55, "PHX": 56, "PHO": 56,
    "POR": 57, "BLAZERS": 57, "SAC": 58, "SAS": 59, "SA": 59, "OKC": 60, "TOR": 61, "UTA": 62, "UTH": 62, "MEM": 63,
    "WAS": 64, "WSH": 64, "DET": 65, "CHA": 66, "CHO": 66,
  ]
}

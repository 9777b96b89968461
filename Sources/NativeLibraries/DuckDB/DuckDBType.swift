/// The types of DuckDB that Fullcourt reads, with their numbers in the C API.
enum DuckDBType: UInt32 {
  case boolean = 1
  case tinyInteger, smallInteger, integer, bigInteger
  case unsignedTinyInteger, unsignedSmallInteger, unsignedInteger, unsignedBigInteger
  case float, double, timestamp, date
  case hugeInteger = 16
  case text = 17
  case decimal = 19
}

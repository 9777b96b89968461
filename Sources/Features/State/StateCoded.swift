/// What can be written to a state file and read back as the same bits.
protocol StateCoded {
  func write(to writer: inout StateWriter)
  init(from reader: inout StateReader) throws(StateReader.Fault)
}

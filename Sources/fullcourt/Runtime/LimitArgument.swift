import ArgumentParser

/// A limit as it is given on the command line: `none` takes it away.
struct LimitArgument<Value: Sendable>: Sendable {
  let value: Value?
}

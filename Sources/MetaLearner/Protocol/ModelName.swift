/// Names of the models a meta-learner forecasts with, as reports print them.
public enum ModelName {
  public static let v4 = "v4"
  public static let stack = "stack"
  public static let equalWindows = "equalWindows"
  public static let bestWindow = "bestWindow"
  public static let booster10 = "booster10"
}

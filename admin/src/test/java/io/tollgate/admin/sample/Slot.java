package io.tollgate.admin.sample;

/**
 * A place of a request where a thing is named.
 *
 * @param inPath in the path, else in body or query
 */
public record Slot(boolean inPath, String name, Thing thing) {
  @Override
  public String toString() {
    return (inPath ? "{" + name + "}" : name);
  }
}

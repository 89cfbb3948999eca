package io.tollgate.backend.internal.route;

/** One line of the route table: a method and a path, and what answers them. */
public final class Route {

  private final String method;
  private final PathTemplate path;
  private final Endpoint endpoint;

  private Route(String method, String path, Endpoint endpoint) {
    this.method = method;
    this.path = new PathTemplate(path);
    this.endpoint = endpoint;
  }

  public static Route get(String path, Endpoint endpoint) {
    return new Route("GET", path, endpoint);
  }

  public static Route post(String path, Endpoint endpoint) {
    return new Route("POST", path, endpoint);
  }

  public static Route put(String path, Endpoint endpoint) {
    return new Route("PUT", path, endpoint);
  }

  public static Route delete(String path, Endpoint endpoint) {
    return new Route("DELETE", path, endpoint);
  }

  /** HEAD is what GET answers, without the body. */
  boolean serves(String asked) {
    return asked.equals(method) || asked.equals("HEAD") && method.equals("GET");
  }

  /** Whether it may change something. */
  boolean edits() {
    return !method.equals("GET");
  }

  PathTemplate path() {
    return path;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** Such as {@code PUT /services/{service}}. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}

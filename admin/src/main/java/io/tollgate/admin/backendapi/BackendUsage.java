package io.tollgate.admin.backendapi;

/**
 * A backend mounted in a service.
 *
 * @param path where, with one leading slash and none at the end
 */
public record BackendUsage(long id, long serviceId, String path, BackendApi backend) {

  /** Whether the backend serves the whole service. */
  public boolean isAtRoot() {
    return path.equals("/");
  }
}

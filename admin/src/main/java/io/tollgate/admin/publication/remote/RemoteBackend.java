package io.tollgate.admin.publication.remote;

import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendApplicationJson;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendServiceJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A backend in another process, told over its internal API. Whatever fails is a {@link
 * BackendUnavailable}; each call may be repeated.
 */
public final class RemoteBackend implements BackendAdministration, AutoCloseable {

  /** Most that one page of a list may hold there. */
  private static final int PAGE = 1000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final BackendAddress address;
  private final InternalApiClient api;

  /** Services that it has accepted and that were not taken back. */
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();

  public RemoteBackend(BackendAddress address) {
    this(address, InternalApiClient.Timeouts.DEFAULT);
  }

  RemoteBackend(BackendAddress address, InternalApiClient.Timeouts timeouts) {
    this.address = address;
    this.api = new InternalApiClient(address, timeouts);
  }

  @Override
  public void putService(BackendService service) {
    ObjectNode body = wrapped("service", BackendServiceJson.write(service));
    api.send("PUT", catalog(service.id()), body);
    accepted.add(service.id());
  }

  @Override
  public void deleteService(String serviceId) {
    accepted.remove(serviceId);
    api.send("DELETE", catalog(serviceId), null);
  }

  @Override
  public void putApplication(BackendApplication application) {
    ObjectNode body = wrapped("application", BackendApplicationJson.write(application));
    api.send("PUT", replace(application.serviceId(), application.id()), body);
  }

  @Override
  public void deleteApplication(String serviceId, String applicationId) {
    api.send("DELETE", replace(serviceId, applicationId), null);
  }

  @Override
  public Set<String> serviceIds() {
    return pages("/services/?", "services", JsonNode::asString);
  }

  @Override
  public Set<String> applicationIds(String serviceId) {
    return pages(
        catalog(serviceId) + "?part=applications&",
        "applications",
        application -> application.path("id").asString());
  }

  /**
   * Whether it has all services that it has accepted: one that was put back to an older state, or
   * to none, has not. Says no once for each service that is missing.
   *
   * @throws BackendUnavailable when it cannot be asked
   */
  boolean remembers() {
    Set<String> missing = new HashSet<>(accepted);
    missing.removeAll(serviceIds());
    accepted.removeAll(missing);
    return missing.isEmpty();
  }

  /** A list comes in the order of ids; a page that is not full is the last one. */
  private Set<String> pages(String path, String name, Function<JsonNode, String> id) {
    Set<String> ids = new LinkedHashSet<>();
    String after = "";
    int size;
    do {
      String page = path + "limit=" + PAGE + "&after=" + encoded(after);
      JsonNode elements = api.send("GET", page, null).path(name);
      size = elements.size();
      for (JsonNode element : elements) {
        after = id.apply(element);
        ids.add(after);
      }
    } while (size == PAGE);
    return ids;
  }

  private static String catalog(String service) {
    return "/services/" + encoded(service) + "/catalog";
  }

  private static String replace(String service, String application) {
    return "/services/" + encoded(service) + "/applications/" + encoded(application) + "/replace";
  }

  private static ObjectNode wrapped(String name, ObjectNode value) {
    ObjectNode wrapper = JSON.createObjectNode();
    wrapper.set(name, value);
    return wrapper;
  }

  /** For a path or a query alike. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    api.close();
  }

  @Override
  public String toString() {
    return "RemoteBackend[" + address + "]";
  }
}

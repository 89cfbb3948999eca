package io.tollgate.admin.publication.remote;

import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendApplicationJson;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendServiceJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A backend in another process, told over its internal API. Whatever fails is a {@link
 * BackendUnavailable}; each call may be repeated.
 */
public final class RemoteBackend implements BackendAdministration, AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final BackendAddress address;
  private final InternalApiClient api;
  private final RemoteCatalog catalog;

  /** Services that it has accepted and that were not taken back. */
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();

  public RemoteBackend(BackendAddress address) {
    this(address, InternalApiClient.Timeouts.DEFAULT);
  }

  RemoteBackend(BackendAddress address, InternalApiClient.Timeouts timeouts) {
    this.address = address;
    this.api = new InternalApiClient(address, timeouts);
    this.catalog = new RemoteCatalog(address, api);
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
    return catalog.serviceIds();
  }

  @Override
  public Set<String> applicationIds(String serviceId) {
    return catalog.applicationIds(serviceId);
  }

  @Override
  public @Nullable BackendService service(String serviceId) {
    return catalog.service(serviceId);
  }

  @Override
  public List<BackendApplication> applications(String serviceId, String after, int most) {
    return catalog.applications(serviceId, after, most);
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

  private static String catalog(String service) {
    return "/services/" + RemoteCatalog.encoded(service) + "/catalog";
  }

  private static String replace(String service, String application) {
    return "/services/"
        + RemoteCatalog.encoded(service)
        + "/applications/"
        + RemoteCatalog.encoded(application)
        + "/replace";
  }

  private static ObjectNode wrapped(String name, ObjectNode value) {
    ObjectNode wrapper = JSON.createObjectNode();
    wrapper.set(name, value);
    return wrapper;
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

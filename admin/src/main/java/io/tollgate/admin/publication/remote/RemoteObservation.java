package io.tollgate.admin.publication.remote;

import io.tollgate.protocol.administration.BackendErrorJson;
import io.tollgate.protocol.administration.BackendErrors;
import io.tollgate.protocol.administration.BackendEvent;
import io.tollgate.protocol.administration.BackendEventJson;
import io.tollgate.protocol.administration.BackendObservation;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a backend in another process has noticed, asked over its internal API. */
public final class RemoteObservation implements BackendObservation, AutoCloseable {

  private final BackendAddress address;
  private final InternalApiClient api;

  public RemoteObservation(BackendAddress address) {
    this(address, InternalApiClient.Timeouts.READING);
  }

  RemoteObservation(BackendAddress address, InternalApiClient.Timeouts timeouts) {
    this.address = address;
    this.api = new InternalApiClient(address, timeouts);
  }

  @Override
  public BackendErrors errors(String serviceId, int page, int perPage) {
    JsonNode answer = api.find("GET", list(serviceId) + "?page=" + page + "&per_page=" + perPage);
    return answer == null
        ? BackendErrors.NONE
        : new BackendErrors(
            all(answer.path("errors"), BackendErrorJson::read), answer.path("count").asLong(0));
  }

  @Override
  public void clearErrors(String serviceId) {
    JsonNode unused = api.find("DELETE", list(serviceId));
  }

  private static String list(String serviceId) {
    return "/services/" + URLEncoder.encode(serviceId, StandardCharsets.UTF_8) + "/errors/";
  }

  @Override
  public List<BackendEvent> events() {
    return all(api.send("GET", "/events/", null).path("events"), BackendEventJson::read);
  }

  @Override
  public void forgetEvents(long upToId) {
    JsonNode unused =
        api.send(
            "DELETE", "/events/", JsonMapper.shared().createObjectNode().put("upto_id", upToId));
  }

  @FunctionalInterface
  private interface Reader<T> {
    @Nullable T read(JsonNode json) throws InvalidAttributeException;
  }

  /** What the reader makes nothing of is left out. */
  private <T> List<T> all(JsonNode array, Reader<T> reader) {
    List<T> all = new ArrayList<>();
    try {
      for (JsonNode each : array) {
        T read = reader.read(each);
        if (read != null) {
          all.add(read);
        }
      }
      return all;
    } catch (InvalidAttributeException e) {
      throw new BackendUnavailable(
          address,
          "answered what is not understood here ("
              + e.getMessage()
              + "): both sides should be of the same version",
          e);
    }
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    api.close();
  }

  @Override
  public String toString() {
    return "RemoteObservation[" + address + "]";
  }
}

package io.tollgate.server.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The backend: where it listens and what it keeps.
 *
 * @param publicUrl base URL that published configurations name as their backend; null: the own
 *     listener's
 * @param masterServiceId null: the calls of providers are not counted
 */
public record BackendSection(
    String bind,
    int port,
    @Nullable String publicUrl,
    Fsync fsync,
    int maxIdempotencyKeys,
    @Nullable String masterServiceId) {

  /** When written usage is forced to the disk. Either way it survives the end of the process. */
  public enum Fsync {
    EVERY_SECOND,
    ALWAYS
  }

  public static final Setting<String> BIND =
      Setting.of(
          "backend.bind",
          ValueType.HOST,
          "0.0.0.0",
          "Address on which the Service Management API is served.");

  public static final Setting<Integer> PORT =
      Setting.of("backend.port", ValueType.PORT, "3000", "Port of the Service Management API.");

  public static final Setting<String> PUBLIC_URL =
      Setting.of(
          "backend.public-url",
          ValueType.URL,
          null,
          "Base URL of the Service Management API for gateways; it stands in every published configuration, and a gateway in the"
              + " same process asks the backend directly when the two are equal. Unset: http://localhost with the port. Versions published before a change keep the old one until the next deploy.");

  public static final Setting<Fsync> FSYNC =
      Setting.of(
          "backend.fsync",
          ValueType.oneOf(Fsync.class),
          "every-second",
          "When counted usage is forced to the disk. An acknowledged call survives kill -9 either way; always makes it survive"
              + " a power loss, too, and answers wait for the disk.");

  public static final Setting<Integer> MAX_IDEMPOTENCY_KEYS =
      Setting.of(
          "backend.idempotency.max-keys",
          ValueType.integer(0, 100_000_000),
          "1000000",
          "Idempotency keys that are remembered at a time, each for 24 hours; beyond it calls that bring a new one are answered 503.");

  public static final Setting<String> MASTER_SERVICE_ID =
      Setting.of(
          "backend.master-service-id",
          ValueType.TEXT,
          null,
          "Id of the service on which the calls of each provider are counted, by the application whose user key is the provider key."
              + " Unset: they are not counted.");

  static final List<Setting<?>> ALL =
      List.of(BIND, PORT, PUBLIC_URL, FSYNC, MAX_IDEMPOTENCY_KEYS, MASTER_SERVICE_ID);

  public static BackendSection from(SettingValues values) {
    return new BackendSection(
        values.get(BIND),
        values.get(PORT),
        values.find(PUBLIC_URL),
        values.get(FSYNC),
        values.get(MAX_IDEMPOTENCY_KEYS),
        values.find(MASTER_SERVICE_ID));
  }
}

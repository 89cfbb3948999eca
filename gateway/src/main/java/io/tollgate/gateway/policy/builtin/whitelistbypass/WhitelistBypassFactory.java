package io.tollgate.gateway.policy.builtin.whitelistbypass;

import io.tollgate.gateway.authorization.BackendAccess;
import io.tollgate.gateway.authorization.Questions;
import io.tollgate.gateway.authorization.ReportBuffer;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the policy of the lists of those that pass, and of what becomes of their usage. */
public final class WhitelistBypassFactory implements PolicyFactory {

  private static final String UNAVAILABLE = "unavailable";
  private static final int WAITING = 10_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final BackendAccess backends;
  private final Path directory;
  private final InstantSource clock;

  /**
   * @param directory that names of files are relative to
   */
  public WhitelistBypassFactory(BackendAccess backends, Path directory, InstantSource clock) {
    this.backends = backends;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    PolicyFields fields = new PolicyFields(configuration);
    for (String event : fields.texts("applies_to")) {
      if (!event.equals(UNAVAILABLE)) {
        fields.wrong("applies_to", "can only be unavailable: a backend that refuses is obeyed");
      }
    }
    CredentialList list =
        new CredentialList(
            new HashSet<>(fields.texts("app_ids")),
            new HashSet<>(fields.texts("user_keys")),
            keyDigests(fields),
            fields.has("file")
                ? new ListFile(directory.resolve(fields.text("file", "")), clock)
                : null);
    return fields.outcome(
        new WhitelistBypassPolicy(
            list,
            fields.flag("report_later", true) ? laterReports(site) : null,
            backends
                .registry()
                .counter("tollgate_bypass_total", "service_id", site.service().id())));
  }

  private ReportBuffer laterReports(PolicySite site) {
    ReportBuffer buffer =
        site.state().keep(ReportBuffer.class, () -> new ReportBuffer(backends.loops(), WAITING));
    buffer.reportBy(
        new ReportBuffer.Sender(
            backends.authorizers().of(site.service(), _ -> {}).authorizer(),
            new Questions(site.service()),
            PAUSE));
    return buffer;
  }

  /** Null when keys are not checked. */
  private static @Nullable Map<String, String> keyDigests(PolicyFields fields) {
    if (!fields.has("require_app_key_sha256")) {
      return null;
    }
    JsonNode node = fields.node("require_app_key_sha256");
    Map<String, String> digests = new HashMap<>();
    if (!(node instanceof ObjectNode object)) {
      fields.wrong("require_app_key_sha256", "must be an object of app ids and digests");
      return digests;
    }
    object
        .properties()
        .forEach(
            digest -> {
              String hex = digest.getValue().asString("");
              if (!hex.matches("[0-9a-fA-F]{64}")) {
                fields.wrong(
                    "require_app_key_sha256." + digest.getKey(), "must be 64 hexadecimal digits");
              }
              digests.put(digest.getKey(), hex);
            });
    return digests;
  }
}

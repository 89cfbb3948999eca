package io.tollgate.admin.deployment;

import io.tollgate.admin.integration.ConfigVersion;
import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.output.Times;
import io.tollgate.admin.rest.route.Answer;
import io.tollgate.admin.rest.route.RestAnswer;
import io.tollgate.admin.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every service's configuration in one document, as the first gateways loaded it
 * (account-management-api.md, 6.3).
 *
 * @param providerKey null for a caller who may not have it
 * @param at in epoch milliseconds
 */
record LegacyDocument(
    Tenant tenant, @Nullable String providerKey, long at, List<ConfigVersion> versions) {

  static final Answer<LegacyDocument> ANSWER =
      (document, format, baseUrl) ->
          RestAnswer.of(
                  200, Format.JSON.contentType(), document.text().getBytes(StandardCharsets.UTF_8))
              .with("Cache-Control", "no-store");

  /** Contents go out as the very texts they are kept as. */
  private String text() {
    JsonMapper json = JsonMapper.shared();
    return "{\"id\":"
        + tenant.id()
        + ",\"provider_key\":"
        + json.writeValueAsString(providerKey)
        + ",\"timestamp\":"
        + json.writeValueAsString(Times.text(at))
        + ",\"services\":["
        + versions.stream().map(ConfigVersion::content).collect(Collectors.joining(","))
        + "]}";
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "LegacyDocument[" + tenant.id() + ", " + versions.size() + "]";
  }
}

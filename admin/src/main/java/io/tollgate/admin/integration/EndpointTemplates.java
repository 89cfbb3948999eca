package io.tollgate.admin.integration;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Public addresses of hosted services (gateway.md, 1.7). In each template {@code {system_name}}
 * stands for the service, as a label of a host name.
 *
 * @param sandbox with an explicit port, such as {@code http://{system_name}.staging.localhost:8080}
 * @param perTenant whether labels also name the tenant, where it is not the installation's first
 */
public record EndpointTemplates(String sandbox, String production, boolean perTenant) {
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern EDGES = Pattern.compile("^-+|-+$");
  private static final int LONGEST_LABEL = 63;
  private static final int HASH_DIGITS = 8;

  String sandboxAt(String label) {
    return sandbox.replace("{system_name}", label);
  }

  String productionAt(String label) {
    return production.replace("{system_name}", label);
  }

  /** The system name as a label; a long one is cut and told apart by a hash. */
  static String label(String systemName) {
    String dashed = OTHERS.matcher(systemName.toLowerCase(Locale.ROOT)).replaceAll("-");
    String label = EDGES.matcher(dashed).replaceAll("");
    if (label.isEmpty()) {
      label = "service";
    }
    if (label.length() <= LONGEST_LABEL) {
      return label;
    }
    String hash = String.format(Locale.ROOT, "%08x", systemName.hashCode());
    return label.substring(0, LONGEST_LABEL - HASH_DIGITS - 1) + "-" + hash;
  }
}

package io.tollgate.admin.caller;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf something is done, and what that one may do and see.
 *
 * @param tenantId everything he sees belongs to this tenant; no tenant has an id below 1
 * @param userId null when no person is known: a provider key, or the product itself
 * @param admin whether sections and services restrict nothing
 * @param scopes what the credential is good for
 * @param sections a member's sections
 * @param services ids of the services a member sees, null for all
 * @param source network address or name of where the call comes from, for the audit
 */
public record Caller(
    long tenantId,
    @Nullable Long userId,
    boolean admin,
    Set<Scope> scopes,
    Permission permission,
    Set<Section> sections,
    @Nullable Set<Long> services,
    String source) {

  private static final long NOBODY = 0;
  private static final long MASTER = -1;

  public Caller {
    scopes = Set.copyOf(scopes);
    sections = Set.copyOf(sections);
    services = services == null ? null : Set.copyOf(services);
  }

  /** The product itself or its operator, bound by nothing but the tenant. */
  public static Caller operator(long tenantId, String source) {
    return everything(tenantId, null, source);
  }

  /** One who may do everything in the tenant. */
  public static Caller everything(long tenantId, @Nullable Long userId, String source) {
    return new Caller(
        tenantId,
        userId,
        true,
        EnumSet.allOf(Scope.class),
        Permission.READ_WRITE,
        EnumSet.allOf(Section.class),
        null,
        source);
  }

  /** The operator of the installation, above all tenants: sees none of what is in them. */
  public static Caller master(String source) {
    return new Caller(MASTER, null, true, Set.of(), Permission.READ_WRITE, Set.of(), null, source);
  }

  /** Somebody of whom nothing is known. */
  public static Caller nobody(String source) {
    return new Caller(NOBODY, null, false, Set.of(), Permission.READ_ONLY, Set.of(), null, source);
  }

  public boolean isMaster() {
    return tenantId == MASTER;
  }

  public boolean sees(long serviceId) {
    return services == null || services.contains(serviceId);
  }

  public boolean mayWrite() {
    return permission == Permission.READ_WRITE;
  }
}

package io.tollgate.server.composition;

import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.configuration.LoadRules;
import io.tollgate.gateway.configuration.ServiceFilter;
import io.tollgate.gateway.configuration.source.PortalSettings;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.server.settings.GatewaySection;
import io.tollgate.server.settings.GatewaySection.DeploymentEnvironment;
import io.tollgate.server.settings.GatewaySourceSection;
import io.tollgate.server.settings.GatewaySourceSection.Loader;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The source that the settings of a gateway alone name; the first one wins (gateway.md, 1.2). */
final class GatewaySource {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final GatewaySourceSection settings;
  private final Environment environment;
  private final Supplier<Path> copies;
  private final boolean verify;
  private final String userAgent;

  /**
   * @param copies directory for the last good copy of a portal; asked only when there is a portal
   * @param verify whether a portal's certificate must be trusted
   */
  GatewaySource(
      GatewaySection gateway,
      GatewaySourceSection settings,
      Supplier<Path> copies,
      boolean verify,
      String userAgent) {
    this.settings = settings;
    this.environment =
        gateway.deploymentEnvironment() == DeploymentEnvironment.STAGING
            ? Environment.SANDBOX
            : Environment.PRODUCTION;
    this.copies = copies;
    this.verify = verify;
    this.userAgent = userAgent;
  }

  /**
   * @throws StartRefused when what is named cannot be a source
   */
  ConfigurationSource source() {
    if (settings.configuration() != null) {
      return named(settings.configuration());
    }
    if (settings.file() != null) {
      return file(Path.of(settings.file()));
    }
    if (settings.portalEndpoint() != null) {
      return portal(settings.portalEndpoint(), Optional.empty());
    }
    return portal(
        String.valueOf(settings.adminUrl()),
        Optional.ofNullable(settings.providerKey()).map(key -> ":" + key));
  }

  private ConfigurationSource named(String configuration) {
    if (InlineDocument.is(configuration)) {
      return new ConfigurationSource.Inline(InlineDocument.json(configuration), rules());
    }
    String lower = configuration.toLowerCase(Locale.ROOT);
    if (lower.startsWith("http:") || lower.startsWith("https:")) {
      return portal(configuration, Optional.empty());
    }
    return file(lower.startsWith("file:") ? pathOf(configuration) : Path.of(configuration));
  }

  /** {@code file:///etc/gateway.json}, and {@code file:gateway.json} in the working directory. */
  private static Path pathOf(String uri) {
    String path = uri.substring("file:".length()).replaceFirst("^//(?=/)", "");
    return Path.of(decoded(path.replace("+", "%2B")));
  }

  private ConfigurationSource file(Path file) {
    return new ConfigurationSource.File(file, rules());
  }

  private ConfigurationSource portal(String endpoint, Optional<String> otherCredentials) {
    Optional<String> own = userInfo(endpoint);
    return new ConfigurationSource.Portal(
        new PortalSettings(
            endpoint.replaceFirst("//[^/@]*@", "//"),
            own.isPresent() ? own : otherCredentials,
            environment,
            settings.serviceVersions(),
            settings.services(),
            Duration.ofSeconds(settings.timeoutSeconds()),
            verify,
            userAgent),
        copies.get(),
        rules());
  }

  private static Optional<String> userInfo(String endpoint) {
    String info;
    try {
      info = URI.create(endpoint).getRawUserInfo();
    } catch (IllegalArgumentException e) {
      throw new StartRefused(
          "failed to load configuration, exiting: the portal's endpoint is no URL such as https://token@host:port");
    }
    return Optional.ofNullable(info)
        .map(pair -> pair.contains(":") ? pair : pair + ":")
        .map(pair -> decoded(pair.replace("+", "%2B")));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private LoadRules rules() {
    return new LoadRules(
        environment,
        lazy(),
        Duration.ofSeconds(cacheSeconds()),
        PATIENCE,
        new ServiceFilter(
            Set.copyOf(settings.services()), Optional.ofNullable(settings.servicesByUrl())),
        Optional.ofNullable(settings.providerKey()));
  }

  private boolean lazy() {
    @Nullable Loader loader = settings.loader();
    return loader == null ? !production() : loader == Loader.LAZY;
  }

  private int cacheSeconds() {
    if (settings.cacheSeconds() != null) {
      return settings.cacheSeconds();
    }
    Integer interval = settings.autoUpdateInterval();
    if (interval != null) {
      return interval == 0 ? -1 : interval;
    }
    return production() ? 300 : 0;
  }

  /** The first name that is known; the reference also takes paths of files there. */
  private boolean production() {
    Map<String, Boolean> known =
        Map.of("production", true, "staging", false, "sandbox", false, "development", false);
    return Stream.of(String.valueOf(settings.environment()).split("[:,]", -1))
        .map(String::strip)
        .filter(known::containsKey)
        .findFirst()
        .map(known::get)
        .orElse(environment == Environment.PRODUCTION);
  }
}

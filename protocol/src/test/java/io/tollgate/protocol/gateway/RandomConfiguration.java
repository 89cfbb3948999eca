package io.tollgate.protocol.gateway;

import io.tollgate.protocol.authorization.BackendAuthentication;
import io.tollgate.protocol.authorization.BackendAuthentication.ProviderKey;
import io.tollgate.protocol.authorization.BackendAuthentication.ServiceToken;
import io.tollgate.protocol.gateway.ProxyConfiguration.BackendEndpoint;
import io.tollgate.protocol.gateway.ProxyConfiguration.ErrorAnswer;
import io.tollgate.protocol.gateway.ProxyConfiguration.TokenSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Configurations of every shape the records allow, the same ones for the same seed. */
final class RandomConfiguration {

  private static final String[] TEXTS = {
    "a", "é\u20AC", "x\"y\\z", "a b", "{v}", "7", "\uD83D\uDE00"
  };

  private final Random random;
  private int nextId;

  RandomConfiguration(long seed) {
    this.random = new Random(seed);
  }

  GatewayConfiguration next() {
    return new GatewayConfiguration(
        some(() -> new PublishedService(pick(Environment.values()), random.nextInt(9), service())));
  }

  private ServiceConfiguration service() {
    String id = pick("id-", "", "0") + nextId++;
    return new ServiceConfiguration(
        id,
        pick("", text()),
        maybe(this::text),
        maybe(this::authentication),
        proxy(),
        maybe(this::oidc),
        other());
  }

  private OidcEntry oidc() {
    ObjectNode other = other();
    other.set("config", other());
    List<OidcEntry.Key> keys = new ArrayList<>();
    some(() -> keys.add(new OidcEntry.Key("kid" + keys.size(), text(), maybe(this::text))));
    return new OidcEntry(
        maybe(this::text), some(this::text), maybe(this::text), maybe(this::text), keys, other);
  }

  private BackendAuthentication authentication() {
    return random.nextBoolean() ? new ServiceToken(text()) : new ProviderKey(text());
  }

  private ProxyConfiguration proxy() {
    return new ProxyConfiguration(
        some(this::text),
        maybe(this::text),
        maybe(this::text),
        maybe(this::text),
        maybe(this::text),
        text(),
        pick("user_key", "api-key"),
        text(),
        text(),
        answer(),
        answer(),
        answer(),
        answer(),
        maybe(this::text),
        maybe(this::text),
        maybe(() -> new BackendEndpoint(text(), maybe(this::text))),
        some(this::rule),
        maybe(() -> some(() -> new PolicyConfiguration(text(), text(), other()))),
        maybe(this::text),
        new TokenSettings(maybe(this::text), maybe(this::text), maybe(this::text)),
        other());
  }

  private ErrorAnswer answer() {
    return new ErrorAnswer(
        maybe(() -> 200 + random.nextInt(400)), maybe(this::text), maybe(() -> pick("", "a\nb")));
  }

  private MappingRule rule() {
    Map<String, String> query = new HashMap<>();
    some(this::text).forEach(name -> query.put(name, pick("", text())));
    long delta = pick(0L, 1L, Long.MAX_VALUE);
    return new MappingRule(
        pick("GET", "ANY"),
        text(),
        text(),
        delta,
        random.nextBoolean(),
        query,
        maybe(() -> pick("5", "05", "12345678901")),
        maybe(this::text),
        other());
  }

  private ObjectNode other() {
    ObjectNode other = JsonNodeFactory.instance.objectNode();
    some(() -> other.put("other_" + text(), random.nextInt()));
    some(() -> other.putObject("nested_" + text()).put("b", random.nextBoolean()).putNull("n"));
    return other;
  }

  private String text() {
    return pick(TEXTS);
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> List<T> some(Supplier<T> value) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value.get());
    }
    return list;
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}

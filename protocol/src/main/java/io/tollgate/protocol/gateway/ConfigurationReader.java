package io.tollgate.protocol.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the documents a gateway may be given (gateway.md, 1.1 and 1.2): {@code {"services":[…]}},
 * {@code {"proxy_configs":[{"proxy_config":{…}}]}} and {@code {"proxy_config":{…}}}. Lenient in
 * types (a number may come as text), defaults are filled in, unknown fields are kept; strict in
 * shape (1.4).
 */
public final class ConfigurationReader {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Environment environment;
  private final Optional<String> providerKey;

  /**
   * @param environment where services are served whose document names no environment
   */
  public ConfigurationReader(Environment environment) {
    this(environment, Optional.empty());
  }

  /**
   * @param providerKey stands for the {@code provider_key} of documents that have none
   */
  public ConfigurationReader(Environment environment, Optional<String> providerKey) {
    this.environment = environment;
    this.providerKey = providerKey;
  }

  public sealed interface Outcome {}

  /**
   * @param faults what is wrong with the services that are missing from the configuration, all of
   *     it; the others are not affected
   * @param other the top-level fields that are not services ({@code timestamp}, …)
   */
  public record Read(GatewayConfiguration configuration, List<Fault> faults, ObjectNode other)
      implements Outcome {
    public Read {
      faults = List.copyOf(faults);
    }

    /** Without the other fields: a portal may have put secrets in. */
    @Override
    public String toString() {
      return "Read[" + configuration + ", " + faults + "]";
    }
  }

  /** The document has the wrong shape; whatever is served is to be served on. */
  public record Rejected(Fault fault) implements Outcome {}

  /**
   * @param path the field, such as {@code services[3].proxy.proxy_rules[0].delta}
   * @param problem follows the path in a sentence; shows a value only where it cannot be a secret
   */
  public record Fault(String path, String problem) {
    @Override
    public String toString() {
      return path + " " + problem;
    }
  }

  /** Reads a JSON document. */
  public Outcome read(String document) {
    try {
      return read(JSON.readTree(document.startsWith("\uFEFF") ? document.substring(1) : document));
    } catch (JacksonException e) {
      // The parser's own sentence may quote the text, which may be a secret.
      String where = e.getLocation() == null ? "" : ": see line " + e.getLocation().getLineNr();
      return new Rejected(new Fault("document", "is not JSON" + where));
    }
  }

  /** Reads a document that was parsed elsewhere (YAML). */
  public Outcome read(JsonNode document) {
    if (!(document instanceof ObjectNode object)) {
      return new Rejected(new Fault("document", "must be an object, not " + Fields.kind(document)));
    }
    List<Fault> shape = new ArrayList<>();
    Fields fields = new Fields(object, "", shape);
    String named = fields.filledText("provider_key");
    ServiceSink sink =
        new ServiceSink(named == null ? providerKey.orElse(null) : named, new OidcEntries(fields));
    int index = 0;
    for (Fields service : fields.objects("services")) {
      sink.add(service, environment, 0, index++);
    }
    List<Fields> wrapped = new ArrayList<>(fields.objects("proxy_configs"));
    if (object.has("proxy_config")) {
      wrapped.add(fields);
    }
    for (Fields one : wrapped) {
      envelope(one.object("proxy_config"), sink, index++);
    }
    return shape.isEmpty()
        ? new Read(new GatewayConfiguration(sink.services()), sink.faults(), fields.rest())
        : new Rejected(shape.getFirst());
  }

  /** A version in its envelope. What is wrong with the envelope is wrong with this service only. */
  private void envelope(Fields envelope, ServiceSink sink, int index) {
    Fields content = envelope.requiredObject("content");
    List<Fault> found = new ArrayList<>();
    Fields about = envelope.reportingTo(found);
    int version = (int) about.wholeNumber("version", 0, 0, Integer.MAX_VALUE);
    String name = about.text("environment");
    Environment named = name == null ? environment : Environment.named(name);
    if (named == null) {
      about.report("environment", "must be sandbox, staging or production: " + name);
    } else if (found.isEmpty()) {
      sink.add(content, named, version, index);
    }
    found.forEach(sink::fault);
  }
}

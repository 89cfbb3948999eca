package io.tollgate.gateway.oidc;

import io.tollgate.gateway.memory.OwnerFile;
import io.tollgate.http.document.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last good documents of issuers on disk, so that a gateway that starts while they are away
 * knows their keys (gateway.md, ruling 3). For any thread that may wait.
 */
final class IssuerCopy implements DocumentFetch {

  private static final Logger log = LoggerFactory.getLogger(IssuerCopy.class);

  private final Path file;
  private final Map<String, String> texts = new HashMap<>();

  /** Those that somebody still asks for; the others are dropped when something new is written. */
  private final Set<String> used = new HashSet<>();

  /**
   * Reads the file, if there is one; one that cannot be read is reported and not used.
   *
   * @param file in a directory that exists and belongs to this gateway alone
   */
  IssuerCopy(Path file) {
    this.file = file;
    try {
      JsonMapper.shared()
          .readTree(Files.readString(file))
          .properties()
          .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
    } catch (NoSuchFileException e) {
      // The first start.
    } catch (IOException | JacksonException e) {
      log.warn("{} is not used, the keys of issuers are fetched anew: {}", file, e.toString());
    }
  }

  @Override
  public synchronized Document fetch(String uri) throws IssuerUnavailable {
    String text = texts.get(uri);
    if (text == null) {
      throw new IssuerUnavailable(DocumentFetch.shown(uri) + " is not known from before");
    }
    used.add(uri);
    return new Document(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Keeps what was fetched, once it has proved good.
   *
   * @param fetched texts by URI
   */
  synchronized void keep(Map<String, String> fetched) {
    used.addAll(fetched.keySet());
    if (texts.entrySet().containsAll(fetched.entrySet())) {
      return;
    }
    texts.putAll(fetched);
    texts.keySet().retainAll(used);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    texts.forEach(document::put);
    try {
      OwnerFile.replace(file, StandardCharsets.UTF_8.encode(document.toString()));
    } catch (IOException e) {
      log.error("{} cannot be written; free its disk or mend its rights: {}", file, e.toString());
    }
  }
}

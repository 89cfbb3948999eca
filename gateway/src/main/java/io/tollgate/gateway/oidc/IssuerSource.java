package io.tollgate.gateway.oidc;

import io.tollgate.http.document.Document;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts about issuers: from themselves, and from before while they are away. */
final class IssuerSource {

  /** Makes facts of documents. */
  @FunctionalInterface
  interface Reader {
    IssuerFacts read(IssuerDocuments documents) throws IssuerUnavailable, InterruptedException;
  }

  private final DocumentFetch network;
  private final Optional<IssuerCopy> copy;

  IssuerSource(DocumentFetch network, Optional<IssuerCopy> copy) {
    this.network = network;
    this.copy = copy;
  }

  /** From the issuers; what was good is kept for the next start. */
  FactsSource fresh(Reader reader) {
    return () -> {
      Map<String, String> fetched = new HashMap<>();
      IssuerFacts facts = reader.read(new IssuerDocuments(uri -> recorded(uri, fetched)));
      copy.ifPresent(kept -> kept.keep(fetched));
      return facts;
    };
  }

  private Document recorded(String uri, Map<String, String> fetched)
      throws IssuerUnavailable, InterruptedException {
    Document document = network.fetch(uri);
    fetched.put(uri, document.text());
    return document;
  }

  /** What was known at the last stop, null when nothing was. */
  @Nullable IssuerFacts known(Reader reader) {
    if (copy.isEmpty()) {
      return null;
    }
    try {
      return reader.read(new IssuerDocuments(copy.get()));
    } catch (IssuerUnavailable e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}

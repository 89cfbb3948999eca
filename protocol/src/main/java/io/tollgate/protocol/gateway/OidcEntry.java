package io.tollgate.protocol.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry of a document's {@code oidc} array (gateway.md, 1.1): what is known about the issuer of
 * one service's tokens without asking it.
 *
 * @param issuer what the claim {@code iss} must be; null: no token is accepted
 * @param algorithms {@code id_token_signing_alg_values_supported}; a token signed by another one is
 *     refused
 * @param jwksUri where the keys can be fetched again; null: nowhere
 * @param introspectionEndpoint null: none
 * @param keys in the order of the document
 * @param other everything the gateway does not read
 */
public record OidcEntry(
    @Nullable String issuer,
    List<String> algorithms,
    @Nullable String jwksUri,
    @Nullable String introspectionEndpoint,
    List<Key> keys,
    ObjectNode other) {

  public OidcEntry {
    algorithms = List.copyOf(algorithms);
    keys = List.copyOf(keys);
  }

  /** Without what a portal may have put in besides. */
  @Override
  public String toString() {
    return "OidcEntry[" + issuer + ", " + keys.size() + " keys]";
  }

  /**
   * A public key.
   *
   * @param id the {@code kid} that tokens name
   * @param pem a public key or a certificate
   * @param algorithm the only one that the key may be used with; null: any that fits its type
   */
  public record Key(String id, String pem, @Nullable String algorithm) {}
}

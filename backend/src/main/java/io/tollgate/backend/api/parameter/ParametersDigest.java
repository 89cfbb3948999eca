package io.tollgate.backend.api.parameter;

import io.tollgate.backend.api.parameter.ParameterValue.Array;
import io.tollgate.backend.api.parameter.ParameterValue.Hash;
import io.tollgate.backend.api.parameter.ParameterValue.Nothing;
import io.tollgate.backend.api.parameter.ParameterValue.Text;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells calls under the same idempotency key apart by what they ask (12, ruling 11): a digest over
 * the decoded parameters, so that neither encoding nor order of equal parameters matters. What only
 * proves who speaks is left out, for it may change between a call and its repetition; what names
 * the application is part of it, for another application's call is another call.
 */
public final class ParametersDigest {

  private static final Set<String> PROOFS =
      Set.of("provider_key", "service_token", "app_key", "access_token");

  private final MessageDigest digest;

  private ParametersDigest(MessageDigest digest) {
    this.digest = digest;
  }

  /** SHA-256 in hexadecimal digits. */
  public static String of(Parameters parameters) {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    new ParametersDigest(sha256).addHash(parameters.all(), true);
    return HexFormat.of().formatHex(sha256.digest());
  }

  private void add(ParameterValue value) {
    switch (value) {
      case Nothing _ -> digest.update((byte) 'n');
      case Text(String text) -> addText(text);
      case Hash(Map<String, ParameterValue> entries) -> addHash(entries, false);
      case Array(List<ParameterValue> elements) -> {
        digest.update((byte) 'a');
        addNumber(elements.size());
        elements.forEach(this::add);
      }
    }
  }

  /** Entries below the root keep their order: of several sets the last one wins (4.4). */
  private void addHash(Map<String, ParameterValue> entries, boolean root) {
    List<String> names =
        root
            ? entries.keySet().stream().filter(name -> !PROOFS.contains(name)).sorted().toList()
            : List.copyOf(entries.keySet());
    digest.update((byte) 'h');
    addNumber(names.size());
    for (String name : names) {
      addText(name);
      ParameterValue value = entries.get(name);
      if (value != null) {
        add(value);
      }
    }
  }

  private void addText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((byte) 't');
    // The length first, so that no text can look like the end of another.
    addNumber(bytes.length);
    digest.update(bytes);
  }

  private void addNumber(int number) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
  }
}

package com.example;

import io.tollgate.policy.Configuration;
import io.tollgate.policy.HeaderChange;
import io.tollgate.policy.Outcome;
import io.tollgate.policy.Policy;
import io.tollgate.policy.Request;
import io.tollgate.policy.Response;
import io.tollgate.policy.ResponseChange;
import io.tollgate.policy.Setup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Lets only calls pass whose body is signed with a shared secret (HMAC-SHA256, hexadecimal). */
public final class BodySignature implements Policy {

  private static final String ALGORITHM = "HmacSHA256";

  private final System.Logger logger;
  private final SecretKeySpec secret;
  private final String header;

  public BodySignature(Setup setup) {
    Configuration configuration = setup.configuration();
    String text = configuration.text("secret", "");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("secret must be a text that is not empty");
    }
    logger = setup.logger();
    secret = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    header = configuration.text("header", "X-Signature");
  }

  @Override
  public int needsBody() {
    return 256 * 1024;
  }

  @Override
  public Outcome access(Request request) throws Exception {
    if (request.body().isEmpty()) {
      return Outcome.answer(413, "text/plain", "The body is too large to be checked\n");
    }
    Mac mac = Mac.getInstance(ALGORITHM);
    mac.init(secret);
    byte[] expected = mac.doFinal(request.body().get());
    if (!MessageDigest.isEqual(expected, signature(request))) {
      logger.log(System.Logger.Level.INFO, "wrong signature, request_id: " + request.id());
      return Outcome.answer(401, "text/plain", "The body is not signed\n");
    }
    return Outcome.proceed(HeaderChange.remove(header));
  }

  private byte[] signature(Request request) {
    try {
      return HexFormat.of().parseHex(request.headers().firstValue(header).orElse(""));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  @Override
  public List<ResponseChange> response(Request request, Response response) {
    return List.of(HeaderChange.set("X-Checked-By", "body_signature 1.0"));
  }
}

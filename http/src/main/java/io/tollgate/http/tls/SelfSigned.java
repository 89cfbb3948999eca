package io.tollgate.http.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

/** Makes a certificate that nobody vouches for, so that TLS can be tried at once (RFC 5280). */
public final class SelfSigned {

  private static final Duration LIFE = Duration.ofDays(825);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final byte[] ECDSA_WITH_SHA256 = hex("300a06082a8648ce3d040302");
  private static final byte[] VERSION_3 = hex("a003020102");
  private static final byte[] COMMON_NAME = hex("0603550403");
  private static final byte[] ALTERNATIVE_NAMES = hex("0603551d11");

  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int INTEGER = 0x02;
  private static final int BITS = 0x03;
  private static final int OCTETS = 0x04;
  private static final int TEXT = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int EXTENSIONS = 0xa3;
  private static final int DNS_NAME = 0x82;

  private SelfSigned() {}

  /**
   * A certificate for a host with a key of the curve P-256, valid from a day before now on.
   *
   * @param place how messages name it
   */
  public static CertificateText make(String place, String host, Instant now) {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = keys.generateKeyPair();
      byte[] content = content(pair, host, now);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(content);
      byte[] certificate =
          element(
              SEQUENCE, content, ECDSA_WITH_SHA256, element(BITS, new byte[1], signature.sign()));
      return new CertificateText(
          place,
          pem("CERTIFICATE", certificate),
          pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The platform lacks elliptic curves", e);
    }
  }

  private static byte[] content(KeyPair pair, String host, Instant now) {
    byte[] bytes = host.getBytes(StandardCharsets.UTF_8);
    byte[] name =
        element(SEQUENCE, element(SET, element(SEQUENCE, COMMON_NAME, element(TEXT, bytes))));
    byte[] validity = element(SEQUENCE, time(now.minus(Duration.ofDays(1))), time(now.plus(LIFE)));
    byte[] names = element(OCTETS, element(SEQUENCE, element(DNS_NAME, bytes)));
    byte[] extensions =
        element(EXTENSIONS, element(SEQUENCE, element(SEQUENCE, ALTERNATIVE_NAMES, names)));
    return element(
        SEQUENCE,
        VERSION_3,
        element(INTEGER, new byte[] {1}),
        ECDSA_WITH_SHA256,
        name,
        validity,
        name,
        pair.getPublic().getEncoded(),
        extensions);
  }

  private static byte[] time(Instant time) {
    return element(UTC_TIME, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length > 0xff) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length > 0x7f) {
      out.write(0x81);
    }
    out.write(length);
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), label);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}

package io.tollgate.gateway.liquid;

import io.tollgate.gateway.call.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** The filters beyond the standard (gateway.md, 5.2). */
final class ExtraFilters {

  private ExtraFilters() {}

  static List<Filter> of(InstantSource clock) {
    return Stream.concat(TimeFilters.of(clock).stream(), texts().stream()).toList();
  }

  private static List<Filter> texts() {
    return List.of(
        filter("escape_uri", value -> PercentEncoding.encode(Values.text(value))),
        filter("unescape_uri", value -> PercentEncoding.decode(Values.text(value))),
        filter("encode_base64", value -> Base64.getEncoder().encodeToString(Binary.bytes(value))),
        filter("decode_base64", ExtraFilters::decodeBase64),
        filter("crc32_short", ExtraFilters::crc32),
        filter("crc32_long", ExtraFilters::crc32),
        filter("md5", value -> HexFormat.of().formatHex(digest("MD5", value))),
        filter("md5_bin", value -> new Binary(digest("MD5", value))),
        filter("sha1_bin", value -> new Binary(digest("SHA-1", value))),
        filter("quote_sql_str", value -> quoteSql(Values.text(value))),
        new HmacSha1());
  }

  static Filter filter(String name, Function<@Nullable Object, Object> function) {
    return new Filter(name) {
      @Override
      public Object apply(
          @Nullable Object value, liqp.TemplateContext context, @Nullable Object... parameters) {
        return function.apply(value);
      }
    };
  }

  /** The value is the key, the parameter what is signed. */
  private static final class HmacSha1 extends Filter {
    HmacSha1() {
      super("hmac_sha1");
    }

    @Override
    public Object apply(
        @Nullable Object value, liqp.TemplateContext context, @Nullable Object... parameters) {
      byte[] key = Binary.bytes(value);
      if (key.length == 0 || parameters.length == 0) {
        return "";
      }
      try {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        return new Binary(mac.doFinal(Binary.bytes(parameters[0])));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has HmacSHA1", e);
      }
    }
  }

  private static Object decodeBase64(@Nullable Object value) {
    try {
      return new String(
          Base64.getDecoder().decode(Values.text(value).strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  private static Object crc32(@Nullable Object value) {
    CRC32 crc = new CRC32();
    crc.update(Binary.bytes(value));
    return crc.getValue();
  }

  private static byte[] digest(String algorithm, @Nullable Object value) {
    try {
      return MessageDigest.getInstance(algorithm).digest(Binary.bytes(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  private static String quoteSql(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 8).append('\'');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\0' -> quoted.append("\\0");
        case '\b' -> quoted.append("\\b");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case 0x1A -> quoted.append("\\Z");
        case '\\', '\'', '"' -> quoted.append('\\').append(c);
        default -> quoted.append(c);
      }
    }
    return quoted.append('\'').toString();
  }
}

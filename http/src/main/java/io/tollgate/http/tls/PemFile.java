package io.tollgate.http.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The labelled blocks of a PEM file (RFC 7468).
 *
 * @param place its file, or what else names it in messages
 */
record PemFile(Object place, List<Block> blocks) {

  // An array is fine here: nobody compares blocks.
  @SuppressWarnings("ArrayRecordComponent")
  record Block(String label, byte[] der) {

    /** A key must not show in a log. */
    @Override
    public String toString() {
      return label;
    }
  }

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  /** Lines such as {@code Proc-Type: 4,ENCRYPTED} mark a key that needs a password. */
  private static final Pattern HEADER = Pattern.compile("[A-Za-z-]+:.*");

  static PemFile of(PemSource source) throws UnusableCertificate {
    return switch (source) {
      case PemSource.InFile(Path file) -> read(file);
      case PemSource.InText(String place, String pem) -> parse(place, pem);
    };
  }

  static PemFile read(Path file) throws UnusableCertificate {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException _) {
      throw new UnusableCertificate(file, "no such file", "Put it there, or correct the setting");
    } catch (AccessDeniedException _) {
      throw new UnusableCertificate(
          file, "permission denied", "Make it readable for the user who runs this process");
    } catch (IOException e) {
      throw new UnusableCertificate(file, "cannot be read (" + e + ")", "Give a PEM file");
    }
    return parse(file, text);
  }

  static PemFile parse(Object place, String text) throws UnusableCertificate {
    List<Block> blocks = new ArrayList<>();
    Matcher found = BLOCK.matcher(text);
    while (found.find()) {
      blocks.add(block(place, found.group(1), found.group(2)));
    }
    return new PemFile(place, blocks);
  }

  private static Block block(Object place, String label, String content)
      throws UnusableCertificate {
    if (HEADER.matcher(content).find()) {
      throw encrypted(place);
    }
    try {
      return new Block(label, Base64.getMimeDecoder().decode(content));
    } catch (IllegalArgumentException _) {
      throw new UnusableCertificate(
          place, "the block %s is damaged".formatted(label), "Copy the file again");
    }
  }

  static UnusableCertificate encrypted(Object place) {
    return new UnusableCertificate(
        place,
        "the key is encrypted, and no password opens it",
        "Remove the password: openssl pkey -in %s -out plain.pem".formatted(fileName(place)));
  }

  static Object fileName(Object place) {
    return place instanceof Path file ? file.getFileName() : "key.pem";
  }
}

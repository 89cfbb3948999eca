package io.tollgate.protocol.administration;

/** An attribute of a document is missing or of the wrong kind. Its value is never quoted. */
public final class InvalidAttributeException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param path where it stands, such as {@code service.metrics[3].name}
   * @param problem follows the path in a sentence, such as {@code is missing}
   */
  public InvalidAttributeException(String path, String problem) {
    super(path + " " + problem);
  }
}

package io.tollgate.backend.store.journal;

/** When an appended record is forced to the disk. */
public enum FsyncMode {
  /** Once a second: the power cut may cost a second, the death of the process nothing. */
  EVERY_SECOND,
  /** Before the answer: it waits for the disk, the event loop does not. */
  ALWAYS
}

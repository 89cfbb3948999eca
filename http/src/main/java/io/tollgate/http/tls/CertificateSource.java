package io.tollgate.http.tls;

import java.util.List;

/** Where a certificate and its key come from. */
public sealed interface CertificateSource permits CertificateFiles, CertificateText {

  /** Differs when there is something new to read. */
  List<Object> stamp();
}

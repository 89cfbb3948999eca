/**
 * What a gateway asks and a backend answers: may this call pass, and count it
 * (service-management-api.md, sections 1 to 4; gateway.md, section 3). The same question is asked
 * in process through {@link Authorizer} or over the wire as {@code GET /transactions/authrep.xml}.
 * Depends on nothing.
 */
@NullMarked
package io.tollgate.protocol.authorization;

import org.jspecify.annotations.NullMarked;

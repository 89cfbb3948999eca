/**
 * Services, applications, metric trees and usage limits as authorisation sees them
 * (service-management-api.md, sections 3, 4 and 6). A {@link Catalog} is read on every call, from
 * event loops and without a lock; a service is an immutable snapshot that is replaced whole, an
 * application likewise. Who writes it stands in {@code backend.store}. Depends on protocol.
 */
@NullMarked
package io.tollgate.backend.catalog;

import org.jspecify.annotations.NullMarked;

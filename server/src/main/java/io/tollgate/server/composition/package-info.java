/**
 * How the roles are put together: one class per role, plain constructors, to be read top to bottom.
 * Sees every module, settings and demo; nothing but {@code cli} sees it.
 */
@NullMarked
package io.tollgate.server.composition;

import org.jspecify.annotations.NullMarked;

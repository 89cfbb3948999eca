/** Tests of the error lists. */
@org.jspecify.annotations.NullMarked
package io.tollgate.backend.error;

package io.tollgate.admin.event;

/** What an event is about: a type of the API, such as {@code metric}, and its id. */
public record Subject(String type, long id) {}

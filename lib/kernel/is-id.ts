const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is an id as we write them (RFC 9562, in small letters); PostgreSQL fails at any other. */
export const isId = (text: string): boolean => ID.test(text);

/** The same in whatever letters somebody else wrote it. */
export const isIdInAnyCase = (text: string): boolean => ID.test(text.toLowerCase());

/**
 * Whether PostgreSQL can keep a text: it holds no NUL (SQLSTATE 22021) and no half of a surrogate
 * pair (22P02 within jsonb).
 */
export const isStorableText = (text: string): boolean =>
  !text.includes("\u0000") && !/\p{Surrogate}/u.test(text);

/** The text with what cannot be kept replaced, so that an answer may repeat it. */
export const storableText = (text: string): string =>
  text.replaceAll("\u0000", "\uFFFD").replaceAll(/\p{Surrogate}/gu, "\uFFFD");

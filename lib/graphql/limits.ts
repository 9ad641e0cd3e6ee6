/** What one request may ask at most. All of it is known before anything is done. */
export const LIMITS = {
  /** Of the document. */
  characters: 50_000,
  tokens: 2_000,
  /** Fields within fields. Introspection goes down further: a type is spelled from the outside in. */
  depth: 12,
  introspectionDepth: 20,
  /** With fragments written out as often as they are used. */
  fields: 1_000,
  aliases: 50,
  directives: 50,
  /** Fields of the root: each is a question or a deed of its own. */
  roots: 20,
  /** Values that an answer holds at most: every list as long as it may become. */
  values: 50_000,
} as const;

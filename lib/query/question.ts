import { z } from "zod";

const text = z.string().max(20_000);
const word = text.nullable().default(null);

/** What somebody wants of one entry: which fields of which types, and what it refers to. */
export const entryQuestionSchema = z.strictObject({
  include: word,
  /** By type, names with commas. */
  fields: z.record(z.string().max(200), text).default({}),
});

/** What somebody wants of a list, in the words of the address; read where their rights are known. */
export const listQuestionSchema = entryQuestionSchema.extend({
  filter: z.unknown().default(null),
  sort: word,
  size: word,
  after: word,
  before: word,
});

export type EntryQuestion = z.infer<typeof entryQuestionSchema>;
export type ListQuestion = z.infer<typeof listQuestionSchema>;

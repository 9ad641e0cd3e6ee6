import { z } from "zod";
import { ACTIONS } from "@/lib/access/action.ts";
import { subjectSchema } from "./subject.ts";

/** What somebody asks: who, what, where. Without an entry or field: of none in particular. */
export const accessQuestionSchema = z.strictObject({
  who: subjectSchema,
  action: z.enum(ACTIONS, "There is no such action."),
  collection: z.string().min(1).max(80),
  entryId: z.uuid("This is no id.").nullable().default(null),
  field: z.string().min(1).max(80).nullable().default(null),
});

export type AccessQuestion = z.infer<typeof accessQuestionSchema>;

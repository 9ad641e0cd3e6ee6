import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { COLLECTIONS } from "./begin-see-as.ts";

const input = z.strictObject({
  kind: z.enum(["member", "role", "domain"]),
  id: z.uuid(),
  name: z.string().max(200),
});

/** Looks with one's own eyes again: a line in the ledger. The door takes the cookie away. */
export const endSeeAs = defineMutation({
  action: "read",
  collection: "organizations",
  input,
  run: () => Promise.resolve(null),
  audit: ({ input: { kind, id, name } }) => ({
    action: "see-as.end",
    collection: COLLECTIONS[kind],
    subjectId: id,
    summary: `Stopped looking at the dashboard as «${name}»`,
  }),
});

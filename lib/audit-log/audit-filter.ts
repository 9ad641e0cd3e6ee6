import { z } from "zod";

const day = z.iso.date("Use a date like 2026-01-31.");
const word = z.string().min(1).max(200);

/** What the list can be narrowed to. Days are whole days in UTC, both ends included. */
export const auditFilterSchema = z.strictObject({
  actor: word.optional(),
  action: word.optional(),
  collection: word.optional(),
  from: day.optional(),
  to: day.optional(),
  /** Words of the sentence or of the request id, upper and lower case alike. */
  text: word.optional(),
});

export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** The conditions of a filter, all of which must hold. */
export function auditConditions({ actor, action, collection, from, to, text }: AuditFilter) {
  return {
    ...(actor === undefined ? {} : { actorName: actor }),
    ...(action === undefined ? {} : { action }),
    ...(collection === undefined ? {} : { collection }),
    occurredAt: {
      ...(from === undefined ? {} : { gte: startOf(from) }),
      ...(to === undefined ? {} : { lt: new Date(startOf(to).getTime() + DAY_MS) }),
    },
    AND: text === undefined ? [] : [{ OR: [holding("summary", text), holding("requestId", text)] }],
  };
}

const DAY_MS = 86_400_000;

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** @NOTE Prisma passes `contains` to LIKE as it is; the text's own signs must not be wildcards. */
const holding = (column: "summary" | "requestId", text: string) => ({
  [column]: {
    contains: text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`),
    mode: "insensitive" as const,
  },
});

import { z } from "zod";
import type { JsonObject } from "@/lib/kernel/json.ts";

/** One line of the ledger as people read it. Instants are ISO 8601 texts. */
export type AuditEvent = {
  readonly id: string;
  readonly occurredAt: string;
  readonly actorKind: string;
  readonly actorName: string;
  readonly action: string;
  readonly collection: string;
  readonly subjectId: string | null;
  readonly summary: string;
  readonly detail: JsonObject;
  readonly requestId: string;
};

/** A place in the ledger: an instant and, among events of the same millisecond, an id. */
export const auditCursorSchema = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/,
    "No such place in the log.",
  )
  .refine((text) => !Number.isNaN(Date.parse(text.split("_")[0] ?? "")), "No such instant.");

/** The place of an event, for the page before or after it. */
export const auditCursorOf = ({ occurredAt, id }: AuditEvent): string => `${occurredAt}_${id}`;

/** The two halves of a cursor. */
export function auditPlaceOf(cursor: string): { at: Date; id: string } {
  const [at = "", id = ""] = cursor.split("_");
  return { at: new Date(at), id };
}

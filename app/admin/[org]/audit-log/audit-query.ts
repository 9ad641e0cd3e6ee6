import { auditCursorSchema } from "@/lib/audit-log/audit-event.ts";
import { auditFilterSchema, type AuditFilter } from "@/lib/audit-log/audit-filter.ts";

export type AuditSearch = Readonly<Record<string, string | string[] | undefined>>;

export type AuditQuery = {
  readonly filter: AuditFilter;
  readonly older?: string;
  readonly newer?: string;
};

const FIELDS = Object.keys(auditFilterSchema.shape) as (keyof AuditFilter)[];

/** What an address asks of the log. A part of it that means nothing is passed over. */
export function auditQueryOf(search: AuditSearch): AuditQuery {
  const filter: AuditFilter = {};
  for (const field of FIELDS) {
    const given = search[field];
    const read = auditFilterSchema.shape[field].safeParse(given);
    if (read.success && read.data !== undefined) filter[field] = read.data;
  }
  const [older, newer] = [cursorIn(search["older"]), cursorIn(search["newer"])];
  if (older !== undefined) return { filter, older };
  return newer === undefined ? { filter } : { filter, newer };
}

/** The address of another page of the same search. */
export function auditAddress(
  base: string,
  filter: AuditFilter,
  [side, cursor]: readonly ["older" | "newer", string],
): string {
  const query = new URLSearchParams({ [side]: cursor });
  for (const field of FIELDS) {
    const value = filter[field];
    if (value !== undefined) query.set(field, value);
  }
  return `${base}?${query.toString()}`;
}

function cursorIn(given: unknown): string | undefined {
  const read = auditCursorSchema.safeParse(given);
  return read.success ? read.data : undefined;
}

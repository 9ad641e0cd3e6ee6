import type { AuditLine } from "@/lib/audit/record.ts";

type Made = {
  readonly id: string;
  readonly collection: string;
  readonly purpose: "preview" | "share";
  readonly title: string;
  readonly minutes: number;
  readonly expiresAt: Date;
  readonly detail?: AuditLine["detail"];
};

/** The ledger's line about a link that was made; never its address. */
export const linkAudit = ({ id, collection, purpose, title, expiresAt, detail }: Made) => ({
  action: `link.${purpose}`,
  collection: "links",
  subjectId: id,
  summary:
    purpose === "preview"
      ? `Made a preview link to «${title}» in ${collection}`
      : `Shared «${title}» in ${collection} by a link`,
  detail: { ...detail, expiresAt: expiresAt.toISOString() },
});

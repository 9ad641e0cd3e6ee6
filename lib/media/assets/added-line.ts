import type { AuditLine } from "@/lib/audit/record.ts";

/** What the ledger says of a new file. */
export const addedLine = ({ id, filename }: { id: string; filename: string }): AuditLine => ({
  action: "asset.create",
  collection: "assets",
  subjectId: id,
  summary: `Added the file «${filename}»`,
});

import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { lookUp, type OrganizationEntry } from "@/lib/tenancy/directory.ts";

/**
 * The organizations that anybody may become a member of by themselves, by name (S-96); none where no
 * mail is sent, since addresses are proven by it.
 */
export async function openRegistrations(): Promise<OrganizationEntry[]> {
  if (!(await sendsMail())) return [];
  const rows = await lookUp({ registration: "open" }, (db) =>
    db.organization.findMany({
      orderBy: { name: "asc" },
      select: { id: true, slug: true, name: true },
    }),
  );
  return rows.map((row) => ({ ...row, id: row.id as OrganizationId }));
}

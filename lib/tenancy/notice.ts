import { z } from "zod";
import { idSchema, type OrganizationId } from "@/lib/kernel/ids.ts";

/** The PostgreSQL channel on which the processes of one database tell each other of changes. */
export const NOTICE_CHANNEL = "gatehouse";

const noticeSchema = z.strictObject({
  organizationId: idSchema<OrganizationId>(),
  effect: z.string().max(80),
});

/** That something changed in an organization, and what kind of thing; never what it was. */
export type Notice = z.infer<typeof noticeSchema>;

/** A notice as it travels. */
export const noticeText = ({ organizationId, effect }: Notice): string =>
  JSON.stringify({ organizationId, effect });

/** What a text on the channel says; null for what is no notice. */
export function readNotice(text: string): Notice | null {
  try {
    return noticeSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

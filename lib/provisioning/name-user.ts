import { z } from "zod";
import { Conflict } from "@/lib/kernel/errors.ts";
import { loadMember } from "@/lib/members/load-member.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { saveUserName } from "./name-repository.ts";

const name = z.string().min(1).max(200).nullable();

const nameUserInput = z.strictObject({
  id: z.uuid(),
  userName: z.string().min(1).max(320),
  externalId: name,
  displayName: name,
  givenName: name,
  familyName: name,
});

type NameUser = z.infer<typeof nameUserInput>;

/**
 * Keeps what the identity system calls a member: all of it, in place of what it said before. The
 * account's own name and address stay what the person made them.
 * @throws Conflict for a user name that stands for another member; NotFound; Forbidden.
 */
export const nameUser = defineMutation({
  action: "update",
  inTurn: true,
  collection: "users",
  input: nameUserInput,
  load: (scope, { id }: NameUser, permit) => loadMember(scope, { id }, permit),
  async run({ scope, input: { id, ...names }, permit }) {
    const userKey = names.userName.toLowerCase();
    await requireFree(scope, id, userKey);
    return { changed: await saveUserName(scope, permit, { ...names, userKey }) };
  },
  audit: ({ input, loaded: { member } }, { changed }) =>
    changed
      ? {
          action: "member.name",
          collection: "users",
          subjectId: member.id,
          summary: `Noted what the identity system calls ${member.email}`,
          detail: { userName: input.userName, externalId: input.externalId },
        }
      : null,
});

/** @NOTE A member whom it has not named yet goes by their address. */
async function requireFree({ db, organizationId }: Scope, id: string, key: string): Promise<void> {
  const taken = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM members t JOIN users u ON u.id = t.user_id
    LEFT JOIN provisioned_names p ON p.organization_id = t.organization_id AND p.member_id = t.id
    WHERE t.organization_id = ${organizationId}::uuid AND t.id <> ${id}::uuid
      AND coalesce(p.user_key, 
        lower(member_email(t.accepted_at, t.invited_email, u.email))) = ${key}`;
  if (taken.length === 0) return;
  const message = "Another member has this user name.";
  throw new Conflict(message, [{ path: ["userName"], message }]);
}

import type { Permit } from "@/lib/access/permit.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { MemberStatus } from "./member.ts";

type Link = { readonly id: string; readonly ids: readonly string[] };

/** How somebody begins: as what, and since when they agree to it. */
export type Arrival = {
  readonly status: MemberStatus;
  readonly acceptedAt: Date | null;
  /** What they are called until they accept. */
  readonly invitedAs?: string;
  /** At which address they were invited; shown until they accept. */
  readonly invitedEmail?: string;
};

/** Adds a member without roles. @throws Conflict for a person who is one already. */
export async function insertMember(
  { db, organizationId, clock }: Scope,
  _permit: Permit<"create">,
  member: Arrival & { readonly id: string; readonly userId: string },
): Promise<void> {
  const createdAt = new Date(clock());
  await db.member.create({ data: { organizationId, ...member, createdAt } });
}

/** Gives a member these roles and no others; one that they hold already counts from when they got it. */
export async function replaceRoles(
  { db, organizationId, clock }: Scope,
  _permit: Permit<"create" | "update">,
  { id: memberId, ids }: Link,
): Promise<void> {
  const givenAt = new Date(clock());
  await db.memberRole.deleteMany({
    where: { organizationId, memberId, roleId: { notIn: [...ids] } },
  });
  await db.memberRole.createMany({
    data: ids.map((roleId) => ({ organizationId, memberId, roleId, givenAt })),
    skipDuplicates: true,
  });
}

/** Attaches these policies to a member and no others. */
export async function replacePolicies(
  { db, organizationId }: Scope,
  _permit: Permit<"create" | "update">,
  { id: memberId, ids }: Link,
): Promise<void> {
  await db.memberPolicy.deleteMany({
    where: { organizationId, memberId, policyId: { notIn: [...ids] } },
  });
  await db.memberPolicy.createMany({
    data: ids.map((policyId) => ({ organizationId, memberId, policyId })),
    skipDuplicates: true,
  });
}

/**
 * Suspends the permitted member, or lets them in again: to be invited still, where they have not
 * accepted. @throws Conflict at the end for the last Admin.
 */
export async function saveStatus(
  { db, organizationId }: Scope,
  { id }: Permit<"update">,
  status: "active" | "suspended",
): Promise<void> {
  await db.$executeRaw`
    UPDATE members SET status = CASE
      WHEN ${status} = 'active' AND accepted_at IS NULL THEN 'invited'::user_status
      ELSE ${status}::user_status END
    WHERE organization_id = ${organizationId}::uuid AND id = ${id ?? ""}::uuid`;
}

/** Makes an invited member an active one, who has said yes. False for whoever is not invited. */
export async function saveAcceptance(
  { db, organizationId, clock }: Scope,
  { id }: Permit<"update">,
): Promise<boolean> {
  const at = new Date(clock());
  const { count } = await db.member.updateMany({
    where: { organizationId, id: id ?? "", status: "invited" },
    data: { status: "active", acceptedAt: at },
  });
  return count === 1;
}

/** The address that an invited member's account has now. Letters go there; it is shown to nobody here. */
export async function accountAddress(
  { db }: Scope,
  _permit: Permit<"create">,
  userId: UserId,
): Promise<string> {
  const { email } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true },
  });
  return email;
}

/** Ends what links of an invitation are out; whoever holds one holds nothing. */
export async function endInvitations(
  { db, organizationId, clock }: Scope,
  { id: memberId }: Permit<"create" | "update">,
): Promise<void> {
  await db.oneTimeLink.updateMany({
    where: { organizationId, memberId: memberId ?? "", usedAt: null },
    data: { usedAt: new Date(clock()) },
  });
}

/** Takes the permitted member out of the organization. @throws Conflict at the end for the last Admin. */
export async function deleteMember(
  { db, organizationId }: Scope,
  { id }: Permit<"delete">,
): Promise<void> {
  await db.member.delete({ where: { organizationId_id: { organizationId, id: id ?? "" } } });
}

import type { Permit } from "@/lib/access/permit.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { MemberStatus } from "./member.ts";

type Link = { readonly id: string; readonly ids: readonly string[] };

/** Adds a member without roles. @throws Conflict for a person who is one already. */
export async function insertMember(
  { db, organizationId, clock }: Scope,
  _permit: Permit<"create">,
  member: { readonly id: string; readonly userId: string; readonly status: MemberStatus },
): Promise<void> {
  const createdAt = new Date(clock());
  await db.member.create({ data: { organizationId, ...member, createdAt } });
}

/** Gives a member these roles and no others. */
export async function replaceRoles(
  { db, organizationId }: Scope,
  _permit: Permit<"create" | "update">,
  { id: memberId, ids }: Link,
): Promise<void> {
  await db.memberRole.deleteMany({
    where: { organizationId, memberId, roleId: { notIn: [...ids] } },
  });
  await db.memberRole.createMany({
    data: ids.map((roleId) => ({ organizationId, memberId, roleId })),
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

/** Suspends the permitted member, or lets them in again. @throws Conflict at the end for the last Admin. */
export async function saveStatus(
  { db, organizationId }: Scope,
  { id }: Permit<"update">,
  status: MemberStatus,
): Promise<void> {
  await db.member.update({
    where: { organizationId_id: { organizationId, id: id ?? "" } },
    data: { status },
  });
}

/** Takes the permitted member out of the organization. @throws Conflict at the end for the last Admin. */
export async function deleteMember(
  { db, organizationId }: Scope,
  { id }: Permit<"delete">,
): Promise<void> {
  await db.member.delete({ where: { organizationId_id: { organizationId, id: id ?? "" } } });
}

import { decide } from "@/lib/access/decide.ts";
import { wholeRows } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { memberModel } from "./member-model.ts";
import { selectMembers } from "./member-reads.ts";
import type { MemberSummary } from "./member.ts";

/** Members who have joined, of those whom the caller may read as a whole; or the one with an id. */
export async function joinedMembers(scope: Scope, id?: string): Promise<MemberSummary[]> {
  const asked = { action: "read", collection: "users", id: null } as const;
  const decision = decide(scope.principal, scope.grants, asked);
  if (!decision.allowed) return [];
  const reached = wholeRows(scope, memberModel, decision.permit.cases);
  const one = id === undefined ? sql`` : sql`AND t.id = ${id}::uuid`;
  return selectMembers(scope, sql`${reached} AND t.accepted_at IS NOT NULL ${one}`);
}

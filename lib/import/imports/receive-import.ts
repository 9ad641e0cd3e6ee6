import type { Permit } from "@/lib/access/permit.ts";
import type { AbsentMember, MemberPrincipal, TokenPrincipal } from "@/lib/access/principal.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sendImportJob } from "./import-jobs.ts";
import { keepParts } from "./part-repository.ts";
import { insertImport } from "./repository.ts";
import { targetsFor } from "./targets-for.ts";

export type ReceivedFile = {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/**
 * Takes a file in, to be read by a job as the caller; nothing of it is content yet.
 * @throws NotFound for whoever is no member and has no token of one; Forbidden for whoever may create nothing; TooLarge.
 */
export async function receiveImport(
  scope: Scope,
  permit: Permit<"create">,
  { name, bytes }: ReceivedFile,
): Promise<{ readonly id: string; readonly name: string }> {
  const { principal } = scope;
  if (principal.kind !== "member" && principal.kind !== "token") throw new NotFound();
  if (targetsFor(scope).length === 0) throw new Forbidden("You may not create entries here.");
  const id = newId();
  const by = absent(principal);
  const shown = name.slice(0, 200) || "Import";
  await insertImport(scope, permit, { id, memberId: principal.memberId, by, name: shown });
  await keepParts(scope, { permit, id }, bytes);
  await sendImportJob(scope, id);
  return { id, name: shown };
}

/** @NOTE A session ends; what a token may not is not done without it either. */
function absent(principal: MemberPrincipal | TokenPrincipal): AbsentMember | TokenPrincipal {
  if (principal.kind === "token") return principal;
  const { sessionId: _session, ...by } = principal;
  return by;
}

import type { PermissionGrant } from "@/lib/access/grants.ts";
import type { Action } from "@/lib/access/action.ts";
import { ConfirmationRequired } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { selectRoleGifts } from "./gifts.ts";

/** Whether what visitors and guests of the website may see is another than before. */
export type Watched<Result> = { readonly result: Result; readonly visitorsChanged: boolean };

const READS: ReadonlySet<string> = new Set<Action>(["read", "read-draft"]);

/**
 * Makes a change of rights and tells whether it concerns Public or Guest: by a policy of theirs, or
 * by roles that they contain. Writes for everybody in the world are never an accident (S-73).
 * @throws ConfirmationRequired when Public gains a write and nobody has confirmed it.
 */
export async function watchVisitors<Result>(
  scope: Scope,
  isConfirmed: { readonly confirmed: boolean },
  change: () => Promise<Result>,
): Promise<Watched<Result>> {
  const before = await heldByVisitors(scope);
  const result = await change();
  const after = await heldByVisitors(scope);
  const known = new Set(writesOf(before).map(meaning));
  const gained = writesOf(after).find((write) => !known.has(meaning(write)));
  if (gained !== undefined && !isConfirmed.confirmed) throw notConfirmed(gained);
  return { result, visitorsChanged: spelled(before) !== spelled(after) };
}

type Held = ReadonlyMap<string, readonly PermissionGrant[]>;

async function heldByVisitors(scope: Scope): Promise<Held> {
  const roles = await selectRoleGifts(scope, ["public", "guest"]);
  return new Map(
    roles.filter(({ system }) => system).map(({ slug, permissions }) => [slug, permissions]),
  );
}

const writesOf = (held: Held): PermissionGrant[] =>
  (held.get("public") ?? []).filter(({ action }) => !READS.has(action));

const meaning = ({ id: _id, ...write }: PermissionGrant): string => JSON.stringify(write);

const spelled = (held: Held): string => JSON.stringify([...held]);

const notConfirmed = ({ action, collection }: PermissionGrant): ConfirmationRequired =>
  new ConfirmationRequired(
    `This would give everybody in the world the right to ${action} ${collection}. Confirm it if that is meant.`,
  );

import { Conflict, NotFound } from "@/lib/kernel/errors.ts";
import { newId, type LinkId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { demand } from "@/lib/usecase/demand.ts";
import { addressing } from "./link-address.ts";
import type { MadeLink } from "./link.ts";
import { countLive, insertLink, type NewLink } from "./repository.ts";

/** More than anybody keeps an eye on. */
const MOST_LINKS = 200;
const MINUTE = 60_000;

type Making = Omit<NewLink, "id" | "memberId" | "expiresAt"> & { readonly minutes: number };

/**
 * Keeps a link of the caller's own and answers its address.
 * @throws NotFound for who is no member: a token that made links would outlive its own end; Conflict
 * with too many.
 */
export async function makeLink(scope: Scope, { minutes, ...link }: Making): Promise<MadeLink> {
  const { principal } = scope;
  const permit = demand(scope, { action: "create", collection: "links", id: null });
  if (principal.kind !== "member") throw new NotFound();
  const { memberId } = principal;
  if ((await countLive(scope, memberId)) >= MOST_LINKS) {
    throw new Conflict(`You have ${MOST_LINKS} links. Revoke one that is not in use.`);
  }
  const id = newId<LinkId>();
  const expiresAt = wholeSeconds(scope.clock() + minutes * MINUTE);
  await insertLink(scope, permit, { ...link, id, memberId, expiresAt });
  const addressOf = await addressing(scope);
  return { id, expiresAt, address: await addressOf({ id, expiresAt }) };
}

/** @NOTE The end is part of the address, which tells it in seconds. */
const wholeSeconds = (milliseconds: number): Date =>
  new Date(Math.floor(milliseconds / 1000) * 1000);

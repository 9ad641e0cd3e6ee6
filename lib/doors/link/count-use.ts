import { addressBlock } from "@/lib/limits/address-block.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { openLink } from "@/lib/links/open-link.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { LinkRequest } from "./link-request.ts";
import { callerOf } from "./show-link.ts";

/** Counts that the link was opened; false when it has no use left. The system acts for the visitor. */
export async function countUse(asked: LinkRequest): Promise<boolean> {
  const { link, organization, judging, address } = asked;
  const text = `link:${organization.id}:${addressBlock(address)}`;
  const origin = (await sign(judging.secret, "address-digest", text)).slice(0, 16);
  const { linkId: id, to } = link.principal;
  const purpose = to.shared ? "share" : "preview";
  const principal = {
    kind: "system",
    organizationId: organization.id,
    purpose: "link-entry",
  } as const;
  const { opened } = await runUseCase(
    openLink,
    { id, purpose, origin },
    callerOf(asked, principal),
  );
  return opened;
}

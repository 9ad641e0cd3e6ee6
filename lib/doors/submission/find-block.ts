import type { BlockOf } from "@/lib/content/blocks/block-schema.ts";
import { GatehouseError } from "@/lib/kernel/errors.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import { readPublishedAddress } from "../site/read-address.ts";
import { siteAddress } from "../site/site-address.ts";

type Named = { readonly page: string; readonly block: string; readonly collection: string };

/** The block of a published page that a form stood in; null when it stands there no more. */
export async function findBlock(
  { page, block: id, collection }: Named,
  visitor: Caller,
): Promise<BlockOf<"form"> | null> {
  const address = siteAddress({ path: page });
  if (address === null) return null;
  try {
    const content = await readPublishedAddress(address, visitor);
    if (content.kind !== "page") return null;
    const found = content.entry.data.blocks.find((block) => block.id === id);
    return found?.kind === "form" && found.collection === collection ? found : null;
  } catch (error) {
    if (error instanceof GatehouseError && error.status < 500) return null;
    throw error;
  }
}

import type { OrganizationEntry } from "@/lib/tenancy/directory.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import { siteFileAt } from "./site-files.ts";

type Asking = {
  readonly path: string;
  readonly organization: OrganizationEntry;
  readonly caller: Caller;
};

/**
 * A file that a website has besides its pages, such as its feed, for one visitor: of what is published,
 * as far as they may see it, and kept nowhere. Null where there is none of that name.
 * @throws NotFound, Forbidden as for what the file is made of.
 */
export async function visitorsFile({
  path,
  organization,
  caller,
}: Asking): Promise<Response | null> {
  const make = siteFileAt(path);
  if (make === null) return null;
  const file = await make({ organization, caller });
  const unstored = { "Cache-Control": "no-store" };
  return file.kind === "text"
    ? new Response(file.text, { headers: { "Content-Type": file.type, ...unstored } })
    : new Response(null, { status: 302, headers: { Location: file.location, ...unstored } });
}

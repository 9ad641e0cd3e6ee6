import { environment } from "@/lib/kernel/env.ts";
import {
  findOrganizationByHost,
  findOrganizationBySlug,
  type OrganizationEntry,
} from "@/lib/tenancy/directory.ts";
import { OrganizationRequired } from "./organization-required.ts";

/**
 * The organization of a host: `root` for the dashboard's, which has none, and null for a host of
 * nobody.
 * @param host as the wall sealed it in its stamp, with port.
 */
export async function hostOrganization(host: string): Promise<OrganizationEntry | "root" | null> {
  const { ROOT } = environment();
  if (host.toLowerCase() === ROOT) return "root";
  return findOrganizationByHost(nameOf(host), nameOf(ROOT));
}

/**
 * The organization that a request to the API is for: its host's, or the one that `X-Organization`
 * names on the dashboard's host; null when there is none of that name, or the two disagree.
 * @throws OrganizationRequired when nothing names one (S-30).
 */
export async function namedOrganization(
  host: string,
  named: string | null,
): Promise<OrganizationEntry | null> {
  const found = await hostOrganization(host);
  if (found !== "root") return named === null || named === found?.slug ? found : null;
  return findOrganizationBySlug(requireName(named));
}

/**
 * The same question about an organization that is known already: whether the request is for it. Asks
 * the database only about a hostname that is not below ROOT.
 * @throws OrganizationRequired as above.
 */
export async function isForOrganization(
  organization: Pick<OrganizationEntry, "id" | "slug">,
  host: string,
  named: string | null,
): Promise<boolean> {
  const { ROOT } = environment();
  if (host.toLowerCase() === ROOT) return requireName(named) === organization.slug;
  if (named !== null && named !== organization.slug) return false;
  const [hostname, root] = [nameOf(host), nameOf(ROOT)];
  if (hostname === `${organization.slug}.${root}`) return true;
  return (await findOrganizationByHost(hostname, root))?.id === organization.id;
}

function requireName(named: string | null): string {
  if (named === null || named === "") throw new OrganizationRequired();
  return named;
}

const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, "");

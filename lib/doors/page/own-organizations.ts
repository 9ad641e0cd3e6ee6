import { cache } from "react";
import { environment } from "@/lib/kernel/env.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { listMemberships } from "@/lib/tenancy/directory.ts";
import { signedInPerson } from "./load-page.ts";

/** An organization as the dashboard names it, and where its website stands. */
export type OwnOrganization = {
  readonly id: OrganizationId;
  readonly slug: string;
  readonly name: string;
  /** Host and port of the website. */
  readonly host: string;
  /** Address of the website's home, without a slash at the end. */
  readonly site: string;
};

/** The organizations the signed-in person is a member of, by name; asked once a request. */
export const listOwnOrganizations = cache(async (): Promise<OwnOrganization[]> => {
  const { userId } = await signedInPerson();
  const { ROOT, PUBLIC_SCHEME } = environment();
  const memberships = await listMemberships(userId);
  return memberships.map(({ organization: { id, slug, name } }) => {
    const host = `${slug}.${ROOT}`;
    return { id, slug, name, host, site: `${PUBLIC_SCHEME}://${host}` };
  });
});

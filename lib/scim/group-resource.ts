import type { ProvisionedGroup } from "@/lib/provisioning/provisioned.ts";
import { versioned, type Resource } from "./scim-response.ts";
import { URN } from "./scim-schemas.ts";

/** A role as a SCIM group (RFC 7643 §4.2). */
export function groupResource(group: ProvisionedGroup, base: string): Resource {
  const { id, name, externalId, members } = group;
  const body = {
    schemas: [URN.group],
    id,
    ...(externalId === null ? {} : { externalId }),
    displayName: name,
    members: members.map((member) => ({
      value: member.id,
      display: member.name,
      type: "User",
      $ref: `${base}/Users/${member.id}`,
    })),
  };
  return versioned(body, { resourceType: "Group", location: `${base}/Groups/${id}` });
}

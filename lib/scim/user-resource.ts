import type { JsonObject } from "@/lib/kernel/json.ts";
import type { ProvisionedUser } from "@/lib/provisioning/provisioned.ts";
import { versioned, type Resource } from "./scim-response.ts";
import { URN } from "./scim-schemas.ts";

/** A member as a SCIM user (RFC 7643 §4.1). Whoever has not accepted yet is active: nobody shut them out. */
export function userResource(user: ProvisionedUser, base: string): Resource {
  const { id, userName, externalId, displayName, givenName, familyName, email, roles } = user;
  const name = {
    ...(givenName === null ? {} : { givenName }),
    ...(familyName === null ? {} : { familyName }),
  };
  const body: JsonObject = {
    schemas: [URN.user],
    id,
    ...(externalId === null ? {} : { externalId }),
    userName,
    ...(Object.keys(name).length === 0 ? {} : { name }),
    displayName,
    active: user.status !== "suspended",
    emails: [{ value: email, type: "work", primary: true }],
    groups: roles.map((role) => ({
      value: role.id,
      display: role.name,
      type: "direct",
      $ref: `${base}/Groups/${role.id}`,
    })),
  };
  return versioned(body, {
    resourceType: "User",
    created: user.createdAt,
    lastModified: user.changedAt,
    location: `${base}/Users/${id}`,
  });
}

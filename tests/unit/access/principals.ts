import type { Principal } from "@/lib/access/principal.ts";
import {
  newId,
  type DomainId,
  type GuestId,
  type MemberId,
  type OrganizationId,
  type SessionId,
  type UserId,
} from "@/lib/kernel/ids.ts";

const organizationId = newId<OrganizationId>();
const person = { organizationId, memberId: newId<MemberId>(), userId: newId<UserId>() };

export const ADA: Principal = {
  ...{ kind: "member", ...person, sessionId: newId<SessionId>(), name: "Ada" },
};

/** A token of hers, with these scopes. */
export const tokenWith = (...scopes: string[]): Principal => ({
  ...{ kind: "token", ...person, tokenId: "abcdefghijkl", scopes, name: "Ada" },
});

export const PARTNER: Principal = {
  ...{ kind: "domain", organizationId, domainId: newId<DomainId>() },
  ...{ epoch: 1, hostname: "partner.acme.test" },
};

/** Ada, looking at the dashboard as a role would see it. */
export const LOOKING: Principal = {
  ...{ kind: "view", organizationId, target: { kind: "role", roleId: newId() } },
  viewer: { ...person, kind: "member", sessionId: newId<SessionId>(), name: "Ada" },
};

export const GUEST: Principal = { kind: "guest", organizationId, guestId: newId<GuestId>() };
export const VISITOR: Principal = { kind: "anonymous", organizationId };
export const IMPORT: Principal = { kind: "system", organizationId, purpose: "import" };

import type {
  DomainId,
  GuestId,
  MemberId,
  OrganizationId,
  SessionId,
  UserId,
} from "@/lib/kernel/ids.ts";

/** A person signed in and acting inside one organization. */
export type MemberPrincipal = {
  readonly kind: "member";
  readonly organizationId: OrganizationId;
  readonly memberId: MemberId;
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly name: string;
};

/**
 * A program that came with a member's static token: never more than the member, and of that only
 * what the token's scopes name.
 */
export type TokenPrincipal = {
  readonly kind: "token";
  readonly organizationId: OrganizationId;
  readonly memberId: MemberId;
  readonly userId: UserId;
  readonly tokenId: string;
  /** `collection:action` each, or `*`. */
  readonly scopes: readonly string[];
  readonly name: string;
};

/** A partner's domain with an access token of its own (S-24). */
export type DomainPrincipal = {
  readonly kind: "domain";
  readonly organizationId: OrganizationId;
  readonly domainId: DomainId;
  /** The epoch that the token was made in; of another one it is worthless. */
  readonly epoch: number;
  readonly hostname: string;
};

/** A visitor who entered the site password of one organization. Read-only, also in the database. */
export type GuestPrincipal = {
  readonly kind: "guest";
  readonly organizationId: OrganizationId;
  readonly guestId: GuestId;
};

/** Nobody in particular, looking at one organization's public site. */
export type AnonymousPrincipal = {
  readonly kind: "anonymous";
  readonly organizationId: OrganizationId;
};

/** The system itself, for one named purpose in one organization. */
export type SystemPrincipal = {
  readonly kind: "system";
  readonly organizationId: OrganizationId;
  readonly purpose: SystemPurpose;
};

export type SystemPurpose =
  | "import"
  | "site-record"
  | "guest-entry"
  | "provisioning"
  | "usage"
  | "client-errors"
  | "policies";

/** Who is asking. Made by a gate, never by a use case. */
export type Principal =
  | MemberPrincipal
  | TokenPrincipal
  | DomainPrincipal
  | GuestPrincipal
  | AnonymousPrincipal
  | SystemPrincipal;

/** The person who acts, by themselves or through a token of theirs; null when none does. */
export const personOf = (principal: Principal): UserId | null =>
  principal.kind === "member" || principal.kind === "token" ? principal.userId : null;

/** How a principal is named in the ledger and on screen. */
export function principalName(principal: Principal): string {
  switch (principal.kind) {
    case "member":
      return principal.name;
    case "token":
      return `${principal.name} (token)`;
    case "domain":
      return principal.hostname;
    case "guest":
      return "Guest";
    case "anonymous":
      return "Visitor";
    case "system":
      return `System (${principal.purpose})`;
  }
}

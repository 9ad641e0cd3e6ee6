import type { GuestId, MemberId, OrganizationId, SessionId, UserId } from "@/lib/kernel/ids.ts";

/** A person signed in and acting inside one organization. */
export type MemberPrincipal = {
  readonly kind: "member";
  readonly organizationId: OrganizationId;
  readonly memberId: MemberId;
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly name: string;
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

export type SystemPurpose = "import" | "site-record" | "guest-entry" | "provisioning";

/** Who is asking. Made by a gate, never by a use case. */
export type Principal = MemberPrincipal | GuestPrincipal | AnonymousPrincipal | SystemPrincipal;

/** How a principal is named in the ledger and on screen. */
export function principalName(principal: Principal): string {
  switch (principal.kind) {
    case "member":
      return principal.name;
    case "guest":
      return "Guest";
    case "anonymous":
      return "Visitor";
    case "system":
      return `System (${principal.purpose})`;
  }
}

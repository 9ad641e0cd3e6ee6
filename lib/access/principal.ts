import type {
  DomainId,
  EntryId,
  GuestId,
  LinkId,
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
  /** What was on file of it when a process last looked, where it did not look again: else worthless. */
  readonly terms?: string;
};

/** A visitor who entered the site password of one organization. Read-only, also in the database. */
export type GuestPrincipal = {
  readonly kind: "guest";
  readonly organizationId: OrganizationId;
  readonly guestId: GuestId;
};

/** A member who is not here: who they are, without a session. */
export type AbsentMember = Omit<MemberPrincipal, "sessionId">;

/**
 * Whoever came with a link to one entry. What the member who made it may read now, cut to that entry
 * and what is shown with it; read-only, also in the database.
 */
export type LinkPrincipal = {
  readonly kind: "link";
  readonly organizationId: OrganizationId;
  readonly linkId: LinkId;
  readonly owner: AbsentMember;
  readonly to: LinkedEntry;
};

/** The entry that a link leads to, and what it takes to be shown it. */
export type LinkedEntry = {
  readonly collection: string;
  readonly id: EntryId;
  /** `read-draft`: as drafted; `read`: as published. */
  readonly action: "read" | "read-draft";
  /** Whether its owner must hold the right to share it, too. */
  readonly shared: boolean;
};

/** A monitor with a token of one organization: it sees the published website whatever its level. */
export type BypassPrincipal = {
  readonly kind: "bypass";
  readonly organizationId: OrganizationId;
  readonly tokenId: string;
};

/** Nobody in particular, looking at one organization's public site. */
export type AnonymousPrincipal = {
  readonly kind: "anonymous";
  readonly organizationId: OrganizationId;
};

/**
 * Nobody in particular, sending a form of one organization's public site: what the role Public may
 * create, and nothing else. Looking at the site is somebody else's, who never writes.
 */
export type SubmitterPrincipal = {
  readonly kind: "submitter";
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
  | "link-entry"
  | "provisioning"
  | "usage"
  | "client-errors"
  | "policies"
  | "archive"
  | "schedule"
  | "people"
  | "media"
  | "hostnames"
  | "site-schedule";

/** Who may have something done later: people, their tokens, domains, and an import. */
export type Scheduler =
  | AbsentMember
  | TokenPrincipal
  | DomainPrincipal
  | (SystemPrincipal & { readonly purpose: "import" });

/**
 * Whoever had something done later, when it comes due: they are not here, and what they are entitled
 * to now is asked anew. It does what was scheduled, and nothing else.
 */
export type SchedulePrincipal = {
  readonly kind: "schedule";
  readonly organizationId: OrganizationId;
  readonly by: Scheduler;
  /** What they left to be done; absent: to publish an entry, or to take it off. */
  readonly task?: "import" | "site-level";
};

/** Whose rights somebody looks at the dashboard with. A role is somebody who holds it alone. */
export type ViewTarget =
  | { readonly kind: "member"; readonly memberId: MemberId; readonly userId: UserId }
  | { readonly kind: "role"; readonly roleId: string }
  | { readonly kind: "domain"; readonly domainId: DomainId };

/**
 * An Admin who looks at the dashboard as somebody else would see it. Read-only, also in the
 * database; the viewer is asked for in every scope, and so is whoever they look as.
 */
export type ViewPrincipal = {
  readonly kind: "view";
  readonly organizationId: OrganizationId;
  readonly viewer: MemberPrincipal;
  readonly target: ViewTarget;
};

/** Who is asking. Made by a gate, never by a use case. */
export type Principal =
  | MemberPrincipal
  | ViewPrincipal
  | TokenPrincipal
  | DomainPrincipal
  | GuestPrincipal
  | LinkPrincipal
  | SubmitterPrincipal
  | AnonymousPrincipal
  | BypassPrincipal
  | SystemPrincipal
  | SchedulePrincipal;

/**
 * What a rule calls whoever asks; somebody who is looked as counts as if they asked themselves, and
 * so does whoever made the link that somebody came with.
 */
export function idsOf(principal: Principal): {
  readonly userId: UserId | null;
  readonly memberId: MemberId | null;
  readonly domainId: DomainId | null;
} {
  const named = namedBy(principal);
  return {
    userId: "userId" in named ? named.userId : null,
    memberId: "memberId" in named ? named.memberId : null,
    domainId: "domainId" in named ? named.domainId : null,
  };
}

function namedBy(principal: Principal): ViewTarget | Scheduler | Principal {
  if (principal.kind === "view") return principal.target;
  if (principal.kind === "link") return principal.owner;
  return principal.kind === "schedule" ? principal.by : principal;
}

/** Whether the role Admin counts: for people, and for whoever looks as one. */
export const mayBeAdmin = (principal: Principal): boolean =>
  personOf(principal) !== null || (principal.kind === "view" && principal.target.kind !== "domain");

/** The person who acts, by themselves, through a token or by a schedule; null when none does. */
export function personOf(principal: Principal): UserId | null {
  const by = principal.kind === "schedule" ? principal.by : principal;
  return by.kind === "member" || by.kind === "token" ? by.userId : null;
}

/** How a principal is named in the ledger and on screen. */
export function principalName(principal: Principal | Scheduler): string {
  switch (principal.kind) {
    case "member":
      return principal.name;
    case "view":
      return `${principal.viewer.name} (looking)`;
    case "token":
      return `${principal.name} (token)`;
    case "domain":
      return principal.hostname;
    case "guest":
      return "Guest";
    case "link":
      return `${principal.owner.name} (link)`;
    case "anonymous":
    case "submitter":
      return "Visitor";
    case "bypass":
      return "Monitor";
    case "system":
      return `System (${principal.purpose})`;
    case "schedule":
      return `${principalName(principal.by)} (${principal.task === "import" ? "import" : "scheduled"})`;
  }
}

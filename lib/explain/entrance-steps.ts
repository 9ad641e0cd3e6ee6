import type { Action } from "@/lib/access/action.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { StepAnswer } from "./explanation.ts";
import type { Subject } from "./subject.ts";

/** What stands before any permission: the gate that admits somebody of this kind, and their status. */
export async function entranceSteps(
  scope: Scope,
  subject: Subject,
  action: Action,
): Promise<readonly StepAnswer[]> {
  switch (subject.kind) {
    case "member":
      return [memberGate, statusOf(subject)];
    case "role":
      return [{ kind: "gate", ok: true, text: "Stands for a member who holds this role alone." }];
    case "domain":
      return [
        { kind: "gate", ok: true, text: "A domain comes in with an access token of its own." },
      ];
    case "public":
      return [publicGate(await siteOf(scope))];
    case "guest":
      return guestGate(await siteOf(scope), action);
  }
}

const memberGate: StepAnswer = {
  ...{
    kind: "gate",
    ok: true,
    text: "A member comes in with a session, or with a token of theirs.",
  },
};

const statusOf = ({ suspended }: Subject): StepAnswer =>
  suspended
    ? {
        kind: "status",
        ok: false,
        text: "They are suspended, or have not accepted their invitation: no gate lets them in.",
      }
    : { kind: "status", ok: true, text: "They are active." };

type Site = { readonly level: string; readonly drafts: boolean };

async function siteOf({ db, organizationId }: Scope): Promise<Site> {
  const rows = await db.$queryRaw<Site[]>`
    SELECT a.level::text AS level, coalesce(s.guests_see_drafts, false) AS drafts
    FROM site_access a LEFT JOIN organization_settings s ON s.organization_id = a.organization_id
    WHERE a.organization_id = ${organizationId}::uuid`;
  return rows[0] ?? { level: "private", drafts: false };
}

const publicGate = ({ level }: Site): StepAnswer =>
  level === "public"
    ? { kind: "gate", ok: true, text: "The website is public: everybody comes in as a visitor." }
    : { kind: "gate", ok: false, text: `The website is not public (${level}): visitors stay out.` };

function guestGate({ level, drafts }: Site, action: Action): readonly StepAnswer[] {
  const isOpen = level === "password";
  const gate: StepAnswer = {
    kind: "gate",
    ok: isOpen,
    text: isOpen
      ? "The website takes a password: who knows it is a guest."
      : `The website takes no password (${level}): there are no guests.`,
  };
  if (action !== "read-draft" || drafts) return [gate];
  return [gate, { kind: "status", ok: false, text: "The settings keep drafts from guests." }];
}

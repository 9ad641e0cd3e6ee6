import { z } from "zod";
import type { Principal } from "@/lib/access/principal.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type {
  DomainId,
  GuestId,
  MemberId,
  OrganizationId,
  SessionId,
  UserId,
} from "@/lib/kernel/ids.ts";
import type { Person } from "@/lib/tenancy/standing.ts";
import type { AccessGraph, GraphDomain, GraphMember, GraphRole, Holder } from "./access-graph.ts";

/** Whom a question about access concerns. A role stands for somebody who holds it and nothing else. */
export const subjectSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["member", "role", "domain"]), id: z.uuid() }),
  z.strictObject({ kind: z.enum(["public", "guest"]), id: z.null() }),
]);

export type SubjectName = z.infer<typeof subjectSchema>;

/** A subject as the engine knows it: a principal, and what it was given. */
export type Subject = {
  readonly kind: SubjectName["kind"];
  readonly id: string | null;
  readonly name: string;
  readonly suspended: boolean;
  readonly holder: Holder;
  readonly principal: Principal;
  /** Null for whoever is nobody in particular, and for what is no person. */
  readonly person: Person | null;
};

/** The subject of a name. @throws NotFound when the organization has none such. */
export function subjectIn(graph: AccessGraph, { kind, id }: SubjectName): Subject {
  const found = findSubject(graph, kind, id ?? "");
  if (found === null) throw new NotFound();
  return found;
}

/** Members, domains, visitors and guests: whoever may hold something. */
export const everybodyIn = (graph: AccessGraph): readonly Subject[] => [
  ...graph.members.map((member) => memberSubject(graph, member)),
  ...graph.domains.map((domain) => domainSubject(graph, domain)),
  publicSubject(graph),
  guestSubject(graph),
];

function findSubject(graph: AccessGraph, kind: Subject["kind"], id: string): Subject | null {
  switch (kind) {
    case "member": {
      const member = graph.members.find((one) => one.id === id);
      return member === undefined ? null : memberSubject(graph, member);
    }
    case "domain": {
      const domain = graph.domains.find((one) => one.id === id);
      return domain === undefined ? null : domainSubject(graph, domain);
    }
    case "role": {
      const role = graph.roles.get(id);
      return role === undefined ? null : roleSubject(graph, role);
    }
    case "public":
      return publicSubject(graph);
    case "guest":
      return guestSubject(graph);
  }
}

function memberSubject(graph: AccessGraph, member: GraphMember): Subject {
  const { id, name, email, status, userId } = member;
  return {
    ...{ kind: "member", id, name, suspended: status === "suspended", holder: member },
    principal: memberIn(graph, { id, userId, name }),
    person: { id: userId, name, email },
  };
}

function roleSubject(graph: AccessGraph, { id, name }: GraphRole): Subject {
  const holder = { roles: [id], policies: [] };
  const principal = memberIn(graph, { id: NO_ID, userId: NO_ID, name });
  return { kind: "role", id, name, suspended: false, holder, principal, person: null };
}

function domainSubject({ organizationId }: AccessGraph, domain: GraphDomain): Subject {
  const { id, hostname } = domain;
  return {
    ...{ kind: "domain", id, name: hostname, suspended: false, holder: domain },
    principal: { kind: "domain", organizationId, domainId: id as DomainId, epoch: 1, hostname },
    person: null,
  };
}

const publicSubject = (graph: AccessGraph): Subject => ({
  ...{ kind: "public", id: null, name: "Visitors", suspended: false },
  holder: systemRole(graph, "public"),
  principal: { kind: "anonymous", organizationId: graph.organizationId },
  person: null,
});

const guestSubject = (graph: AccessGraph): Subject => ({
  ...{ kind: "guest", id: null, name: "Guests", suspended: false },
  holder: systemRole(graph, "guest"),
  principal: {
    kind: "guest",
    organizationId: graph.organizationId,
    guestId: NO_ID as GuestId,
  },
  person: null,
});

function systemRole({ roles }: AccessGraph, slug: "public" | "guest"): Holder {
  const role = [...roles.values()].find((one) => one.system && one.slug === slug);
  return { roles: role === undefined ? [] : [role.id], policies: [] };
}

type Named = { readonly id: string; readonly userId: string; readonly name: string };

const memberIn = (
  { organizationId }: { organizationId: OrganizationId },
  { id, userId, name }: Named,
): Principal => ({
  ...{ kind: "member", organizationId, name },
  memberId: id as MemberId,
  userId: userId as UserId,
  sessionId: NO_ID as SessionId,
});

/** @NOTE Nobody's: such a principal opens no scope, it is only asked about. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

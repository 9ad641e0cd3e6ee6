import type { Case } from "@/lib/access/grants.ts";
import type { KnownCollection } from "@/lib/catalogue/known-collection.ts";
import { Invalid, NotFound } from "@/lib/kernel/errors.ts";
import { compileCases } from "@/lib/query/row-rules.ts";
import { askedOf, type Asked } from "@/lib/query/space.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { GraphPermission } from "./access-graph.ts";
import type { AccessQuestion } from "./access-question.ts";
import { clauseTree, type ClauseTree } from "./clause-tree.ts";
import { entryPlace } from "./entry-place.ts";
import type { PolicyAnswer } from "./explanation.ts";
import type { HeldRights } from "./held-rights.ts";
import { permissionAnswer, type Found } from "./permission-answer.ts";
import type { HeldPolicy } from "./role-answers.ts";
import { unseenVariables } from "./unseen-variables.ts";
import { weighEntry, type Weighing } from "./weigh-entry.ts";

/** The policies that speak of what was asked, and the entry if one was named. */
export type Weighed = {
  readonly policies: readonly PolicyAnswer[];
  readonly title: string | null;
  readonly isThere: boolean;
};

type Question = {
  readonly question: AccessQuestion;
  readonly collection: KnownCollection;
  readonly rights: HeldRights;
  readonly held: readonly HeldPolicy[];
};

type Piece = {
  readonly policy: HeldPolicy;
  readonly permission: GraphPermission;
  readonly of: Case | null;
  readonly tree: ClauseTree | null;
};

/**
 * Asks of each permission that speaks of the question whether it holds. One that gives the subject
 * nothing, whatever it says, holds nowhere.
 * @throws Invalid where nothing can be asked of single entries; NotFound as `explainIn`.
 */
export async function weighPolicies(
  scope: Scope,
  eyes: Scope,
  { question, collection, rights, held }: Question,
): Promise<Weighed> {
  const pieces = piecesOf(question, rights, held);
  const usable = pieces.flatMap(({ of, tree }) => (of === null ? [] : [{ of, tree }]));
  const asked = collection.asked(question.action) ?? NOTHING_ASKED;
  const weighing = await weigh(scope, eyes, { question, asked, usable });
  const nobody = rights.subject.kind === "role";
  const unseen = unseenVariables(scope, rights.subject);
  const isRead = (one: Case) => compileCases(eyes, [one], asked).length > 0;
  const answers = pieces.map(({ permission, tree, of }) => {
    const at = usable.findIndex((one) => one.of === of);
    const found = of === null || !isRead(of) ? NOWHERE : foundAt(weighing, at);
    return permissionAnswer(permission, { tree, found, eyes, nobody, unseen });
  });
  return {
    policies: held.flatMap((policy) => {
      const permissions = answers.filter((_, at) => pieces[at]?.policy === policy);
      return permissions.length === 0 ? [] : [answerOf(policy, permissions)];
    }),
    title: weighing?.title ?? null,
    isThere: weighing?.isThere ?? true,
  };
}

const NOTHING_ASKED = askedOf(new Map());

const NOWHERE: Found = { holds: null, tests: [] };

function piecesOf(
  { action, collection }: AccessQuestion,
  { isAdmin, isOwn, cases }: HeldRights,
  held: readonly HeldPolicy[],
): readonly Piece[] {
  if (isAdmin || isOwn) return [];
  return held.flatMap((policy) =>
    policy.policy.permissions
      .filter((one) => one.action === action && one.collection === collection)
      .map((permission): Piece => {
        const of = cases.find((one) => one.permission === permission.id) ?? null;
        const rule = permission.rule ?? null;
        return { policy, permission, of, tree: rule === null ? null : clauseTree(rule) };
      }),
  );
}

type Weighable = {
  readonly question: AccessQuestion;
  readonly asked: Asked;
  readonly usable: readonly { readonly of: Case; readonly tree: ClauseTree | null }[];
};

async function weigh(
  scope: Scope,
  eyes: Scope,
  { question: { action, collection, entryId }, asked, usable }: Weighable,
): Promise<Weighing | null> {
  if (entryId === null) return null;
  const place = entryPlace(scope, collection, action);
  if (place === null) {
    const message = "Single entries of this collection cannot be asked about.";
    throw new Invalid(message, [{ path: ["entryId"], message }]);
  }
  const weighing = await weighEntry(scope, eyes, { place, id: entryId, cases: usable, asked });
  if (weighing === null) throw new NotFound();
  return weighing;
}

function foundAt(weighing: Weighing | null, at: number) {
  if (weighing === null) return null;
  return { holds: weighing.holds[at] ?? null, tests: weighing.tests[at] ?? [] };
}

const answerOf = (
  { policy: { id, name }, roles, own }: HeldPolicy,
  permissions: PolicyAnswer["permissions"],
): PolicyAnswer => ({
  ...{ id, name, own, permissions },
  roles: roles.map((role) => ({ id: role.id, slug: role.slug, name: role.name })),
});

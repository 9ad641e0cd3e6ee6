import type { KnownCollection } from "@/lib/catalogue/known-collection.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { AccessGraph } from "./access-graph.ts";
import type { AccessQuestion } from "./access-question.ts";
import { asIf } from "./as-if.ts";
import { entranceSteps } from "./entrance-steps.ts";
import { mayFollow } from "./entry-place.ts";
import type { Clause, Explanation, PolicyAnswer, StepAnswer } from "./explanation.ts";
import { fieldAnswers } from "./field-answers.ts";
import { giversOf } from "./givers-of.ts";
import { heldRights } from "./held-rights.ts";
import { heldPolicies, roleAnswers } from "./role-answers.ts";
import { sentenceOf } from "./sentence.ts";
import type { Subject } from "./subject.ts";
import { verdictOf } from "./verdict-of.ts";
import { mayReadAll } from "./whole-sight.ts";
import { weighPolicies, type Weighed } from "./weigh-policies.ts";

/** All that questions are answered from: who holds what, and what there is. */
export type Known = {
  readonly graph: AccessGraph;
  readonly collections: readonly KnownCollection[];
};

/**
 * Why a principal may or may not do something, by the engine's own decision and its own SQL; at most
 * two statements. It asks nobody whether it may be told: a use case does.
 * @throws Invalid for a collection, field or entry that cannot be asked about; NotFound for a
 * subject that is not there, and for an entry that whoever asks may not read.
 */
export async function explainIn(
  scope: Scope,
  { graph, collections }: Known,
  question: AccessQuestion,
): Promise<Explanation> {
  const { action, entryId, field } = question;
  const collection = collectionIn(collections, question);
  const rights = heldRights(graph, question);
  const { subject } = rights;
  const eyes = asIf(scope, subject, rights.grants);
  const roles = roleAnswers(graph, subject.holder);
  const held = heldPolicies(graph, subject.holder, roles);
  const weighed = await weighPolicies(scope, eyes, { question, collection, rights, held });
  const entrance = await entranceSteps(scope, subject, action);
  const steps = [...entrance, ...rights.steps, ...formSteps(weighed)];
  const permissions = weighed.policies.flatMap((policy) => policy.permissions);
  const whole = rights.isAdmin || rights.isOwn;
  const reach = (type: string) => mayFollow(eyes, action, type);
  const fields = fieldAnswers({ action, collection, permissions, whole, mayFollow: reach });
  const told = { question, rights, steps, permissions, fields };
  const verdict = verdictOf(told);
  const naming = mayReadAll(scope, "users", "name") ? namesOf(graph) : new Map<string, string>();
  const policies = weighed.policies
    .map((policy) => decided(policy, verdict === "yes", field))
    .map((policy) => named(policy, naming));
  const answer = {
    ...{ verdict, steps, roles, policies, action, field },
    who: { ...question.who, name: nameFor(scope, subject) },
    collection: { slug: collection.slug, name: collection.name },
    entry: entryId === null ? null : { id: entryId, title: weighed.title ?? "Untitled" },
    policyCount: held.length,
    fields: verdictOf({ ...told, question: { ...question, field: null } }) === "no" ? [] : fields,
    givers: verdict === "no" ? giversOf(graph, question) : [],
  };
  return { ...answer, sentence: sentenceOf(answer) };
}

/** @NOTE Whoever has an id from elsewhere learns nobody's name by it. */
function nameFor(scope: Scope, { kind, name }: Subject): string {
  if (kind === "member" && !mayReadAll(scope, "users", "name")) return "This member";
  return kind === "domain" && !mayReadAll(scope, "domains", "hostname") ? "This domain" : name;
}

function collectionIn(
  collections: readonly KnownCollection[],
  { action, collection: slug, entryId, field }: AccessQuestion,
): KnownCollection {
  const collection = collections.find((one) => one.slug === slug);
  if (collection === undefined) throw refused("collection", "There is no such collection.");
  if (field !== null && !collection.fields.has(field)) {
    throw refused("field", "There is no such field.");
  }
  if (field !== null && WHOLE_ACTIONS.has(action)) {
    throw refused("field", "This action concerns entries as a whole.");
  }
  if (entryId !== null && action === "create") {
    throw refused("entryId", "What is created is not there yet: ask without an entry.");
  }
  return collection;
}

const WHOLE_ACTIONS: ReadonlySet<string> = new Set(["delete", "publish", "share"]);

function formSteps({ isThere }: Weighed): readonly StepAnswer[] {
  if (isThere) return [];
  return [{ kind: "form", ok: false, text: "It is not published: there is nothing to read." }];
}

/** Marks the permissions that decide. */
const decided = (policy: PolicyAnswer, isYes: boolean, field: string | null): PolicyAnswer => ({
  ...policy,
  permissions: policy.permissions.map((one) => ({
    ...one,
    decides:
      isYes &&
      one.truth === "yes" &&
      (field === null || one.fields === null || one.fields.includes(field)),
  })),
});

/** @NOTE People know one another by name, and not by the ids that rules compare. */
const namesOf = ({ members }: AccessGraph): ReadonlyMap<string, string> =>
  new Map(
    members.flatMap(({ id, userId, name }) => [[id, name] as const, [userId, name] as const]),
  );

const named = (policy: PolicyAnswer, names: ReadonlyMap<string, string>): PolicyAnswer => ({
  ...policy,
  permissions: policy.permissions.map((one) => ({
    ...one,
    clause: one.clause === null ? null : namedClause(one.clause, names),
  })),
});

function namedClause(clause: Clause, names: ReadonlyMap<string, string>): Clause {
  const nameOf = (text: string | null) => (text === null ? null : (names.get(text) ?? text));
  return {
    ...clause,
    value: nameOf(clause.value),
    means: nameOf(clause.means),
    of: clause.of.map((part) => namedClause(part, names)),
  };
}

const refused = (field: string, message: string): Invalid =>
  new Invalid(message, [{ path: [field], message }]);

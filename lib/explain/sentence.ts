import type { Action } from "@/lib/access/action.ts";
import type { Explanation, PermissionAnswer, PolicyAnswer } from "./explanation.ts";

type Answer = Omit<Explanation, "sentence">;

/** An answer in one sentence. Pure. */
export function sentenceOf(answer: Answer): string {
  const [who, what] = [whoOf(answer), whatOf(answer)];
  switch (answer.verdict) {
    case "yes":
      return `${who} may ${what}: ${reasonFor(answer)}`;
    case "some":
      return `${who} may ${what} in some cases: ${someOf(answer)}`;
    case "hidden":
      return `Whether ${withinSentence(answer)} may ${what} depends on what you may not read yourself.`;
    case "no":
      return `${who} may not ${what}: ${reasonAgainst(answer)}`;
  }
}

const whoOf = ({ who: { kind, name } }: Answer): string =>
  kind === "role" ? `Whoever holds the role ${name}` : name;

/** @NOTE A name of somebody's own keeps its capital; what stands in for a name has none of its own. */
const withinSentence = (answer: Answer): string => {
  const { kind, name } = answer.who;
  const isNamed = (kind === "member" || kind === "domain") && !UNNAMED.has(name);
  return isNamed ? whoOf(answer) : lower(whoOf(answer));
};

/** What members and domains are called towards those who may not know their names. */
const UNNAMED: ReadonlySet<string> = new Set(["This member", "This domain"]);

function whatOf({ action, collection, entry, field }: Answer): string {
  const where = entry === null ? collection.name.toLowerCase() : `«${entry.title}»`;
  return field === null ? `${DEEDS[action]} ${where}` : `${DEEDS[action]} ${field} of ${where}`;
}

const DEEDS: Readonly<Record<Action, string>> = {
  create: "create",
  read: "read",
  "read-draft": "read the draft of",
  update: "change",
  delete: "delete",
  publish: "publish",
  share: "share",
};

function reasonFor({ steps, policies }: Answer): string {
  const policy = policies.find(({ permissions }) => permissions.some(({ decides }) => decides));
  if (policy !== undefined) return `${policyText(policy)} allows it.`;
  return lower(steps.find(({ kind }) => kind === "admin" || kind === "own")?.text ?? "it is open.");
}

function policyText({ name, roles, own }: PolicyAnswer): string {
  const [role] = roles;
  if (own || role === undefined) return `the policy «${name}», which is their own,`;
  return `the policy «${name}» of the role ${role.name}`;
}

function someOf({ steps, policies, who, entry }: Answer): string {
  const own = steps.find(({ kind }) => kind === "own");
  if (own !== undefined) return lower(own.text);
  if (who.kind === "role" && entry !== null) return "it depends on the person.";
  return policies.some(({ permissions }) => permissions.some(({ rule }) => rule !== null))
    ? "the rules of their permissions say where."
    : "what is written must be as their permissions say.";
}

function reasonAgainst({ steps, policies, action, collection, field, fields }: Answer): string {
  const stop = steps.find(({ ok }) => !ok);
  if (stop !== undefined) return lower(stop.text);
  const permissions = policies.flatMap((policy) => policy.permissions);
  const asked = `${action} ${collection.slug}`;
  if (permissions.length === 0) return `no permission of theirs is to ${asked}.`;
  const state = fields.find(({ name }) => name === field)?.state;
  if (state === "withheld") {
    return `permissions show it in other entries, and none of them holds here; it is null and named as redacted.`;
  }
  if (field !== null && fields.length > 0) return `no permission of theirs to ${asked} names it.`;
  return rulesFail(permissions, asked);
}

function rulesFail(permissions: readonly PermissionAnswer[], asked: string): string {
  const [only] = permissions;
  if (permissions.length > 1) return `no rule of their permissions to ${asked} holds here.`;
  return only?.clause === null && only.rule !== null
    ? `the rule of their permission to ${asked} cannot be read, so that it gives nothing.`
    : `the rule of their permission to ${asked} does not hold here.`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

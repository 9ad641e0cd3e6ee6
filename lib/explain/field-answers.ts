import type { Action } from "@/lib/access/action.ts";
import type { KnownCollection } from "@/lib/catalogue/known-collection.ts";
import type { FieldAnswer, PermissionAnswer } from "./explanation.ts";
import { anyOf } from "./truth.ts";

type Asked = {
  readonly action: Action;
  readonly collection: KnownCollection;
  readonly permissions: readonly PermissionAnswer[];
  /** Whether everything is theirs anyway. */
  readonly whole: boolean;
  /** Whether the subject may read anything of a type that a relationship leads to. */
  readonly mayFollow: (type: string) => boolean;
};

/** Field by field what an action reaches; no fields for one that concerns an entry as a whole. Pure. */
export function fieldAnswers({ action, collection, ...asked }: Asked): readonly FieldAnswer[] {
  const isRead = action === "read" || action === "read-draft";
  if (!isRead && action !== "create" && action !== "update") return [];
  return [...collection.fields].flatMap(([name, { access, to }]): FieldAnswer[] => {
    if (access === (isRead ? "write-only" : "read-only")) return [];
    const holding = asked.permissions.filter(
      ({ fields }) => fields === null || fields.includes(name) || (isRead && name === "id"),
    );
    const permissions = holding.map(({ id }) => id);
    if (isRead && to !== null && !asked.mayFollow(to)) {
      return [{ name, state: "closed", permissions: [] }];
    }
    if (asked.whole) return [{ name, state: "open", permissions: [] }];
    return [{ name, state: stateOf(holding), permissions }];
  });
}

function stateOf(holding: readonly PermissionAnswer[]): FieldAnswer["state"] {
  if (holding.length === 0) return "closed";
  const truths = holding.flatMap(({ truth }) => truth ?? []);
  const truth = anyOf(truths);
  if (truth === "yes") return "open";
  if (truths.length < holding.length || truth === "person") return "some";
  return truth === "hidden" ? "hidden" : "withheld";
}

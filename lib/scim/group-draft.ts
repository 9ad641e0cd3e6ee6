import { isIdInAnyCase } from "@/lib/kernel/is-id.ts";
import { filter, parse } from "scim2-parse-filter";
import type { Json } from "@/lib/kernel/json.ts";
import type { ProvisionedGroup } from "@/lib/provisioning/provisioned.ts";
import { ScimInvalid } from "@/lib/provisioning/scim-invalid.ts";
import { isObject } from "./is-object.ts";
import type { Change } from "./read-patch.ts";

/** What a request makes of a group. Its name is the dashboard's, and only compared. */
export type GroupDraft = {
  externalId: string | null;
  members: Set<string>;
};

/** The group as a draft, to be changed. */
export const groupDraftOf = ({ externalId, members }: ProvisionedGroup): GroupDraft => ({
  externalId,
  members: new Set(members.map(({ id }) => id)),
});

/**
 * Makes one change of a draft: its members, its id elsewhere.
 * @throws ScimInvalid for another name, a value that is none, and a place that is not there.
 */
export function changeGroup(draft: GroupDraft, group: ProvisionedGroup, change: Change): void {
  const { op, value } = change;
  const path = change.path.replace(/^urn:ietf:params:scim:schemas:core:2\.0:group:/i, "");
  const name = path.toLowerCase();
  if (name === "members") return changeMembers(draft, op, value);
  if (name.startsWith("members[")) return changeSome(draft, path, op);
  if (name === "externalid") {
    draft.externalId = op === "remove" ? null : textOf(value);
    return;
  }
  if (name === "schemas" || name === "meta") return;
  if (name === "id" && value === group.id) return;
  if (name === "displayname" && value === group.name) return;
  if (name === "id" || name === "displayname") {
    throw new ScimInvalid("mutability", "A role is named in the dashboard.");
  }
  throw new ScimInvalid("invalidPath", "A group has members and an externalId.");
}

function changeMembers(draft: GroupDraft, op: Change["op"], value: Json): void {
  if (op === "remove" && value === null) {
    draft.members.clear();
    return;
  }
  const ids = membersIn(value);
  if (op === "replace") draft.members.clear();
  for (const id of ids) {
    if (op === "remove") draft.members.delete(id);
    else draft.members.add(id);
  }
}

/** `members[value eq "…"]`, as the RFC's examples take members away. */
function changeSome(draft: GroupDraft, path: string, op: Change["op"]): void {
  if (op !== "remove") {
    throw new ScimInvalid("mutability", "What is said of a member in a group never changes.");
  }
  const test = testOf(path);
  for (const id of draft.members) {
    if (test({ value: id })) draft.members.delete(id);
  }
}

function testOf(path: string): (member: { value: string }) => boolean {
  try {
    const read = parse(path);
    if (read.op === "[]") return filter(read.valFilter);
  } catch {
    // What cannot be read is refused below.
  }
  throw new ScimInvalid("invalidPath", 'Write it as members[value eq "id"].');
}

/** The ids of members that a value names: a list of them, or one. @throws ScimInvalid. */
export function membersIn(value: Json): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((one) => {
    const id = isObject(one) ? one["value"] : null;
    if (typeof id === "string" && isIdInAnyCase(id)) return id.toLowerCase();
    throw new ScimInvalid("invalidValue", "Name members by the ids of users, as value.");
  });
}

function textOf(value: Json): string | null {
  if (value === null || value === "") return null;
  if (typeof value === "string" && value.length <= 200) return value;
  throw new ScimInvalid("invalidValue", "«externalId» has no such value.");
}

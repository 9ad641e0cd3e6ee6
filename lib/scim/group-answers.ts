import { Conflict, Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { getMember } from "@/lib/members/get-member.ts";
import { updateMember } from "@/lib/members/update-member.ts";
import { getProvisionedGroup } from "@/lib/provisioning/get-group.ts";
import { listProvisionedGroups } from "@/lib/provisioning/list-groups.ts";
import { nameGroup } from "@/lib/provisioning/name-group.ts";
import type { ProvisionedGroup } from "@/lib/provisioning/provisioned.ts";
import { ScimInvalid } from "@/lib/provisioning/scim-invalid.ts";
import { runTogether } from "@/lib/usecase/run-together.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { changeGroup, groupDraftOf, membersIn, type GroupDraft } from "./group-draft.ts";
import { groupResource } from "./group-resource.ts";
import { isObject } from "./is-object.ts";
import { readPatch } from "./read-patch.ts";
import { pageOf, requireMatch, type ScimRequest } from "./scim-request.ts";
import { listResponse, resourceResponse } from "./scim-response.ts";
import { shown } from "./shown.ts";

/** Members whom one request may give a role or take it from; each is a deed with its own line. */
const MOST_MOVED = 200;

/** GET /Groups. */
export async function listGroups(request: ScimRequest): Promise<Response> {
  const question = pageOf(request);
  const { items, total } = await runUseCase(listProvisionedGroups, question, request.caller);
  const resources = items.map((group) => shown(groupResource(group, request.base).body, request));
  return listResponse({ resources, total, startIndex: Math.max(question.startIndex, 1) });
}

/** GET /Groups/{id}. @throws NotFound. */
export async function getGroup(request: ScimRequest): Promise<Response> {
  return answer(request, await read(request, request.caller));
}

/** POST /Groups. What a role allows is decided by people, so nobody else makes one. @throws always. */
export async function createGroup(request: ScimRequest): Promise<Response> {
  const name = isObject(request.body) ? request.body["displayName"] : null;
  if (typeof name !== "string") throw new ScimInvalid("invalidValue", "A group has a displayName.");
  const filter = `displayName eq ${JSON.stringify(name)}`;
  const question = { filter, startIndex: 1, count: 0 };
  const { total } = await runUseCase(listProvisionedGroups, question, request.caller);
  if (total === 0) throw new Forbidden("Make a role of this name in the dashboard, then link it.");
  const message = "There is a role of this name. Link it, and change its members.";
  throw new Conflict(message, [{ path: ["displayName"], message }]);
}

/** PUT /Groups/{id}: these members and no others. @throws NotFound; Stale; ScimInvalid; Forbidden. */
export function replaceGroup(request: ScimRequest): Promise<Response> {
  const { body } = request;
  if (!isObject(body)) throw new ScimInvalid("invalidSyntax", "Send a group.");
  const members = membersIn(body["members"] ?? []);
  return change(request, (group, draft) => {
    const path = "displayName";
    changeGroup(draft, group, { op: "replace", path, value: body[path] ?? group.name });
    const value = body["externalId"] ?? null;
    changeGroup(draft, group, { op: "replace", path: "externalId", value });
    draft.members = new Set(members);
  });
}

/** PATCH /Groups/{id}. @throws NotFound; Stale; ScimInvalid; Forbidden for a role it may not give. */
export function patchGroup(request: ScimRequest): Promise<Response> {
  const changes = readPatch(request.body);
  return change(request, (group, draft) => {
    for (const one of changes) changeGroup(draft, group, one);
  });
}

/** DELETE /Groups/{id}. @throws NotFound; Forbidden always. */
export async function deleteGroup(request: ScimRequest): Promise<Response> {
  await read(request, request.caller);
  throw new Forbidden("Roles are deleted in the dashboard. Take its members away instead.");
}

type Changing = (group: ProvisionedGroup, draft: GroupDraft) => void;

async function change(request: ScimRequest, changing: Changing): Promise<Response> {
  const group = await runTogether(request.caller, async (caller) => {
    const before = await read(request, caller);
    requireMatch(request, groupResource(before, request.base));
    const draft = groupDraftOf(before);
    changing(before, draft);
    await moveMembers(before, draft.members, caller);
    await runUseCase(nameGroup, { id: before.id, externalId: draft.externalId }, caller);
    return read(request, caller);
  });
  return answer(request, group);
}

/** Each by the use case of the dashboard: what may be given, and that an Admin is left, is said there. */
async function moveMembers(
  { slug, members }: ProvisionedGroup,
  wanted: ReadonlySet<string>,
  caller: Caller,
): Promise<void> {
  const held = new Set(members.map(({ id }) => id));
  const added = [...wanted].filter((id) => !held.has(id));
  const removed = [...held].filter((id) => !wanted.has(id));
  if (added.length + removed.length > MOST_MOVED) {
    const most = `Change at most ${MOST_MOVED} members at once.`;
    throw new ScimInvalid("invalidValue", most);
  }
  for (const id of added) {
    const roles = await rolesOf(id, caller);
    await runUseCase(updateMember, { id, roles: [...roles, slug] }, caller);
  }
  for (const id of removed) {
    const roles = await rolesOf(id, caller);
    await runUseCase(updateMember, { id, roles: roles.filter((one) => one !== slug) }, caller);
  }
}

async function rolesOf(id: string, caller: Caller): Promise<string[]> {
  const member = await runUseCase(getMember, { id }, caller).catch((error: unknown) => {
    throw error instanceof NotFound ? new ScimInvalid("invalidValue", `No user ${id}.`) : error;
  });
  return member.roles.map(({ slug }) => slug);
}

const read = ({ id }: ScimRequest, caller: Caller): Promise<ProvisionedGroup> =>
  runUseCase(getProvisionedGroup, { id }, caller);

function answer(request: ScimRequest, group: ProvisionedGroup): Response {
  const { body, version } = groupResource(group, request.base);
  return resourceResponse({ body: shown(body, request), version }, 200);
}

import { Conflict, Forbidden } from "@/lib/kernel/errors.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { mailInvitation } from "@/lib/members/mail-invitation.ts";
import { removeMember } from "@/lib/members/remove-member.ts";
import { updateMember } from "@/lib/members/update-member.ts";
import { getProvisionedUser } from "@/lib/provisioning/get-user.ts";
import { listProvisionedUsers } from "@/lib/provisioning/list-users.ts";
import { nameUser } from "@/lib/provisioning/name-user.ts";
import type { ProvisionedUser } from "@/lib/provisioning/provisioned.ts";
import { ScimInvalid } from "@/lib/provisioning/scim-invalid.ts";
import { runTogether } from "@/lib/usecase/run-together.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { isObject } from "./is-object.ts";
import { readPatch } from "./read-patch.ts";
import { pageOf, requireMatch, type ScimRequest } from "./scim-request.ts";
import { listResponse, resourceResponse } from "./scim-response.ts";
import { shown } from "./shown.ts";
import { draftOf, emailOf, EMPTY_USER, setUser, type UserDraft } from "./user-draft.ts";
import { userResource } from "./user-resource.ts";

/** GET /Users. */
export async function listUsers(request: ScimRequest): Promise<Response> {
  const question = pageOf(request);
  const { items, total } = await runUseCase(listProvisionedUsers, question, request.caller);
  const resources = items.map((user) => shown(userResource(user, request.base).body, request));
  return listResponse({ resources, total, startIndex: Math.max(question.startIndex, 1) });
}

/** GET /Users/{id}. @throws NotFound. */
export async function getUser(request: ScimRequest): Promise<Response> {
  const user = await runUseCase(getProvisionedUser, { id: request.id }, request.caller);
  return answer(request, user, 200);
}

/**
 * POST /Users. Somebody new here is invited, as whoever a person adds: an organization's identity
 * system speaks for the organization, and not for the account (docs/decisions/0050).
 * @throws Conflict for whoever is a member already; ScimInvalid.
 */
export async function createUser(request: ScimRequest): Promise<Response> {
  const draft = readUser(request.body);
  const userName = draft.userName ?? "";
  const email = emailOf(isObject(request.body) ? (request.body["emails"] ?? null) : null, userName);
  const status = draft.active === false ? "suspended" : "active";
  const user = await runTogether(request.caller, async (caller) => {
    const person = { email, name: nameFor(draft, email), status };
    const { id } = await runUseCase(addMember, person, caller);
    await runUseCase(nameUser, { id, ...namesIn(draft, userName) }, caller);
    return runUseCase(getProvisionedUser, { id }, caller);
  });
  await invite(user, request.caller);
  return answer(request, user, 201);
}

/** PUT /Users/{id}. What is left out is taken away, but for `active`. @throws NotFound; Stale. */
export function replaceUser(request: ScimRequest): Promise<Response> {
  const draft = readUser(request.body);
  return change(request, () => draft);
}

/** PATCH /Users/{id}. @throws NotFound; Stale; ScimInvalid. */
export function patchUser(request: ScimRequest): Promise<Response> {
  const changes = readPatch(request.body);
  return change(request, (user) => {
    const draft = draftOf(user);
    for (const { op, path, value } of changes) {
      requireSame(path, value, user.id);
      if (path.toLowerCase() !== "id") setUser(draft, path, op === "remove" ? null : value);
    }
    return draft;
  });
}

/** DELETE /Users/{id}: takes them out of this organization. The person stays. @throws NotFound; Stale. */
export async function deleteUser(request: ScimRequest): Promise<Response> {
  await runTogether(request.caller, async (caller) => {
    const user = await runUseCase(getProvisionedUser, { id: request.id }, caller);
    requireMatch(request, userResource(user, request.base));
    await runUseCase(removeMember, { id: user.id }, caller);
  });
  return new Response(null, { status: 204 });
}

async function change(
  request: ScimRequest,
  draftFor: (user: ProvisionedUser) => UserDraft,
): Promise<Response> {
  const user = await runTogether(request.caller, async (caller) => {
    const before = await runUseCase(getProvisionedUser, { id: request.id }, caller);
    requireMatch(request, userResource(before, request.base));
    const draft = draftFor(before);
    const { id } = before;
    const names = namesIn(draft, draft.userName ?? before.userName);
    await runUseCase(nameUser, { id, ...names }, caller);
    const status = statusIn(draft, before);
    if (status !== null) await runUseCase(updateMember, { id, status }, caller);
    return runUseCase(getProvisionedUser, { id }, caller);
  });
  return answer(request, user, 200);
}

/** @NOTE Nobody is made to have accepted: whoever is invited is active already in SCIM's words. */
function statusIn({ active }: UserDraft, { status }: ProvisionedUser) {
  if (active === false && status !== "suspended") return "suspended" as const;
  return active === true && status === "suspended" ? ("active" as const) : null;
}

function readUser(body: Json): UserDraft {
  if (!isObject(body)) throw new ScimInvalid("invalidSyntax", "Send a user.");
  const draft = { ...EMPTY_USER };
  for (const [name, value] of Object.entries(body)) {
    if (!/^(?:id|groups)$/i.test(name) && isKnown(name)) setUser(draft, name, value ?? null);
  }
  if (draft.userName === null)
    throw new ScimInvalid("invalidValue", "«userName» must have a value.");
  return draft;
}

/** @NOTE In a whole user, what is not known is passed over (RFC 7644 §3.3); in a PATCH it is refused. */
const isKnown = (name: string): boolean =>
  /^(?:userName|externalId|displayName|name|active)$/i.test(name);

function namesIn({ externalId, displayName, givenName, familyName }: UserDraft, userName: string) {
  return { userName, externalId, displayName, givenName, familyName };
}

const nameFor = ({ displayName, givenName, familyName }: UserDraft, email: string): string =>
  (displayName ?? [givenName ?? "", familyName ?? ""].join(" ").trim()).slice(0, 120) || email;

/** @NOTE Okta sends the id along with what it changes. */
function requireSame(path: string, value: Json, id: string): void {
  if (path.toLowerCase() !== "id" || value === id) return;
  throw new ScimInvalid("mutability", "An id never changes.");
}

/**
 * Sends whoever was added their link. What stands in the way of a letter is no fault of the user's
 * being added: the dashboard shows that they wait, and makes links to hand over.
 */
async function invite({ id, status }: ProvisionedUser, caller: Caller): Promise<void> {
  if (status !== "invited" || !(await sendsMail())) return;
  await runUseCase(mailInvitation, { id }, caller).catch((error: unknown) => {
    if (!(error instanceof Conflict || error instanceof Forbidden)) throw error;
  });
}

function answer(request: ScimRequest, user: ProvisionedUser, status: 200 | 201): Response {
  const { body, version } = userResource(user, request.base);
  return resourceResponse({ body: shown(body, request), version }, status);
}

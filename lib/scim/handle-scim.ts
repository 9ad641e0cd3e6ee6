import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { isIdInAnyCase } from "@/lib/kernel/is-id.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { MethodNotAllowed, UnsupportedMediaType } from "@/lib/kernel/request-errors.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import * as groups from "./group-answers.ts";
import { RESOURCE_TYPES, SCHEMAS } from "./scim-schemas.ts";
import type { ScimRequest } from "./scim-request.ts";
import { listResponse, plainResponse } from "./scim-response.ts";
import { serviceProviderConfig } from "./service-provider-config.ts";
import * as users from "./user-answers.ts";

/** Who asks, and where SCIM is of their organization. */
export type ScimAsking = {
  readonly caller: Caller;
  readonly base: string;
  /** Reads and checks the body, where there should be one. */
  readonly readBody: (request: Request) => Promise<Json>;
};

type Answer = (request: ScimRequest) => Promise<Response>;
type Answers = Readonly<Record<string, Answer>>;

const USERS: Answers = { GET: users.listUsers, POST: users.createUser };
const USER: Answers = {
  ...{ GET: users.getUser, PUT: users.replaceUser },
  ...{ PATCH: users.patchUser, DELETE: users.deleteUser },
};
const GROUPS: Answers = { GET: groups.listGroups, POST: groups.createGroup };
const GROUP: Answers = {
  ...{ GET: groups.getGroup, PUT: groups.replaceGroup },
  ...{ PATCH: groups.patchGroup, DELETE: groups.deleteGroup },
};

/**
 * Answers a request to SCIM that a gate admitted: users are the organization's members, groups its
 * roles. Of the request it looks at path, query, method, headers and body.
 * @throws NotFound for an address or id that is not there; MethodNotAllowed; ScimInvalid; whatever the
 * use cases throw.
 */
export async function handleScim(request: Request, asking: ScimAsking): Promise<Response> {
  const url = new URL(request.url);
  const [kind = "", id = null, ...more] = url.pathname.split("/").slice(4);
  if (more.length > 0) throw new NotFound();
  const method = request.method === "HEAD" ? "GET" : request.method;
  const answers = answersFor(kind, id, asking.base);
  const answer = answers[method];
  if (answer === undefined) throw new MethodNotAllowed(Object.keys(answers));
  const { searchParams: query } = url;
  const { caller, base } = asking;
  const ifMatch = request.headers.get("if-match");
  const body = method === "GET" || method === "DELETE" ? null : await bodyOf(request, asking);
  return answer({ caller, base, id, query, ifMatch, body });
}

function answersFor(kind: string, id: string | null, base: string): Answers {
  if (kind === "Users") return id === null ? USERS : named(id, USER);
  if (kind === "Groups") return id === null ? GROUPS : named(id, GROUP);
  const documents = DOCUMENTS[kind];
  if (documents === undefined) throw new NotFound();
  return { GET: (request) => told(documents(base), request) };
}

function named(id: string, answers: Answers): Answers {
  if (!isIdInAnyCase(id)) throw new NotFound();
  return answers;
}

type Documents = (base: string) => readonly (Json & object)[] | (Json & object);

const DOCUMENTS: Readonly<Record<string, Documents>> = {
  ServiceProviderConfig: serviceProviderConfig,
  ResourceTypes: (base) => located(RESOURCE_TYPES, "ResourceType", base),
  Schemas: (base) => located(SCHEMAS, "Schema", base),
};

/** @NOTE They are no secret and never filtered; who filters them is refused (RFC 7644 §4). */
async function told(
  documents: ReturnType<Documents>,
  { id, query }: ScimRequest,
): Promise<Response> {
  if (query.has("filter")) throw new Forbidden("This is not searched.");
  if (!Array.isArray(documents)) {
    if (id !== null) throw new NotFound();
    return plainResponse(documents as Json);
  }
  const all = documents as { id: string }[] & Json[];
  if (id === null) return listResponse({ resources: all, total: all.length, startIndex: 1 });
  const found = all.find((one) => [one.id, encodeURIComponent(one.id)].includes(id));
  if (found === undefined) throw new NotFound();
  return plainResponse(found);
}

const located = (documents: readonly { id: string }[], resourceType: string, base: string) =>
  documents.map((one) => ({
    ...one,
    meta: { resourceType, location: `${base}/${resourceType}s/${one.id}` },
  })) as (Json & object)[];

async function bodyOf(request: Request, { readBody }: ScimAsking): Promise<Json> {
  const type = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (type === "application/scim+json" || type === "application/json") return readBody(request);
  throw new UnsupportedMediaType("Send application/scim+json.");
}

import { announceHere } from "@/lib/doors/announce-here.ts";
import { apiDoor, type ApiHandler } from "@/lib/doors/api/api-door.ts";
import { issueAccessToken, type TokenSubject } from "@/lib/gates/api/issue.ts";
import { tokenIssuer } from "@/lib/gates/api/verify.ts";
import { encodeSessionCookie } from "@/lib/gates/session/verify.ts";
import { environment } from "@/lib/kernel/env.ts";
import { createStaticToken } from "@/lib/tokens/create-static-token.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { callerOf, type Organization } from "../two-organizations.ts";
import type { Partner } from "./domains.ts";
import { stampedRequest, type ApiAsking } from "./stamped-request.ts";

/** An API behind the door that tells whom it was asked by. */
const tellTale: ApiHandler = (_request, { credential, caller: { principal } }) =>
  Promise.resolve(
    Response.json({ credential, organizationId: principal.organizationId, kind: principal.kind }),
  );

const door = apiDoor(tellTale, announceHere);

/** Knocks at the real door, behind which an API tells whom it was asked by. */
export const knock = async (asking: Partial<ApiAsking>): Promise<Response> =>
  door(await stampedRequest({ path: "/api/v1/content/posts", ...asking }));

export const statusOf = async (asking: Partial<ApiAsking>) => (await knock(asking)).status;

const signer = () => ({
  keys: environment().GATEHOUSE_TOKEN_SIGNING_KEYS,
  issuer: tokenIssuer(environment()),
  now: Date.now(),
});

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

export const tokenOf = async (subject: TokenSubject) =>
  bearer((await issueAccessToken(signer(), subject)).token);

export const domainToken = ({ organization, id }: Partner, epoch = 1) =>
  tokenOf({ kind: "domain", organizationId: organization.id, domainId: id, epoch });

export const memberToken = (
  { id, admin, editor }: Organization,
  who: "admin" | "editor" = "admin",
) => {
  const { memberId, sessionId } = who === "admin" ? admin : editor;
  return tokenOf({ kind: "member", organizationId: id, memberId, sessionId });
};

export async function staticToken(organization: Organization) {
  const input = { name: "Build", scopes: ["*"], expiresInDays: null };
  return bearer((await runUseCase(createStaticToken, input, callerOf(organization.admin))).token);
}

export async function session({ admin: { userId, sessionId } }: Organization) {
  const judging = { secret: environment().GATEHOUSE_SECRET, now: Date.now() };
  const value = await encodeSessionCookie(judging, { userId, sessionId, lifetime: 3600 });
  return { cookie: `gatehouse.session=${value}` };
}

/** The header by which a request on the dashboard's host names its organization. */
export const named = ({ slug }: Pick<Organization, "slug">) => ({ "x-organization": slug });

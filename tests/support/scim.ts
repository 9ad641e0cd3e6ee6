import { scimDoor } from "@/lib/doors/scim/scim-door.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { createScimToken } from "@/lib/provisioning/create-scim-token.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { hostOf, stampedRequest } from "./api/stamped-request.ts";
import { callerOf } from "./two-organizations.ts";

/** A document of SCIM, as far as tests look into it. */
export type ScimDocument = {
  readonly id: string;
  readonly userName?: string;
  readonly externalId?: string;
  readonly displayName?: string;
  readonly active?: boolean;
  readonly status?: string;
  readonly scimType?: string;
  readonly detail?: string;
  readonly emails?: readonly { readonly value: string }[];
  readonly groups?: readonly { readonly display: string }[];
  readonly members?: readonly { readonly value: string }[];
  readonly totalResults?: number;
  readonly itemsPerPage?: number;
  readonly startIndex?: number;
  readonly Resources?: readonly ScimDocument[];
  readonly meta?: { readonly version: string; readonly location: string };
};

type Sent = {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type ScimAnswer = {
  readonly status: number;
  readonly body: ScimDocument;
  readonly headers: Headers;
};

/** How an identity system asks. */
export type Ask = (path: string, sent?: Sent) => Promise<ScimAnswer>;

/** Makes a token as a person does. */
export const scimTokenOf = (member: MemberPrincipal) =>
  runUseCase(createScimToken, { name: "Entra ID", expiresInDays: 30 }, callerOf(member));

/** An identity system with a token, at the host of an organization. */
export const identitySystem =
  (token: string, organization: { readonly slug: string; readonly id: OrganizationId }): Ask =>
  async (path, { method = "GET", body, headers = {} } = {}) => {
    const asked = await stampedRequest({
      path: `/api/scim/v2${path}`,
      host: hostOf(organization.slug),
      organizationId: organization.id,
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/scim+json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await scimDoor(asked);
    const text = await answer.text();
    const parsed = (text === "" ? {} : JSON.parse(text)) as ScimDocument;
    return { status: answer.status, body: parsed, headers: answer.headers };
  };

/** A PATCH with these operations. */
export const patch = (...operations: readonly object[]): Sent => ({
  method: "PATCH",
  body: { schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations: operations },
});

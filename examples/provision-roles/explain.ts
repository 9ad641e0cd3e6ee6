import { ApiError, type Client } from "../../packages/client/src/client.ts";

export type Question = {
  readonly roleId: string;
  readonly action: string;
  readonly collection: string;
};

export type Explanation = {
  /** `some`: in some entries. */
  readonly verdict: "yes" | "no" | "some" | "hidden";
  readonly sentence: string;
};

type Place = { readonly root: string; readonly organization: string };

/**
 * Asks the CMS whether a role lets do something, and why: its member may do nothing until they have
 * accepted. An address of its own: the client lends
 * its token. @throws ApiError for what is refused.
 */
export async function explain(
  client: Client,
  { root, organization }: Place,
  { roleId, action, collection }: Question,
): Promise<Explanation> {
  const attributes = { who: { kind: "role", id: roleId }, action, collection };
  const response = await fetch(new URL("/api/v1/access/explain", root), {
    method: "POST",
    headers: {
      Accept: "application/json",
      Authorization: `Bearer ${await client.token()}`,
      "Content-Type": "application/vnd.api+json",
      "X-Organization": organization,
    },
    body: JSON.stringify({ data: { type: "access-questions", attributes } }),
  });
  const body = (await response.json()) as Explanation & Partial<Pick<ApiError, "errors">>;
  if (response.ok) return body;
  const { errors = [] } = body;
  throw new ApiError({ status: response.status, errors, retryAfter: null, attempts: 1 });
}

import { expect } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { send } from "../json-api/ask-api.ts";

export type GraphqlFault = {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly requestId: string;
    readonly status: number;
    readonly source?: { readonly pointer?: string; readonly parameter?: string };
  };
};

/** The members of any answer; a test knows which ones to expect of its own. */
type Data = { readonly [name: string]: Data } & readonly Data[];

export type Told = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Data;
  readonly errors: readonly GraphqlFault[];
};

type Asking = {
  readonly variables?: object;
  readonly operationName?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Asks GraphQL as somebody whom a gate admitted. */
export async function askGraphql(
  who: Principal,
  query: string,
  { headers = {}, ...more }: Asking = {},
): Promise<Told> {
  const response = await send(who, "/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, ...more }),
  });
  const text = await response.text();
  expect(response.status, text.slice(0, 500)).not.toBe(500);
  const body = JSON.parse(text) as { data?: Data; errors?: GraphqlFault[] };
  for (const { extensions } of body.errors ?? []) {
    expect(extensions.requestId).toBe("test");
    expect(extensions.code, text.slice(0, 800)).not.toBe("internal");
  }
  const { status, headers: answered } = response;
  return { status, headers: answered, text, data: body.data as Data, errors: body.errors ?? [] };
}

/** The codes of an answer's errors. */
export const codesOf = ({ errors }: Told): string[] =>
  errors.map(({ extensions }) => extensions.code);

import { expect } from "@playwright/test";

type Asked = { readonly method?: string; readonly accept?: string; readonly body?: object };
type Answer = { readonly status: number; readonly body: unknown };
type Sent = { method: string; headers: Record<string, string>; body?: string };

const JSON_API = "application/vnd.api+json";

/** A program with a token of a member: what the API of the dashboard's host answers it. */
export class Program {
  readonly #address: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(root: string, { token, organization }: { token: string; organization: string }) {
    this.#address = `${root}/api/v1`;
    this.#headers = { authorization: `Bearer ${token}`, "x-organization": organization };
  }

  async ask(path: string, { method = "GET", accept = JSON_API, body }: Asked = {}) {
    return this.#send(path, {
      method,
      headers: { accept, "if-match": "*", "content-type": JSON_API },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** The data of a GraphQL operation, which may have no errors. */
  async query(document: string): Promise<unknown> {
    const { body } = await this.#send("/graphql", {
      ...{ method: "POST", headers: { "content-type": "application/json" } },
      body: JSON.stringify({ query: document }),
    });
    const { data, errors } = body as { data?: unknown; errors?: unknown };
    expect(errors, document).toBeUndefined();
    return data;
  }

  async #send(path: string, sent: Sent): Promise<Answer> {
    const headers = { ...this.#headers, ...sent.headers };
    const response = await fetch(`${this.#address}${path}`, { ...sent, headers });
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : JSON.parse(text) };
  }
}

/** A program of somebody who signs in with their password. */
export async function programOf(
  root: string,
  who: { readonly email: string; readonly password: string; readonly organization: string },
): Promise<Program> {
  const { organization, ...credentials } = who;
  const response = await fetch(`${root}/api/v1/auth/login`, {
    ...{ method: "POST", body: JSON.stringify(credentials) },
    headers: { "content-type": "application/json", "x-organization": organization },
  });
  const { access_token: token = "" } = (await response.json()) as { access_token?: string };
  return new Program(root, { token, organization });
}

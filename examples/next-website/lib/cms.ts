import { createClient, type Client, type Entry } from "@gatehouse/client";

/** A post, as far as this website shows it. */
export type Post = Entry & {
  readonly slug: string;
  readonly title: string;
  readonly excerpt: string;
  readonly publishedAt: string | null;
  readonly author: { readonly title?: string } | null;
};

let client: Client | undefined;

/**
 * The one client of this server: its token is got once and renewed for all requests together.
 * Import this from server components, route handlers and Server Actions alone. In a browser the
 * client refuses to be made, and the variables are not there: none begins with NEXT_PUBLIC_.
 */
export function cms(): Client {
  client ??= createClient({
    baseUrl: setting("GATEHOUSE_URL"),
    organization: setting("GATEHOUSE_ORGANIZATION"),
    clientId: setting("GATEHOUSE_CLIENT_ID"),
    clientSecret: setting("GATEHOUSE_CLIENT_SECRET"),
  });
  return client;
}

function setting(name: string): string {
  const value = process.env[name] ?? "";
  if (value === "") throw new Error(`${name} is not set; see .env.example.`);
  return value;
}

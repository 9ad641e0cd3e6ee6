import { createClient, type Client } from "@gatehouse/client";
import type { Collections } from "./collections.ts";

let client: Client<Collections> | undefined;

/**
 * The one client of this server: its token is got once and renewed for all requests together.
 * Import this from server components, route handlers and Server Actions alone. In a browser the
 * client refuses to be made, and the variables are not there: none begins with NEXT_PUBLIC_.
 */
export function cms(): Client<Collections> {
  client ??= createClient<Collections>({
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

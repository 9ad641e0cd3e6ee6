import * as openid from "openid-client";
import { z } from "zod";
import { emailSchema } from "@/lib/kernel/email-address.ts";
import type { Claims } from "./provider.ts";

const userSchema = z.looseObject({
  id: z.number().int().positive(),
  name: z.string().nullish(),
  login: z.string(),
});

const emailsSchema = z
  .array(z.looseObject({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))
  .max(500);

/**
 * Who somebody is at GitHub, by its API: their number, which stays when their name changes, and their
 * primary address where GitHub has verified it (docs.github.com, «REST API endpoints for users»).
 * @throws Error for any other answer.
 */
export async function askGithub(
  configuration: openid.Configuration,
  accessToken: string,
): Promise<Claims> {
  const api = apiOf(configuration.serverMetadata().issuer);
  const ask = async (path: string): Promise<unknown> => {
    const headers = new Headers({
      accept: "application/vnd.github+json",
      "user-agent": "Gatehouse",
    });
    const address = new URL(`${api}${path}`);
    const answer = await openid.fetchProtectedResource(
      configuration,
      accessToken,
      address,
      "GET",
      null,
      headers,
    );
    if (answer.status !== 200) throw new Error(`GitHub answered ${answer.status}.`);
    return answer.json();
  };
  const { id, name, login } = userSchema.parse(await ask("/user"));
  const emails = emailsSchema.parse(await ask("/user/emails"));
  const primary = emails.find((one) => one.primary && one.verified);
  const email = emailSchema.safeParse(primary?.email).data ?? null;
  return { subject: String(id), email, name: name?.trim().slice(0, 120) || login, groups: [] };
}

/** @NOTE A GitHub of one's own has its API below its own host. */
const apiOf = (issuer: string): string =>
  new URL(issuer).host === "github.com" ? "https://api.github.com" : `${issuer}/api/v3`;

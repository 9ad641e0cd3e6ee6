import * as openid from "openid-client";
import { z } from "zod";
import { emailSchema } from "@/lib/kernel/email-address.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Unauthenticated, Unavailable } from "@/lib/kernel/errors.ts";
import { log } from "@/lib/kernel/log.ts";
import { exchangePublic } from "@/lib/outbound/exchange-public.ts";
import type { Claims, Provider } from "./provider.ts";

/** What only the browser that set out knows, and the provider answers to. */
export type Riddle = {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636). */
  readonly verifier: string;
};

export const newRiddle = (): Riddle => ({
  state: openid.randomState(),
  nonce: openid.randomNonce(),
  verifier: openid.randomPKCECodeVerifier(),
});

/** Where a provider sends people back to: an address of its own, so that none answers for another. */
export function returnAddress({ id }: Pick<Provider, "id">): string {
  const { PUBLIC_SCHEME, ROOT } = environment();
  return `${PUBLIC_SCHEME}://${ROOT}/login/back/${id}`;
}

/**
 * Where somebody goes to sign in with a provider: authorization code, PKCE, state and nonce.
 * @throws Unavailable where the provider cannot be asked.
 */
export async function wayTo(provider: Provider, riddle: Riddle): Promise<string> {
  const found = await configurationOf(provider);
  const challenge = await openid.calculatePKCECodeChallenge(riddle.verifier);
  return openid.buildAuthorizationUrl(found, {
    redirect_uri: returnAddress(provider),
    scope: "openid email profile",
    state: riddle.state,
    nonce: riddle.nonce,
    code_challenge: challenge,
    code_challenge_method: "S256",
  }).href;
}

/**
 * What a provider says of whoever came back with its code. State, issuer, audience, nonce, times and the
 * signature of the token are checked; nothing of the address is believed beside them.
 * @throws Unauthenticated for whatever does not fit; Unavailable where the provider cannot be asked.
 */
export async function askWho(provider: Provider, search: string, riddle: Riddle): Promise<Claims> {
  const configuration = await configurationOf(provider);
  try {
    const tokens = await openid.authorizationCodeGrant(
      configuration,
      new URL(`${returnAddress(provider)}${search}`),
      {
        expectedState: riddle.state,
        expectedNonce: riddle.nonce,
        pkceCodeVerifier: riddle.verifier,
        idTokenExpected: true,
      },
    );
    const told = tokens.claims();
    if (told === undefined) throw refused();
    const more = await userInfo(configuration, tokens.access_token, told.sub);
    return readClaims({ ...more, ...told }, provider);
  } catch (error) {
    log.warn("A provider's answer was refused", { provider: provider.id, reason: reasonOf(error) });
    throw refused();
  }
}

/** @NOTE Its words alone: errors of the library carry what was sent, tokens among it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.name}: ${error.message}${cause}`;
}

const refused = () => new Unauthenticated("The provider did not say who you are. Try again.");

/** @NOTE Where the token names the address, the provider is not asked once more. */
async function userInfo(
  configuration: openid.Configuration,
  accessToken: string,
  subject: string,
): Promise<Record<string, unknown>> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
  return openid.fetchUserInfo(configuration, accessToken, subject);
}

const claimsSchema = z.looseObject({
  sub: z.string().min(1).max(255),
  email: z.string().max(320).optional(),
  // @NOTE Amazon Cognito writes it as a text.
  email_verified: z
    .union([z.literal(true), z.literal("true")])
    .optional()
    .catch(undefined),
});

function readClaims(told: Record<string, unknown>, { groupClaim }: Provider): Claims {
  const { sub: subject, email, email_verified: verified } = claimsSchema.parse(told);
  const read = emailSchema.safeParse(email);
  const address = verified !== undefined && read.success ? read.data : null;
  return { subject, email: address, groups: groupClaim === null ? [] : groupsIn(told[groupClaim]) };
}

const groupsIn = (claim: unknown): string[] => {
  const list: unknown[] = Array.isArray(claim) ? claim : [claim];
  return list.filter((one): one is string => typeof one === "string").slice(0, 1_000);
};

type Kept = { readonly at: number; readonly configuration: Promise<openid.Configuration> };

/** What a provider publishes of itself is asked at most every ten minutes. */
const KEPT_MS = 600_000;
const MOST_KEPT = 200;
const kept = new Map<string, Kept>();

async function configurationOf(provider: Provider): Promise<openid.Configuration> {
  const key = [provider.id, provider.issuer, provider.clientId].join(" ");
  const known = kept.get(key);
  if (known !== undefined && Date.now() - known.at < KEPT_MS) return known.configuration;
  const configuration = discover(provider);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, { at: Date.now(), configuration });
  try {
    return await configuration;
  } catch (error) {
    kept.delete(key);
    log.warn("A provider could not be asked", { provider: provider.id, reason: reasonOf(error) });
    throw new Unavailable("The provider cannot be reached. Try again in a moment.", error);
  }
}

async function discover({
  issuer,
  clientId,
  clientSecret,
}: Provider): Promise<openid.Configuration> {
  const found = await openid.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    // @NOTE Which hosts may be asked without https is said by exchangePublic.
    // oxlint-disable-next-line typescript/no-deprecated
    execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks],
    [openid.customFetch]: (url, { method, headers, body }) => {
      if (body !== null && body !== undefined && !(body instanceof URLSearchParams)) {
        throw new TypeError("A provider is sent forms alone.");
      }
      const form = body instanceof URLSearchParams ? body.toString() : null;
      return exchangePublic(url, { method, headers, body: form });
    },
  });
  return found;
}

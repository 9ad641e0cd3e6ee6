import * as openid from "openid-client";
import { environment } from "@/lib/kernel/env.ts";
import { Unauthenticated, Unavailable } from "@/lib/kernel/errors.ts";
import { log } from "@/lib/kernel/log.ts";
import { askGithub } from "./ask-github.ts";
import type { Claims, Provider } from "./provider.ts";
import { configurationOf } from "./provider-configuration.ts";
import { readClaims } from "./read-claims.ts";
import { reasonOf } from "./reason-of.ts";

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
  const isGithub = provider.kind === "github";
  const way = openid.buildAuthorizationUrl(found, {
    redirect_uri: returnAddress(provider),
    scope: isGithub ? "read:user user:email" : "openid email profile",
    state: riddle.state,
    ...(isGithub ? {} : { nonce: riddle.nonce }),
    code_challenge: challenge,
    code_challenge_method: "S256",
  });
  // @NOTE The provider names its own address, and our page goes there: never to a script.
  if (!/^https?:$/.test(way.protocol)) throw new Unavailable("The provider cannot be asked.");
  return way.href;
}

/**
 * What a provider says of whoever came back with its code. State, issuer, audience, nonce, times and the
 * signature of the token are checked, as far as the provider has them; nothing of the address is
 * believed beside them.
 * @throws Unauthenticated for whatever does not fit; Unavailable where the provider cannot be asked.
 */
export async function askWho(provider: Provider, search: string, riddle: Riddle): Promise<Claims> {
  const configuration = await configurationOf(provider);
  const back = new URL(`${returnAddress(provider)}${search}`);
  const { state: expectedState, nonce: expectedNonce, verifier: pkceCodeVerifier } = riddle;
  const checks = { expectedState, pkceCodeVerifier };
  try {
    if (provider.kind === "github") {
      const { access_token } = await openid.authorizationCodeGrant(configuration, back, checks);
      return await askGithub(configuration, access_token);
    }
    const signed = { ...checks, expectedNonce, idTokenExpected: true };
    const tokens = await openid.authorizationCodeGrant(configuration, back, signed);
    const token = tokens.claims();
    if (token === undefined) throw refused();
    const userInfo = await userInfoOf(configuration, tokens.access_token, token.sub);
    return readClaims({ token, userInfo }, provider);
  } catch (error) {
    log.warn("A provider's answer was refused", { provider: provider.id, reason: reasonOf(error) });
    throw refused();
  }
}

const refused = () => new Unauthenticated("The provider did not say who you are. Try again.");

async function userInfoOf(
  configuration: openid.Configuration,
  accessToken: string,
  subject: string,
): Promise<Record<string, unknown>> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
  return openid.fetchUserInfo(configuration, accessToken, subject);
}

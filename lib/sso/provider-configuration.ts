import * as openid from "openid-client";
import { Unavailable } from "@/lib/kernel/errors.ts";
import { log } from "@/lib/kernel/log.ts";
import { exchangePublic } from "@/lib/outbound/exchange-public.ts";
import { reasonOf } from "./reason-of.ts";
import type { Provider } from "./provider.ts";

type Kept = { readonly until: number; readonly configuration: Promise<openid.Configuration> };

/** What a provider publishes of itself is asked at most every ten minutes. */
const KEPT_MS = 600_000;
/** @NOTE One that does not answer is not asked by each visitor: nobody makes us knock at somebody's door. */
const FAILED_MS = 15_000;
const MOST_KEPT = 200;
const kept = new Map<string, Kept>();

/**
 * How a provider is asked: what it publishes of itself, or what is known of GitHub.
 * @throws Unavailable where it cannot be asked; for a quarter of a minute it is not asked again then.
 */
export async function configurationOf(
  provider: Provider,
  now: number = Date.now(),
): Promise<openid.Configuration> {
  if (provider.kind === "github") return githubConfiguration(provider);
  const key = [provider.id, provider.issuer, provider.clientId].join(" ");
  const known = kept.get(key);
  if (known !== undefined && now < known.until) return answered(known.configuration);
  const configuration = discover(provider);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, { until: now + KEPT_MS, configuration });
  try {
    return await configuration;
  } catch (error) {
    kept.set(key, { until: now + FAILED_MS, configuration });
    log.warn("A provider could not be asked", { provider: provider.id, reason: reasonOf(error) });
    throw unreachable(error);
  }
}

const answered = (configuration: Promise<openid.Configuration>) =>
  configuration.catch((error: unknown) => {
    throw unreachable(error);
  });

const unreachable = (cause: unknown) =>
  new Unavailable("The provider cannot be reached. Try again in a moment.", cause);

const customFetch: openid.CustomFetch = (url, { method, headers, body }) => {
  if (body !== null && body !== undefined && !(body instanceof URLSearchParams)) {
    throw new TypeError("A provider is sent forms alone.");
  }
  const form = body instanceof URLSearchParams ? body.toString() : null;
  return exchangePublic(url, { method, headers, body: form });
};

const discover = ({ issuer, clientId, clientSecret }: Provider): Promise<openid.Configuration> =>
  openid.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    // @NOTE Which hosts may be asked without https is said by exchangePublic.
    // oxlint-disable-next-line typescript/no-deprecated
    execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks],
    [openid.customFetch]: customFetch,
  });

/** OAuth 2 as GitHub documents it; a GitHub of one's own has the same addresses below its own. */
function githubConfiguration({ issuer, clientId, clientSecret }: Provider): openid.Configuration {
  const base = issuer.replace(/\/$/, "");
  const found = new openid.Configuration(
    {
      issuer: base,
      authorization_endpoint: `${base}/login/oauth/authorize`,
      token_endpoint: `${base}/login/oauth/access_token`,
    },
    clientId,
    clientSecret,
  );
  // oxlint-disable-next-line typescript/no-deprecated
  openid.allowInsecureRequests(found);
  found[openid.customFetch] = customFetch;
  return found;
}

import { apiErrorOf } from "./errors.ts";
import type { ClientOptions, DomainCredentials, Login, Timing } from "./options.ts";
import type { Sending, Transport } from "./transport.ts";

/** A bearer token, and when it ends (milliseconds since the epoch). */
type Token = { readonly value: string; readonly endsAt: number; readonly issuedAt: number };

export type TokenSource = {
  /**
   * A token that is good for a while yet. However many ask at once, one is got.
   * @param refused one that the API has just refused: it is replaced, unless somebody did already.
   */
  readonly token: (refused?: string) => Promise<string>;
  /** Whether another token can be got at all. */
  readonly renews: boolean;
  /** Ends what the tokens came from, where it can be ended. */
  readonly end: () => Promise<void>;
};

/** The token is renewed this long before its end, in milliseconds, or a tenth of its life. */
const MARGIN = 60_000;

/** Where the tokens of these options come from. */
export function tokenSource(
  options: ClientOptions,
  { send }: Transport,
  timing: Timing,
): TokenSource {
  if ("staticToken" in options) {
    const { staticToken } = options;
    return { token: () => Promise.resolve(staticToken), renews: false, end: nothing };
  }
  const tools = { send, timing };
  return "clientSecret" in options ? ofDomain(options, tools) : ofMember(options, tools);
}

type Tools = { readonly send: Transport["send"]; readonly timing: Timing };

function ofDomain({ clientId, clientSecret }: DomainCredentials, tools: Tools): TokenSource {
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
  });
  const get = async () => {
    const { value } = await ask(tools, {
      path: "/api/oauth/token",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: form.toString(),
      repeats: true,
    });
    return value;
  };
  return { token: renewing(get, tools.timing), renews: true, end: nothing };
}

function ofMember({ login }: Login, tools: Tools): TokenSource {
  let refreshToken: string | null = null;
  const post = (path: string, body: object, repeats = false) =>
    ask(tools, {
      repeats,
      path: `/api/v1/auth/${path}`,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const logIn = async () => {
    const { value, refresh } = await post("login", login, true);
    refreshToken = refresh;
    return value;
  };
  const get = async () => {
    if (refreshToken === null) return logIn();
    const used = refreshToken;
    // @NOTE Good once: whatever comes of this try, it is never sent again.
    refreshToken = null;
    try {
      const { value, refresh } = await post("refresh", { refresh_token: used });
      refreshToken = refresh;
      return value;
    } catch {
      return logIn();
    }
  };
  const end = async () => {
    if (refreshToken === null) return;
    const body = JSON.stringify({ refresh_token: refreshToken });
    const headers = { "Content-Type": "application/json" };
    refreshToken = null;
    await tools.send({ method: "POST", path: "/api/v1/auth/logout", headers, body });
  };
  return { token: renewing(get, tools.timing), renews: true, end };
}

const nothing = (): Promise<void> => Promise.resolve();

/** One token for all, got when it is needed and once at a time. */
function renewing(get: () => Promise<Token>, timing: Timing): TokenSource["token"] {
  let current: Token | null = null;
  let coming: Promise<Token> | null = null;
  return async (refused) => {
    if (current !== null && current.value !== refused && !isStale(current, timing.now())) {
      return current.value;
    }
    coming ??= get().finally(() => (coming = null));
    current = await coming;
    return current.value;
  };
}

const isStale = ({ endsAt, issuedAt }: Token, now: number): boolean =>
  now >= endsAt - Math.min(MARGIN, (endsAt - issuedAt) / 10);

type Answered = {
  access_token?: unknown;
  expires_in?: unknown;
  refresh_token?: unknown;
};

async function ask(
  { send, timing }: Tools,
  sending: Omit<Sending, "method">,
): Promise<{ value: Token; refresh: string | null }> {
  const issuedAt = timing.now();
  const response = await send({ method: "POST", ...sending });
  const copy = response.clone();
  const answer = (await response.json().catch(() => null)) as Answered | null;
  const { access_token: value, expires_in: lifetime, refresh_token: refresh } = answer ?? {};
  if (typeof value !== "string" || typeof lifetime !== "number") {
    throw await apiErrorOf(copy, { attempts: 1, now: issuedAt });
  }
  return {
    value: { value, issuedAt, endsAt: issuedAt + lifetime * 1000 },
    refresh: typeof refresh === "string" ? refresh : null,
  };
}

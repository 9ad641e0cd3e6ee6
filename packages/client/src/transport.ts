import { apiErrorOf, retryAfterOf, UnreachableError } from "./errors.ts";
import type { Common, Timing } from "./options.ts";

/** One request, as often as it takes to be sent. */
export type Sending = {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
  /** Doing it twice is no worse than once, although the method does not say so. */
  readonly repeats?: boolean;
};

export type Transport = {
  /** The answer with a status below 400. @throws ApiError; UnreachableError. */
  readonly send: (sending: Sending) => Promise<Response>;
  /** The same, of whatever status, but for those that ask for patience while there is any left. */
  readonly exchange: (sending: Sending) => Promise<{ response: Response; attempts: number }>;
};

const DEFAULTS = { attempts: 5, longestWait: 60_000, timeout: 30_000 };
/** The first wait where the API named none, in milliseconds; it doubles with each try. */
const FIRST_WAIT = 250;

/**
 * Sends requests, and waits where the API is out of breath (429, 503) or nothing answers, as long as
 * it asks for and a little longer, so that many clients do not come back at once. What must not
 * happen twice is tried again only where the API has certainly not done it.
 */
export function transport(options: Common, timing: Timing): Transport {
  const limits = { ...DEFAULTS, ...withoutUndefined(options) };
  const exchange: Transport["exchange"] = async (sending) => {
    for (let attempts = 1; ; attempts += 1) {
      const answer = await sendOnce(options, limits.timeout, sending);
      const wait = waitBefore(answer, { sending, attempts, timing, limits });
      if (wait === null && answer instanceof Response) return { response: answer, attempts };
      if (wait === null) throw new UnreachableError(answer, attempts);
      if (answer instanceof Response) await answer.body?.cancel();
      await timing.wait(wait, sending.signal ?? null);
    }
  };
  return {
    exchange,
    send: async (sending) => {
      const { response, attempts } = await exchange(sending);
      if (response.status < 300) return response;
      throw await apiErrorOf(response, { attempts, now: timing.now() });
    },
  };
}

/** What was answered, or why nothing was. */
async function sendOnce(
  options: Common,
  timeout: number,
  { method, path, headers, body, signal }: Sending,
): Promise<unknown> {
  const late = AbortSignal.timeout(timeout);
  const request = new Request(addressOf(options.baseUrl, path), {
    method,
    headers: {
      ...(options.organization === undefined ? {} : { "X-Organization": options.organization }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
    // @NOTE A redirect could carry the token to a stranger. Not "error": edge runtimes lack it.
    redirect: "manual",
    signal: signal === undefined ? late : AbortSignal.any([signal, late]),
  });
  try {
    return await (options.fetch ?? fetch)(request);
  } catch (reason) {
    signal?.throwIfAborted();
    return reason;
  }
}

/**
 * An address of this API, also where it came out of one of its answers.
 * @throws TypeError for one anywhere else: the token goes nowhere but here.
 */
export function addressOf(baseUrl: string, path: string): URL {
  const base = new URL(baseUrl);
  const address = new URL(path, base);
  if (address.origin !== base.origin) throw new TypeError(`${address.origin} is not the API.`);
  return address;
}

type Trying = {
  readonly sending: Sending;
  readonly attempts: number;
  readonly timing: Timing;
  readonly limits: typeof DEFAULTS;
};

/** Milliseconds until the next try; null when there is none. */
function waitBefore(answer: unknown, { sending, attempts, timing, limits }: Trying): number | null {
  if (attempts >= limits.attempts || !mayRepeat(answer, sending)) return null;
  const asked = answer instanceof Response ? retryAfterOf(answer, timing.now()) : null;
  const wait = asked ?? FIRST_WAIT * 2 ** (attempts - 1);
  if (wait > limits.longestWait) return null;
  return wait + Math.min(1_000, 100 + wait / 4) * timing.random();
}

function mayRepeat(answer: unknown, { method, headers, repeats }: Sending): boolean {
  const isHarmless =
    method === "GET" || repeats === true || headers?.["Idempotency-Key"] !== undefined;
  if (!(answer instanceof Response)) return isHarmless;
  if (answer.status === 429) return true;
  return answer.status === 503 && isHarmless;
}

const withoutUndefined = ({ attempts, longestWait, timeout }: Common) => ({
  ...(attempts === undefined ? {} : { attempts }),
  ...(longestWait === undefined ? {} : { longestWait }),
  ...(timeout === undefined ? {} : { timeout }),
});

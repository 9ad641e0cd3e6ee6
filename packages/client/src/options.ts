/** A partner's domain: its hostname and the API key that its owner was handed. */
export type DomainCredentials = { readonly clientId: string; readonly clientSecret: string };

/** A member's static token, `gh_pat_…`. */
export type StaticToken = { readonly staticToken: string };

/** A member, by email address and password; tokens are renewed without asking for it again. */
export type Login = { readonly login: { readonly email: string; readonly password: string } };

export type Common = {
  /** Where the API is, such as `https://cms.example.com` or an organization's own host. */
  readonly baseUrl: string;
  /** Slug of the organization; not needed on its own host. */
  readonly organization?: string;
  /** In place of the platform's `fetch`: to sign requests, to count them, in tests. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** How often one request is tried at most while the API asks for patience; 5 by default. */
  readonly attempts?: number;
  /** The longest single wait, in milliseconds; longer ones are left to the caller. A minute by default. */
  readonly longestWait?: number;
  /** Milliseconds until an unanswered request is given up; 30 seconds by default. */
  readonly timeout?: number;
  /**
   * A key or a static token in a browser is everybody's: refused there, unless this is set to true
   * by somebody who knows better, such as an extension that nobody else can read.
   */
  readonly allowSecretInBrowser?: boolean;
};

export type ClientOptions = Common & (DomainCredentials | StaticToken | Login);

/** Time, as a client needs it; tests bring their own. */
export type Timing = {
  readonly now: () => number;
  /** Resolves after so many milliseconds; rejects when the signal is aborted before. */
  readonly wait: (milliseconds: number, signal: AbortSignal | null) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
};

/**
 * @throws TypeError for a key or static token in a browser, and for an address that is none.
 */
export function checkOptions(options: ClientOptions): void {
  const { protocol } = new URL(options.baseUrl);
  if (protocol !== "https:" && protocol !== "http:") {
    throw new TypeError("baseUrl must begin with https:// or http://.");
  }
  const holdsSecret = "clientSecret" in options || "staticToken" in options;
  if (!holdsSecret || options.allowSecretInBrowser === true || !isBrowser()) return;
  throw new TypeError(
    "An API key or static token in a browser can be read by every visitor. Call the API from your " +
      "server and hand the browser what it needs; see docs/sdk.md, «Keep the key on the server».",
  );
}

const isBrowser = (): boolean => "window" in globalThis && "document" in globalThis;

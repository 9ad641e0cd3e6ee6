import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** A request as it arrived. */
export type Heard = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** What is answered; null breaks the connection off. */
export type Said = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
} | null;

export type ContractServer = {
  readonly url: string;
  readonly heard: Heard[];
  /** Tokens that count; a request with another is refused as the API refuses it. */
  readonly tokens: Set<string>;
  /** Answers to requests to `/api/v1/content` and its like, whose token counts. */
  answer: (heard: Heard) => Said;
  /** What the token endpoints do first, if anything. */
  hurdle: (heard: Heard) => Said | undefined;
  readonly to: (path: string) => Heard[];
  readonly close: () => Promise<void>;
};

export const REQUEST_ID = "11111111-2222-4333-8444-555555555555";

/** An error document as docs/errors.md has it. */
export const refusal = (
  status: number,
  code: string,
  headers: Record<string, string> = {},
): Said => ({
  status,
  headers,
  body: {
    errors: [
      {
        status: String(status),
        code,
        title: "Refused",
        detail: `Refused with ${code}.`,
        meta: { level: "error", requestId: REQUEST_ID },
      },
    ],
  },
});

/** A server that speaks the contract of the API on a port of its own, by HTTP. */
export async function contractServer(): Promise<ContractServer> {
  const heard: Heard[] = [];
  const tokens = new Set<string>();
  let issued = 0;
  const server = createServer((request, response) => {
    void listen(request).then((asked) => {
      heard.push(asked);
      say(response, settle(asked));
    });
  });
  const self: ContractServer = {
    url: "",
    heard,
    tokens,
    answer: () => ({ body: { data: [] } }),
    hurdle: () => undefined,
    to: (path) => heard.filter((each) => each.path === path),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const newToken = (more: object): Said => {
    issued += 1;
    const token = `token-${issued}`;
    tokens.add(token);
    return { body: { access_token: token, token_type: "Bearer", expires_in: 3600, ...more } };
  };
  function settle(asked: Heard): Said {
    const path = asked.path.split("?")[0];
    const isLogin = path?.startsWith("/api/v1/auth/") === true;
    if (path === "/api/oauth/token" || isLogin) {
      const hurdle = self.hurdle(asked);
      if (hurdle !== undefined) return hurdle;
      if (path === "/api/v1/auth/logout") return { status: 204 };
      return newToken(isLogin ? { expires_in: 900, refresh_token: `refresh-${issued + 1}` } : {});
    }
    const token = asked.headers.authorization?.replace("Bearer ", "") ?? "";
    return tokens.has(token) ? self.answer(asked) : refusal(401, "api-auth-token-invalid");
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return Object.assign(self, { url: `http://127.0.0.1:${port}` });
}

async function listen(request: IncomingMessage): Promise<Heard> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = "", url = "", headers } = request;
  return { method, path: url, headers, body: Buffer.concat(chunks).toString() };
}

function say(response: ServerResponse, said: Said): void {
  if (said === null) return void response.destroy();
  const { status = 200, headers = {}, body } = said;
  response.writeHead(status, { "Content-Type": "application/vnd.api+json", ...headers });
  response.end(body === undefined ? "" : JSON.stringify(body));
}

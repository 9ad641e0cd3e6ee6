import { Agent, request, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";

/** Where a request goes; the port says which server. */
export type Asking = {
  readonly path: string;
  /** Host header; `null` sends none. */
  readonly host: string | null;
  readonly method?: string;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type Reply = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/**
 * One request as it stands: no redirect is followed, no header added but those HTTP needs.
 * @throws Error when the server gives no answer within a minute.
 */
export function ask(port: number, asking: Asking): Promise<Reply> {
  const { path, host, method = "GET", cookie, body } = asking;
  const headers = {
    ...(host === null ? {} : { host }),
    ...(cookie === undefined || cookie === "" ? {} : { cookie }),
    ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
    ...asking.headers,
  };
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path, method, headers, agent, setHost: false };
    const sent = request({ ...options, timeout: 60_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    sent.once("timeout", () => sent.destroy(new Error("No answer within a minute.")));
    sent.once("error", reject);
    sent.end(body);
  });
}

/**
 * Sends bytes as they are on a connection of their own, and gives what came back until the other
 * side closed it: for requests that no client would write.
 */
export function askRaw(port: number, text: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const chunks: Buffer[] = [];
    socket.setTimeout(20_000, () => socket.destroy(new Error("The other side does not close.")));
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.once("error", reject);
    socket.once("close", () => resolve(parsed(Buffer.concat(chunks).toString("latin1"))));
    // @NOTE Not ended: whoever hangs up on its side is owed no answer.
    socket.write(text, "latin1");
  });
}

function parsed(text: string): Reply {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers: IncomingHttpHeaders = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { status: Number(first.split(" ")[1] ?? 0), headers, body: rest.join("\r\n\r\n") };
}

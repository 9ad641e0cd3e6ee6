import { request } from "node:http";

export type HostAnswer = {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
};

/**
 * Asks a server of this machine by any hostname, without following redirects.
 * @NOTE Browsers resolve `*.localhost` by themselves; Node asks the system, which may not know it.
 */
export function askHost(
  address: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<HostAnswer> {
  const { host, port, pathname, search } = new URL(address);
  const { method = "GET", headers } = options;
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: "127.0.0.1",
        port,
        path: `${pathname}${search}`,
        method,
        headers: { ...headers, host },
        agent: false,
      },
      (answer) => {
        let body = "";
        answer.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
        answer.on("end", () => {
          const { statusCode: status = 0, headers: answered } = answer;
          resolve({ status, location: answered.location, body });
        });
      },
    );
    asked.once("error", reject);
    asked.end();
  });
}

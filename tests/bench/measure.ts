import { Agent, request } from "node:http";

/** One request, repeated. Any other status than `expect` ends the run. */
export type Target = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What is posted, with a new number in the place of `{n}`; without it the request is a GET. */
  readonly body?: string;
  readonly expect: number;
  /** Another status that is right now and then, as when a window of a limit ends. */
  readonly orElse?: number;
};

/** Requests a second, and milliseconds to the last byte. */
export type Figures = { readonly perSecond: number; readonly p50: number; readonly p99: number };

/**
 * Sends a request over and over on a number of kept connections for some seconds, and no more than
 * `most` of them (each connection may be one over).
 * @throws Error when an answer has another status than expected.
 */
export async function measure(
  target: Target,
  load: { connections: number; seconds: number; most?: number },
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  await once(target, agent);
  const times: number[] = [];
  const start = performance.now();
  const end = start + load.seconds * 1000;
  let left = load.most ?? Number.POSITIVE_INFINITY;
  const line = async () => {
    for (; performance.now() < end && left > 0; left -= 1) times.push(await once(target, agent));
  };
  await Promise.all(Array.from({ length: load.connections }, line));
  agent.destroy();
  const seconds = (performance.now() - start) / 1000;
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  return { perSecond: times.length / seconds, p50, p99 };
}

/** The median of each figure over rounds. */
export function summarize(rounds: readonly Figures[]): Figures {
  return {
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    p50: median(rounds.map(({ p50 }) => p50)),
    p99: median(rounds.map(({ p99 }) => p99)),
  };
}

/** The value in the middle; NaN of none. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The least value below which this share of all values lies; NaN of none. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

let posted = 0;

/** Milliseconds to the last byte of one answer. @throws Error for another status than expected. */
export function once(
  { url, headers, body, expect, orElse = expect }: Target,
  agent?: Agent,
): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "POST";
    const sent = request(url, { agent, headers, method }, (response) => {
      response.resume();
      response.once("end", () => {
        if ([expect, orElse].includes(response.statusCode ?? 0)) resolve(performance.now() - start);
        else reject(new Error(`${url} answered ${response.statusCode}, not ${expect}`));
      });
    });
    sent.once("error", reject);
    sent.end(body?.replaceAll("{n}", String((posted += 1))));
  });
}

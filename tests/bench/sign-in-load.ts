import { Agent, request } from "node:http";
import { cpus, loadavg } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../../scripts/lib/free-port.ts";
import { startDemoServer } from "../support/browser-server.ts";
import { quantile } from "./measure.ts";

/**
 * Sign-ins by the hundred while others go on: fifty a second for twenty seconds, each from another
 * address and with a password that is wrong, against the built product. What else is asked of it meanwhile
 * is to be answered within a second (p99), those who are refused are told when to come back, and nothing
 * dies.
 */
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? "20");
const A_SECOND = 50;
const MOST_MS = 1_000;
const OTHERS = ["/login", "/api/ready", "/api/v1/content/posts", "/api/v1/auth/nothing"];
const port = await freePort();
const agent = new Agent({ keepAlive: true, maxSockets: 500 });
const server = await startDemoServer({ port, env: { TRUSTED_PROXIES: "1" } });
try {
  await others(3);
  const quiet = await others(5);
  const [signIns, busy] = await Promise.all([crowd(), others(SECONDS)]);
  report(quiet, busy, signIns);
} finally {
  agent.destroy();
  await server.stop();
}

type Answer = {
  readonly path: string;
  readonly status: number;
  readonly wait: string | undefined;
  readonly ms: number;
};

type Sent = { readonly path: string; readonly body?: string; readonly address?: string };

function send({ path, body, address = "2001:db8::1" }: Sent): Promise<Answer> {
  const start = performance.now();
  const headers = {
    ...{ host: `localhost:${port}`, "x-forwarded-for": address, "x-organization": "acme" },
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "POST";
    const sent = request({ port, path, method, headers, agent }, (response) => {
      response.resume();
      response.once("end", () => {
        const wait = response.headers["retry-after"];
        resolve({ path, status: response.statusCode ?? 0, wait, ms: performance.now() - start });
      });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

/** Wrong passwords at a steady pace, whatever becomes of those before. */
async function crowd(): Promise<Answer[]> {
  const sent: Promise<Answer>[] = [];
  const start = performance.now();
  for (let number = 0; number < SECONDS * A_SECOND; number += 1) {
    const email = `nobody-${number}@nowhere.test`;
    const address = `2001:db8:${(number + 16).toString(16)}::1`;
    const body = JSON.stringify({ email, password: "a wrong guess" });
    sent.push(send({ path: "/api/v1/auth/login", body, address }));
    await delay(Math.max(0, start + ((number + 1) * 1_000) / A_SECOND - performance.now()));
  }
  return Promise.all(sent);
}

/** What other people ask meanwhile: ten requests a second, of a page, the dashboard's door and the API. */
async function others(seconds: number): Promise<Answer[]> {
  const sent: Promise<Answer>[] = [];
  for (let number = 0; number < seconds * 10; number += 1) {
    sent.push(send({ path: OTHERS[number % OTHERS.length] ?? "" }));
    await delay(100);
  }
  return Promise.all(sent);
}

function report(quiet: readonly Answer[], busy: readonly Answer[], signIns: readonly Answer[]) {
  const { model = "unknown" } = cpus()[0] ?? {};
  console.log(`${cpus().length} cores (${model}), load average ${loadavg()[0]?.toFixed(1)}`);
  console.log(`others alone: ${figures(quiet)}`);
  console.log(`others in the crowd: ${figures(busy)}`);
  for (const path of OTHERS) {
    console.log(`  ${path}: ${figures(busy.filter((answer) => answer.path === path))}`);
  }
  console.log(`sign-ins: ${figures(signIns)}`);
  const untold = signIns.filter(({ status, wait }) => isRefused(status) && wait === undefined);
  const broken = [...busy, ...signIns].filter(({ status }) => status >= 500 && status !== 503);
  console.log(`refused without Retry-After: ${untold.length}; broken: ${broken.length}`);
  const isSlow = quantile(timesOf(busy), 0.99) >= MOST_MS;
  if (isSlow || untold.length > 0 || broken.length > 0) process.exitCode = 1;
}

function isRefused(status: number): boolean {
  return status === 429 || status === 503;
}

function figures(answers: readonly Answer[]): string {
  const statuses = new Map<number, number>();
  for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const told = [...statuses].map(([status, count]) => `${count} × ${status}`).join(", ");
  const times = timesOf(answers);
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  return `${told}; p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`;
}

function timesOf(answers: readonly Answer[]): number[] {
  return answers.map(({ ms }) => ms);
}

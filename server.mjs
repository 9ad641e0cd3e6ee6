import cluster from "node:cluster";
import { readFileSync } from "node:fs";
import { Server } from "node:http";
import path from "node:path";
import { leadWorkers, processesAsked } from "./scripts/lib/lead-workers.mjs";

/**
 * The self-hosted server. What it does stands in `lib/front/serve.ts`, which Next builds with the pages
 * and `instrumentation.ts` hands over here: so that nothing is translated at the start, and of the wall
 * and the API this process holds one copy (docs/decisions/0061). PORT and HOST say where it listens, and
 * WEB_CONCURRENCY how many processes do (docs/decisions/0076).
 */
const processes = processesAsked(process.env.WEB_CONCURRENCY);
if (processes > 1 && cluster.isPrimary) leadWorkers(processes);
else await serveHere();

async function serveHere() {
  // @NOTE Whoever leads other processes does without.
  const { default: next } = await import("next");
  const port = Number(process.env.PORT ?? "3000");
  const hostname = process.env.HOST ?? "127.0.0.1";
  const build = path.join(import.meta.dirname, process.env.GATEHOUSE_BUILD ?? ".next");

  // @NOTE The settings as the build found them, in Next's own way for such servers: to read next.config.ts
  // anew it would load its compiler, which stays (docs/decisions/0064).
  const { config } = JSON.parse(
    readFileSync(path.join(build, "required-server-files.json"), "utf8"),
  );
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);

  const given = new Promise((resolve) => {
    globalThis.gatehouseFront = resolve;
  });

  // @NOTE Next listens for who asks to go on in another protocol, past the wall and all limits of time, and
  // gives most of them no answer and no end. On a server that nobody can reach it hears of none: Node then
  // takes the question for no more than a header (RFC 9110, section 7.8).
  const httpServer = new Server();
  const app = next({ dev: false, hostname, port, dir: import.meta.dirname, httpServer });
  await app.prepare();
  delete process.env.__NEXT_PRIVATE_STANDALONE_CONFIG;
  // @NOTE Next does not wait for what it starts with: that goes on, and ends with what serves.
  const serve = await given;
  await serve({ app, hostname, port, compressed: path.join(build, "compressed") });
}

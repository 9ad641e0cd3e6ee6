import path from "node:path";
import next from "next";

/**
 * The self-hosted server. What it does stands in `lib/front/serve.ts`, which Next builds with the pages
 * and `instrumentation.ts` hands over here: so that nothing is translated at the start, and of the wall
 * and the API this process holds one copy (docs/decisions/0061). PORT and HOST say where it listens.
 */
const port = Number(process.env.PORT ?? "3000");
const hostname = process.env.HOST ?? "127.0.0.1";

const given = new Promise((resolve) => {
  globalThis.gatehouseFront = resolve;
});

const app = next({ dev: false, hostname, port, dir: import.meta.dirname });
await app.prepare();
// @NOTE Next does not wait for what it starts with: that goes on, and ends with what serves.
const serve = await given;
const build = process.env.GATEHOUSE_BUILD ?? ".next";
serve({ app, hostname, port, compressed: path.join(import.meta.dirname, build, "compressed") });

import { createServer } from "node:http";
import pg from "pg";
import { answerUsage } from "./usage.ts";

/**
 * The server's own mount of the API, as `lib/front/serve.ts` has it, without Next beside it: what it costs is
 * what a request to the API costs.
 */
// @NOTE What Next gives its modules, which the wall imports, before they load.
const { AsyncLocalStorage } = await import("node:async_hooks");
Object.assign(globalThis, { AsyncLocalStorage });
const { serveApi } = await import("@/lib/front/serve-api.ts");
const { tidyRequest } = await import("@/lib/front/tidy-request.ts");

const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
const { query } = prototype;
let statements = 0;
prototype.query = function counted(this: unknown, ...given: unknown[]) {
  statements += 1;
  return query.apply(this, given);
};

const server = createServer((request, response) => {
  void tidyRequest(request, response, 0).then((isFit) => {
    if (isFit) serveApi(request, response);
  });
});
answerUsage(server, () => statements);

import { Hono, type Context } from "hono";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { MethodNotAllowed } from "@/lib/kernel/request-errors.ts";
import type { ApiCaller } from "./api-caller.ts";
import { answerRoute } from "./answer-route.ts";
import { errorResponse } from "./error-response.ts";
import type { OwnRoute } from "./own-route.ts";
import { OWN_ROUTES } from "./own-routes.ts";
import type { Route } from "./route.ts";
import { ROUTES } from "./routes.ts";

type House = { Bindings: { readonly asking: ApiCaller } };

let built: Hono<House> | undefined;

/**
 * Answers a request to the API that a gate admitted: the one handler behind every mount. Of the
 * request it looks at path, query, method, headers and body; its host may be anybody's. It never
 * throws.
 */
export async function handleApi(request: Request, asking: ApiCaller): Promise<Response> {
  built ??= build(ROUTES, OWN_ROUTES);
  return built.fetch(request, { asking });
}

/** @NOTE Rows first, then what else their addresses are asked: another method of a known address. */
function build(routes: readonly Route[], own: readonly OwnRoute[]): Hono<House> {
  const app = new Hono<House>();
  app.onError((error, context) => errorResponse(error, context.env.asking.caller.requestId));
  app.notFound(() => {
    throw new NotFound();
  });
  for (const route of routes) {
    app.on(route.method, route.pattern, (context) => answer(route, context));
  }
  for (const { method, pattern, respond } of own) {
    app.on(method, pattern, (context) => respond(context.req.raw, context.env.asking));
  }
  const all = [...routes, ...own];
  for (const pattern of new Set(all.map((route) => route.pattern))) {
    app.all(pattern, () => {
      throw new MethodNotAllowed(methodsOf(all, pattern));
    });
  }
  return app;
}

function answer(route: Route, context: Context<House>): Promise<Response> {
  const { asking } = context.env;
  if (!route.credentials.includes(asking.credential)) {
    throw new Forbidden("This credential is not taken at this address.");
  }
  return answerRoute(route, {
    request: context.req.raw,
    params: context.req.param(),
    caller: asking.caller,
  });
}

function methodsOf(
  routes: readonly Pick<Route, "method" | "pattern">[],
  pattern: string,
): string[] {
  const methods: string[] = routes
    .filter((route) => route.pattern === pattern)
    .map(({ method }) => method);
  return methods.includes("GET") ? ["HEAD", ...methods] : methods;
}

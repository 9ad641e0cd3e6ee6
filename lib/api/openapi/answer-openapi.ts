import { answerReach } from "@/lib/usecase/answer-reach.ts";
import type { ApiCaller } from "../api-caller.ts";
import type { OwnRoute } from "../own-route.ts";
import { readParameters } from "../query-parameters.ts";
import { referenceFor } from "../reference/reference.ts";
import { ROUTES } from "../routes.ts";
import { openApiDocument } from "./document.ts";

/**
 * Answers the OpenAPI document of what the caller may use.
 * @throws BadParameter for any parameter; Unauthenticated when they are no longer entitled to be here.
 */
export async function answerOpenApi(
  request: Request,
  { caller, credential }: ApiCaller,
  own: readonly OwnRoute[],
): Promise<Response> {
  readParameters(new URL(request.url).search, []);
  const reaching = await answerReach(caller);
  const document = openApiDocument(referenceFor(ROUTES, { ...reaching, credential }), own);
  return Response.json(document, {
    headers: { "Cache-Control": "no-store, no-cache", Vary: "Accept" },
  });
}

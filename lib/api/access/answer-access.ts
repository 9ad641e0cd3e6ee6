import { explainAccess } from "@/lib/explain/explain-access.ts";
import { previewImpact } from "@/lib/explain/preview-impact.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { ApiCaller } from "../api-caller.ts";
import { ENTRY_FORMS, JSON_API, negotiate, requireJsonApi } from "../media-type.ts";
import { readParameters } from "../query-parameters.ts";
import { parseBody, readBytes } from "../read-body.ts";
import { readResource } from "../read-document.ts";
import { atDocument } from "../resources/written-attributes.ts";

/** A question that is asked by a document and changes nothing; its answer stands in `meta`. */
type Asking = {
  /** The type of the document. */
  readonly type: string;
  /** The member of `meta` that holds the answer. */
  readonly member: string;
  readonly ask: (attributes: JsonObject, caller: Caller) => Promise<object>;
};

/** Why somebody may or may not do something. */
export const EXPLAIN: Asking = {
  type: "access-questions",
  member: "explanation",
  ask: (attributes, caller) => runUseCase(explainAccess, attributes, caller),
};

/** Who would gain and who would lose what by a change. */
export const IMPACT: Asking = {
  type: "access-changes",
  member: "impact",
  ask: (change, caller) => runUseCase(previewImpact, { change }, caller),
};

/**
 * Answers a question. Nothing is kept of it, so that the answer is `meta` and no resource.
 * @throws NotAcceptable, UnsupportedMediaType, BadParameter, MalformedBody; Conflict for another type;
 * whatever the use case throws.
 */
export const answering =
  ({ type, member, ask }: Asking) =>
  async (request: Request, { caller }: ApiCaller): Promise<Response> => {
    const form = negotiate(request.headers.get("accept"), ENTRY_FORMS);
    readParameters(new URL(request.url).search, []);
    requireJsonApi(request.headers.get("content-type"), []);
    const document = readResource(parseBody(await readBytes(request)));
    if (document.type !== type) {
      const message = `Documents at this address are of the type ${type}.`;
      throw new Conflict(message, [{ path: ["data", "type"], message }]);
    }
    const answer = await atDocument(() => ask(document.attributes, caller));
    const isFlat = form === "flat";
    const body = isFlat ? answer : { jsonapi: { version: "1.1" }, meta: { [member]: answer } };
    return new Response(JSON.stringify(body), {
      headers: {
        "Content-Type": isFlat ? "application/json" : JSON_API,
        "Cache-Control": "no-store, no-cache",
        Vary: "Accept",
      },
    });
  };

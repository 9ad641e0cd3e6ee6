import { searchEverything } from "@/lib/search/search-everything.ts";
import { addressOf } from "../address-of.ts";
import type { ApiCaller } from "../api-caller.ts";
import { ENTRY_FORMS, negotiate } from "../media-type.ts";
import { present } from "../present.ts";
import { listQuestionOf, readParameters } from "../query-parameters.ts";

/**
 * Answers what is published, in all collections that the caller may read, and holds certain words.
 * @throws NotFound for whoever may read none; BadParameter; NotAcceptable.
 */
export async function answerSearch(
  { url, headers }: Request,
  { caller }: ApiCaller,
): Promise<Response> {
  const { pathname: path, search } = new URL(url);
  const form = negotiate(headers.get("accept"), ENTRY_FORMS);
  const { filter, size, after, before } = listQuestionOf(
    readParameters(search, ["filter", "page"]),
  );
  const question = { filter, size, after, before };
  const found = await searchEverything(caller, { view: "published", question });
  return present(
    { kind: "list", ...found },
    {
      ...{ form: form === "flat" ? form : ("json-api" as const), path, search, addressOf },
      ...{ includes: false, ifNoneMatch: null },
    },
  );
}

import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { log } from "@/lib/kernel/log.ts";
import type { ListAnswer } from "@/lib/query/resource.ts";
import type { Answer } from "../answer.ts";
import type { ListForm } from "../media-type.ts";
import type { Parameters } from "../query-parameters.ts";
import type { ApiRequest } from "../route.ts";
import { CSV_EXPORT, JSON_EXPORT, type ExportForm } from "./export-form.ts";
import { holdPlace } from "./hold-place.ts";

/** How much of a list an export reads at once: the largest page there is. */
const PAGE = "100";

type ExportedForm = Exclude<ListForm, "json-api">;

/** The form of an export: of a table, and of all of a list where it is flat; null for a page. */
export function exportForm(form: ListForm, { page }: Parameters): ExportedForm | null {
  if (form === "csv") return form;
  return form === "flat" && sizeIn(page) === "all" ? form : null;
}

/** What to write, and who answers a page of it. */
export type Exporting = {
  readonly form: ExportedForm;
  readonly method: string;
  readonly answer: (request: ApiRequest) => Promise<Answer>;
};

/**
 * Answers a list as a stream: all of it, unless a table of one page is asked for. Each page is the
 * answer of the route itself, in a transaction of its own, so that the caller's rights are asked anew
 * for each and no reader, however slow, holds one open; the next is read when the last was taken.
 * What goes wrong after the first page breaks the stream off: half a list never looks like a whole one.
 * @throws whatever the route throws for the first page; RateLimited; BadParameter for all that leads
 * up to a place.
 */
export async function exportList(exporting: Exporting, request: ApiRequest): Promise<Response> {
  const { page } = request.parameters;
  const isWhole = sizeIn(page) === null || sizeIn(page) === "all";
  if (isWhole && typeof page === "object" && "before" in page) {
    throw new BadParameter("page[before]", "All of a list goes on from a place, never back.");
  }
  const shape = exporting.form === "csv" ? CSV_EXPORT : JSON_EXPORT;
  const read = (place: object) => readPage(exporting, request, place);
  const goOn = isWhole ? (after: string) => read({ size: PAGE, after }) : null;
  const isRead = exporting.method === "GET";
  const release = isRead ? holdPlace(request.caller) : () => undefined;
  try {
    const first = await read(isWhole ? { size: PAGE } : {});
    return answered(request, shape, isRead ? streamed({ first, goOn, shape, release }) : null);
  } catch (error) {
    release();
    throw error;
  }
}

const sizeIn = (page: Parameters["page"]): string | null =>
  typeof page === "object" && typeof page["size"] === "string" ? page["size"] : null;

async function readPage(
  { answer }: Exporting,
  request: ApiRequest,
  place: object,
): Promise<ListAnswer> {
  const { page } = request.parameters;
  const at = { ...(typeof page === "object" ? page : {}), ...place };
  const parameters =
    typeof page === "string" ? request.parameters : { ...request.parameters, page: at };
  const found = await answer({ ...request, parameters });
  if (found.kind !== "list") throw new Error(`There is no list at ${request.path}.`);
  return found;
}

type Walk = {
  readonly first: ListAnswer;
  /** Null: the first page is all that is wanted. */
  readonly goOn: ((after: string) => Promise<ListAnswer>) | null;
  readonly shape: ExportForm;
  readonly release: () => void;
};

function streamed({ first, goOn, shape, release }: Walk): ReadableStream<Uint8Array> {
  const pages = textOf({ first, goOn, shape, release });
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pages.next();
        if (done === true) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: async () => {
        release();
        await pages.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

async function* textOf({ first, goOn, shape, release }: Walk): AsyncGenerator<string, undefined> {
  try {
    let page: ListAnswer | null = first;
    let written = 0;
    let text = shape.begin(first);
    while (page !== null) {
      yield text + shape.entries(page, written);
      text = "";
      written += page.items.length;
      const next: string | null = page.page.next;
      page = next === null || goOn === null ? null : await goOn(next);
    }
    yield shape.end(written);
  } catch (error) {
    log.warn("An export broke off.", { error });
    throw error;
  } finally {
    release();
  }
}

function answered(
  { path }: ApiRequest,
  { type, extension }: ExportForm,
  body: ReadableStream<Uint8Array> | null,
): Response {
  const name = path.split("/").at(-1) ?? "list";
  const headers = {
    ...{ "Cache-Control": "no-store, no-cache", Vary: "Accept", "Content-Type": type },
    "Content-Disposition": `attachment; filename="${name}.${extension}"`,
  };
  return new Response(body, { headers });
}

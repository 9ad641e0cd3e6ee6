import type { Sent } from "@/lib/content/forms/read-sent.ts";
import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";
import { readText } from "../guest/answer.ts";
import { pathWithin } from "../guest/path-within.ts";

/** A form as it was sent. */
export type Submission = {
  readonly values: Sent;
  readonly proof: string;
  /** The page and the block of it that the form stands in. */
  readonly page: string;
  readonly block: string;
  /** Something stands in the field that people do not see. */
  readonly isTrapped: boolean;
};

/** As long as a person's answer to a form is, and no longer. */
const MOST_BYTES = 64 * 1024;
const MOST_PARTS = 300;
const OWN: ReadonlySet<string> = new Set(["proof", "page", "block", "homepage"]);

/**
 * Reads what a form of the website sends.
 * @throws TooLarge by the bytes that were read; Invalid for anything that no form of ours sends.
 */
export async function readSubmission(request: Request): Promise<Submission> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim();
  if (type !== "application/x-www-form-urlencoded") throw new Invalid("Send the form as a form.");
  const parts = [...new URLSearchParams(await readText(request, MOST_BYTES))];
  if (parts.length > MOST_PARTS) throw new TooLarge("The form is larger than it can be.");
  const values = new Map<string, string[]>();
  const own = new Map<string, string>();
  for (const [name, value] of parts) {
    if (name.startsWith("f.")) {
      const field = name.slice(2);
      values.set(field, [...(values.get(field) ?? []), value]);
    } else if (OWN.has(name)) own.set(name, value);
    else throw new Invalid("The form has no such field.", [{ path: [name], message: "Unknown." }]);
  }
  return {
    values: Object.fromEntries(values),
    proof: own.get("proof") ?? "",
    page: pathWithin(own.get("page")),
    block: (own.get("block") ?? "").slice(0, 36),
    isTrapped: (own.get("homepage") ?? "") !== "",
  };
}

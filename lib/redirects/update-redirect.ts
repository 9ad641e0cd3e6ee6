import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { hostsOf } from "./own-hosts.ts";
import {
  readRedirect,
  redirectSchema,
  soundOrRefuse,
  type RedirectProblem,
} from "./read-redirect.ts";
import { sourceText, type Redirect } from "./redirect.ts";
import { RedirectBook } from "./redirect-book.ts";
import { changeRedirect, findRow, holdRedirects, readRedirects } from "./repository.ts";

const { shape } = redirectSchema;

/** What of it is to be otherwise; what is left out stays. */
export const updateRedirectInput = z.strictObject({
  id: z.uuid(),
  from: shape.from.optional(),
  to: shape.to.optional(),
  status: shape.status.unwrap().optional(),
});

/**
 * Leads an address elsewhere, or another one in its place; what `createRedirects` refuses, it refuses.
 * @throws NotFound; Invalid, naming the address that cannot be.
 */
export const updateRedirect = defineMutation({
  action: "update",
  collection: "site",
  input: updateRedirectInput,
  announces: ["content-changed"],
  run: async ({ scope, input: { id, ...change }, permit }) => {
    await holdRedirects(scope);
    const row = await findRow(scope, id);
    if (row === null) throw new NotFound();
    const before = { from: sourceText(row), to: row.target, status: row.status };
    const { from = before.from, to = before.to, status = before.status } = change;
    const read = soundOrRefuse(readRedirect({ from, to, status }, await hostsOf(scope)));
    const book = new RedirectBook(await readRedirects(scope));
    book.remove(row);
    soundOrRefuse(problemIn(book, read) ?? read);
    await changeRedirect(scope, permit, { id, ...read });
    return { before, after: { from: sourceText(read), to: read.target, status: read.status } };
  },
  audit: ({ input: { id } }, { before, after }) => ({
    action: "site.update-redirect",
    collection: "site",
    subjectId: id,
    summary: `Redirected «${after.from}» to «${after.to}»`,
    detail: { before, after },
  }),
});

function problemIn(book: RedirectBook, redirect: Redirect): RedirectProblem | null {
  if (book.find(redirect) !== null) {
    return { part: "from", reason: "This address is redirected already." };
  }
  const reason = book.problemOf(redirect);
  return reason === null ? null : { part: "to", reason };
}

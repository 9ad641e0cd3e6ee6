import type { z } from "zod";
import { hashPassword } from "@/lib/auth/hash-password.ts";
import { mayDo } from "@/lib/content/entry-access.ts";
import { loadEntry } from "@/lib/content/entry-input.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Forbidden, Invalid } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { linkAudit } from "./link-audit.ts";
import { shareLinkInput } from "./link.ts";
import { makeLink } from "./make-link.ts";

type Input = z.infer<typeof shareLinkInput>;

/**
 * Makes a link that shows one entry to whoever has it, until it ends or is used up: what the caller
 * may read of it then, and no more, for as long as they may share it.
 * @throws NotFound, Forbidden for an entry that they may not share, or not read in this form; Invalid
 * for the published form of one that has none; Conflict with too many links.
 */
export const createShareLink = defineMutation({
  action: "share",
  collection: ({ collection }: Input) => collection,
  input: shareLinkInput,
  prepare: ({ password }) =>
    password === null
      ? Promise.resolve(null)
      : hashPassword(password, { pepper: environment().GATEHOUSE_PEPPER }),
  load: (scope, { collection, entry: id }, permit) => loadEntry(scope, { collection, id }, permit),
  async run({ scope, input, loaded, prepared: passwordHash }) {
    const { entry: entryId, minutes, view, mostUses } = input;
    await requireReadable(scope, input);
    if (view === "published" && loaded.publishedAt === null) {
      throw new Invalid("It is not published, so there is nothing to show.", [
        { path: ["view"], message: "Publish it first, or share the draft." },
      ]);
    }
    const link = { purpose: "share", view, entryId, minutes, mostUses, passwordHash } as const;
    return makeLink(scope, link);
  },
  audit: ({ input, loaded }, made) => {
    const { view, mostUses, password } = input;
    const detail = { view, mostUses, password: password !== null };
    return linkAudit({ ...input, ...made, purpose: "share", title: loaded.title, detail });
  },
});

async function requireReadable(
  scope: Scope,
  { collection, entry: id, view }: Input,
): Promise<void> {
  const action = view === "draft" ? "read-draft" : "read";
  if (await mayDo(scope, { action, collection, id })) return;
  throw new Forbidden(`You may not read it as ${view === "draft" ? "drafted" : "published"}.`);
}

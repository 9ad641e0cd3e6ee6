import type { ZodType } from "zod";
import { slugSchema } from "@/lib/content/slug.ts";
import type { ActionFailure } from "@/lib/doors/form/form-action.ts";

/** What can be edited of an entry. */
export type EntryDraft<Data> = {
  readonly slug: string;
  readonly parentId: string | null;
  /** Left out where the entry keeps the place it has. */
  readonly position?: number;
  readonly data: Data;
};

/** Messages by the dotted path of what they concern: `slug`, `data.title`, `data.blocks.0.url`. */
export type FieldErrors = Readonly<Record<string, string>>;

type Found = { readonly path: readonly PropertyKey[]; readonly message: string };

/** What is wrong with a draft by the use case's own schemas; empty when it may be sent. */
export function errorsOfDraft<Data>(draft: EntryDraft<Data>, schema: ZodType): FieldErrors {
  const slug = slugSchema.safeParse(draft.slug);
  const data = schema.safeParse(draft.data);
  return {
    ...messagesOf(slug.error?.issues ?? [], "slug"),
    ...messagesOf(data.error?.issues ?? [], "data"),
  };
}

/** The places that a refusal names. */
export const errorsOfFailure = ({ issues }: ActionFailure): FieldErrors => messagesOf(issues);

/** A refusal in words. */
export function failureText(why: ActionFailure | string): string {
  if (typeof why === "string") return why;
  if (why.status >= 500) return `${why.detail} Request ${why.requestId}.`;
  const messages = why.issues.map(({ message }) => message);
  return messages.length > 0 ? messages.join(" ") : why.detail;
}

/** The first message at a path or below it. */
export function errorAt(errors: FieldErrors, path: string): string | undefined {
  const below = `${path}.`;
  const found = Object.keys(errors).find((key) => key === path || key.startsWith(below));
  return found === undefined ? undefined : errors[found];
}

function messagesOf(issues: readonly Found[], root?: string): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const { path, message } of issues) {
    const key = [...(root === undefined ? [] : [root]), ...path].map(String).join(".");
    messages[key] ??= message;
  }
  return messages;
}

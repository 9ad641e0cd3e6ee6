import { z } from "zod";
import { fromUtf8 } from "@/lib/kernel/bytes.ts";
import { BadParameter, MalformedBody, UnsupportedMediaType } from "@/lib/kernel/request-errors.ts";
import {
  readPolicyDocument,
  readPolicyFile,
  type ReadFile,
} from "@/lib/policy-files/read-policy-file.ts";
import { ENTRY_FORMS, negotiate, type EntryForm } from "../media-type.ts";
import { parseBody } from "../read-body.ts";

export const YAML = "application/yaml";
export const JSON_TEXT = "application/json";

/**
 * The form in which a file is sent: YAML for those who name it, otherwise as everything else is.
 * @throws NotAcceptable.
 */
export function fileForm(accept: string | null): typeof YAML | EntryForm {
  const ranges = (accept ?? "").split(",").map((range) => range.split(";")[0]?.trim());
  return ranges.includes(YAML) ? YAML : negotiate(accept, ENTRY_FORMS);
}

/**
 * Reads the file that a request sent as its body.
 * @throws UnsupportedMediaType for what is sent as neither; MalformedBody; Invalid with its places.
 */
export function fileOfRequest({ headers }: Request, bytes: Uint8Array<ArrayBuffer>): ReadFile {
  const type = (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === JSON_TEXT) return readPolicyDocument(parseBody(bytes));
  if (type === YAML) return readPolicyFile(textOf(bytes));
  throw new UnsupportedMediaType(`Send ${JSON_TEXT} or ${YAML}.`);
}

function textOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new MalformedBody("The body is no text in UTF-8.");
  }
}

const flag = z.enum(["true", "false"]).default("false");
const PARAMETERS = { missing: z.enum(["leave", "delete"]).default("leave"), confirmed: flag };

/** What a request says beside its file. */
export type FileParameters = {
  readonly missing: "leave" | "delete";
  readonly confirmed: boolean;
};

/** @throws BadParameter for one that is not known here, comes twice or says something else. */
export function fileParameters(
  { searchParams }: URL,
  known: readonly (keyof typeof PARAMETERS)[],
): FileParameters {
  const names = [...searchParams.keys()];
  const unknown = names.find((name) => !(known as readonly string[]).includes(name));
  if (unknown !== undefined) throw new BadParameter(unknown, "There is no such parameter here.");
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new BadParameter(twice, "Say this once.");
  return {
    missing: parameter(searchParams, "missing"),
    confirmed: parameter(searchParams, "confirmed") === "true",
  };
}

function parameter<Name extends keyof typeof PARAMETERS>(
  from: URLSearchParams,
  name: Name,
): z.output<(typeof PARAMETERS)[Name]> {
  const result = PARAMETERS[name].safeParse(from.get(name) ?? undefined);
  if (result.success) return result.data as z.output<(typeof PARAMETERS)[Name]>;
  throw new BadParameter(name, result.error.issues[0]?.message ?? "This is no value for it.");
}

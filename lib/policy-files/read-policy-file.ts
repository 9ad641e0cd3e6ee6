import { Invalid, type Issue } from "@/lib/kernel/errors.ts";
import { wrongReferences } from "./file-references.ts";
import { policyFileSchema, type PolicyFile } from "./policy-file.ts";
import { textSource } from "./text-source.ts";
import { unsafeParts } from "./unsafe-parts.ts";

type Path = Issue["path"];

/** A file that can be understood, and where its parts stand. */
export type ReadFile = {
  readonly file: PolicyFile;
  /** `line 12: …`, where the file was a text; the words alone where it was a document. */
  readonly at: (path: Path, message: string) => string;
};

/**
 * Reads the text of a policy file, YAML or JSON.
 * @throws Invalid, each issue with its path in the file and its line.
 */
export function readPolicyFile(text: string): ReadFile {
  const { value, at } = textSource(text);
  return soundFile(value, at);
}

/**
 * Takes a document that was parsed already, such as the body of a request.
 * @throws Invalid, each issue with its path.
 */
export const readPolicyDocument = (value: unknown): ReadFile =>
  soundFile(value, (_path, message) => message);

function soundFile(value: unknown, at: ReadFile["at"]): ReadFile {
  const unsafe = unsafeParts(value);
  if (unsafe.length > 0) throw refused(unsafe, at);
  const result = policyFileSchema.safeParse(value);
  if (!result.success) throw refused(result.error.issues.map(issueOf), at);
  const wrong = wrongReferences(result.data);
  if (wrong.length > 0) throw refused(wrong, at);
  return { file: result.data, at };
}

const issueOf = ({ path, message }: { path: PropertyKey[]; message: string }): Issue => ({
  path: path.map((part) => (typeof part === "symbol" ? String(part) : part)),
  message,
});

/** @NOTE Nobody mends more at once; an answer is never much longer than what was asked. */
const MOST = 100;

const refused = (issues: readonly Issue[], at: ReadFile["at"]): Invalid =>
  new Invalid(
    "The policy file cannot be read.",
    issues.slice(0, MOST).map(({ path, message }) => ({ path, message: at(path, message) })),
  );

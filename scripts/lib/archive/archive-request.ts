import { parseArgs } from "node:util";

/** What the operator asks of `archive`. */
export type ArchiveRequest =
  | { readonly verb: "export"; readonly org: string; readonly to: string }
  | { readonly verb: "digest"; readonly org: string };

/** Reads the words after `archive`; null for words that mean nothing. */
export function readArchiveRequest(parameters: readonly string[]): ArchiveRequest | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      options: { org: { type: "string" }, to: { type: "string" } },
      allowPositionals: true,
    });
    const [verb = "", ...others] = positionals;
    const { org, to } = values;
    if (others.length > 0 || !org) return null;
    if (verb === "export" && to) return { verb, org, to };
    return verb === "digest" && to === undefined ? { verb, org } : null;
  } catch {
    return null;
  }
}

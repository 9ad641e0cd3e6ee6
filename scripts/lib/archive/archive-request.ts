import { parseArgs } from "node:util";

/** What the operator asks of `archive`. */
export type ArchiveRequest =
  | { readonly verb: "export"; readonly org: string; readonly to: string }
  | { readonly verb: "digest"; readonly org: string }
  | { readonly verb: "check"; readonly file: string }
  | {
      readonly verb: "import";
      readonly file: string;
      readonly as: string;
      /** Null: as it is called where it comes from. */
      readonly name: string | null;
      /** Who becomes Admin where nobody else could be; null: nobody. */
      readonly admin: string | null;
    };

/** Reads the words after `archive`; null for words that mean nothing. */
export function readArchiveRequest(parameters: readonly string[]): ArchiveRequest | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      options: {
        org: { type: "string" },
        to: { type: "string" },
        as: { type: "string" },
        name: { type: "string" },
        admin: { type: "string" },
      },
      allowPositionals: true,
    });
    const [verb = "", file = "", ...others] = positionals;
    const taken = Object.hasOwn(OPTIONS, verb) ? OPTIONS[verb] : undefined;
    if (taken === undefined || others.length > 0) return null;
    if (!Object.keys(values).every((name) => taken.includes(name))) return null;
    return requestOf({ verb, file, ...values });
  } catch {
    return null;
  }
}

/** Which options each verb takes. */
const OPTIONS: Readonly<Record<string, readonly string[] | undefined>> = {
  export: ["org", "to"],
  digest: ["org"],
  check: [],
  import: ["as", "name", "admin"],
};

type Words = { readonly verb: string; readonly file: string } & {
  readonly [option in "org" | "to" | "as" | "name" | "admin"]?: string | undefined;
};

function requestOf({ verb, file, org, to, as, name, admin }: Words): ArchiveRequest | null {
  switch (verb) {
    case "export":
      return org && to && file === "" ? { verb, org, to } : null;
    case "digest":
      return org && file === "" ? { verb, org } : null;
    case "check":
      return file === "" ? null : { verb, file };
    case "import":
      return file && as ? { verb, file, as, name: name ?? null, admin: admin ?? null } : null;
    default:
      return null;
  }
}

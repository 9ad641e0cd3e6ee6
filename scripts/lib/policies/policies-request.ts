import { parseArgs } from "node:util";

/** What the operator asks of `policies`. */
export type PoliciesRequest =
  | { readonly verb: "export"; readonly org: string; readonly out: string | null }
  | {
      readonly verb: "diff";
      readonly org: string;
      readonly file: string;
      readonly missing: Missing;
    }
  | {
      readonly verb: "apply";
      readonly org: string;
      readonly file: string;
      readonly missing: Missing;
      readonly agreed: Agreed;
    }
  | { readonly verb: "check"; readonly org: string | null; readonly file: string }
  | {
      readonly verb: "import-roles";
      readonly org: string;
      readonly file: string;
      readonly agreed: Agreed;
    };

type Missing = "leave" | "delete";
/** Whether everything was agreed to beforehand, or has to be asked. */
type Agreed = "yes" | "ask";

/** Reads the words after `policies`; null for words that mean nothing. */
export function readPoliciesRequest(parameters: readonly string[]): PoliciesRequest | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      options: {
        org: { type: "string" },
        out: { type: "string" },
        "delete-missing": { type: "boolean" },
        yes: { type: "boolean" },
      },
      allowPositionals: true,
    });
    const [verb = "", file = null, ...others] = positionals;
    const taken = Object.hasOwn(OPTIONS, verb) ? OPTIONS[verb] : undefined;
    if (taken === undefined || others.length > 0) return null;
    if (!Object.keys(values).every((name) => taken.includes(name))) return null;
    return requestOf({ verb, file, org: values.org ?? null, values });
  } catch {
    return null;
  }
}

/** Which options each verb takes. */
const OPTIONS: Readonly<Record<string, readonly string[] | undefined>> = {
  export: ["org", "out"],
  diff: ["org", "delete-missing"],
  apply: ["org", "delete-missing", "yes"],
  check: ["org"],
  "import-roles": ["org", "yes"],
};

type Words = {
  readonly verb: string;
  readonly file: string | null;
  readonly org: string | null;
  readonly values: { out?: string; "delete-missing"?: boolean; yes?: boolean };
};

function requestOf({ verb, file, org, values }: Words): PoliciesRequest | null {
  if (verb === "check") return file === null ? null : { verb, file, org };
  if (org === null) return null;
  if (verb === "export") return file === null ? { verb, org, out: values.out ?? null } : null;
  if (file === null) return null;
  const missing = values["delete-missing"] === true ? "delete" : "leave";
  const agreed = values.yes === true ? "yes" : "ask";
  if (verb === "diff") return { verb, org, file, missing };
  if (verb === "apply") return { verb, org, file, missing, agreed };
  return { verb: "import-roles", org, file, agreed };
}

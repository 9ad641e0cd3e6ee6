import { utf8 } from "@/lib/kernel/bytes.ts";
import { contentDigest } from "@/lib/kernel/http-signature/content-digest.ts";
import { componentsOf, signatureBase } from "@/lib/kernel/http-signature/signature-base.ts";
import { writeInput, writeSignature } from "@/lib/kernel/http-signature/signature-fields.ts";
import type { KeyPurpose } from "@/lib/kernel/keys.ts";
import { keyIdOf, mac } from "@/lib/kernel/keys.ts";

/** A request on its way: what is sent, whatever was signed. */
export type Sent = {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A call of the system as it should be, and by which secret, at which second, it is signed. */
export type Plan = Omit<Sent, "headers"> & { readonly secret: string; readonly now: number };

type Parameter = string | number | undefined;

/** What a forger who may know everything, even the key, writes otherwise than the profile wants. */
export type Changes = {
  readonly label?: string;
  readonly purpose?: KeyPurpose;
  readonly secret?: string;
  readonly components?: readonly string[];
  /** Undefined leaves a parameter out. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** Values of components that are signed in place of the request's own. */
  readonly values?: Readonly<Record<string, string>>;
  readonly digest?: string;
  /** Spells what the signature says of itself otherwise, before it is signed. */
  readonly spell?: (input: string) => string;
};

const COVERED = ["@method", "@authority", "@path", "@query", "content-digest"];

/** The plan as it is sent, with a signature that is right but for the changes. */
export async function forge(plan: Plan, changes: Changes = {}): Promise<Sent> {
  const { secret = plan.secret, purpose = "internal", components = COVERED, values = {} } = changes;
  const {
    spell = (text: string) => text,
    label = "gatehouse",
    digest = await contentDigest(utf8(plan.body)),
  } = changes;
  const given: Record<string, Parameter> = {
    created: plan.now,
    expires: plan.now + 60,
    nonce: crypto.randomUUID(),
    keyid: await keyIdOf(secret, purpose),
    tag: "gatehouse-internal",
    ...changes.parameters,
  };
  const known = Object.entries(given).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined,
  );
  const input = spell(writeInput(components, new Map(known)));
  const own = componentsOf(requestOf(plan, digest), components) ?? [];
  const signed = own.map(([name, value]) => [name, values[name] ?? value] as const);
  const signature = await mac(secret, purpose, signatureBase(signed, input));
  const { method, host, path, body } = plan;
  const fields = writeSignature(label, { input, signature });
  return { method, host, path, body, headers: { "content-digest": digest, ...fields } };
}

function requestOf({ method, host, path }: Plan, digest: string) {
  const { pathname, search } = new URL(path, `http://${host}`);
  const headers = new Headers({ host, "content-digest": digest, "content-type": "text/plain" });
  return { method, authority: host, path: pathname, query: search, headers };
}

import type { BareItem, InnerList } from "structured-headers";
import { parseDictionary, serializeDictionary, serializeInnerList } from "structured-headers";

type ReadableHeaders = { get(name: string): string | null };

/** What one signature says of itself, as `Signature-Input` and `Signature` hold it. */
export type SignatureFields = {
  /** Names of the covered components, in their order. */
  readonly components: readonly string[];
  readonly parameters: ReadonlyMap<string, BareItem>;
  /** Components and parameters as one text: the value of `@signature-params`. */
  readonly input: string;
  readonly signature: Uint8Array<ArrayBuffer>;
};

/** What `Signature-Input` and `Signature` may measure together, in characters. */
const LONGEST = 2048;

/**
 * The one signature that a message carries (RFC 9421 §4), or null: none, more than one, not
 * well-formed, or a component with parameters of its own.
 * @NOTE Only the canonical spelling is read. A repeated label or parameter, of which a parser keeps
 * the last, is spelled otherwise, and so means nothing instead of one thing here and another there.
 */
export function readSignature(headers: ReadableHeaders): SignatureFields | null {
  const inputText = headers.get("signature-input");
  const signatureText = headers.get("signature");
  if (inputText === null || signatureText === null) return null;
  if (inputText.length + signatureText.length > LONGEST) return null;
  const [label, inner] = onlyMember(inputText) ?? [];
  const [sameLabel, item] = onlyMember(signatureText) ?? [];
  if (label === undefined || inner === undefined || label !== sameLabel) return null;
  const signature = item?.[0];
  if (!(signature instanceof ArrayBuffer) || !isInnerList(inner)) return null;
  const components = inner[0].map(([name, own]) => (own.size === 0 ? name : null));
  if (!components.every((name) => typeof name === "string")) return null;
  const input = serializeInnerList(inner);
  return { components, parameters: inner[1], input, signature: new Uint8Array(signature) };
}

/** Covered components and parameters as one text (RFC 9421 §2.3). */
export const writeInput = (
  components: readonly string[],
  parameters: ReadonlyMap<string, BareItem>,
): string => serializeInnerList([components.map((name) => [name, new Map()]), new Map(parameters)]);

/** The two header fields of a signature under a label. */
export const writeSignature = (
  label: string,
  { input, signature }: { input: string; signature: Uint8Array<ArrayBuffer> },
): { "signature-input": string; signature: string } => ({
  "signature-input": `${label}=${input}`,
  signature: serializeDictionary({ [label]: signature }),
});

type Member = [string, InnerList | [BareItem, Map<string, BareItem>]];

function onlyMember(text: string): Member | null {
  try {
    const dictionary = parseDictionary(text);
    const [member, ...others] = dictionary;
    const isCanonical = serializeDictionary(dictionary) === text;
    return member !== undefined && others.length === 0 && isCanonical ? member : null;
  } catch {
    return null;
  }
}

const isInnerList = (member: Member[1]): member is InnerList => Array.isArray(member[0]);

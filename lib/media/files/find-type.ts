import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { extensionOf } from "../assets/keep-extension.ts";

/** What bytes are, and how names of such files end. */
export type FileType = { readonly mediaType: string; readonly extension: string };

const UNKNOWN: FileType = { mediaType: "application/octet-stream", extension: "" };

/**
 * What the bytes of a file are, found from themselves. What is declared is never believed; a name only
 * tells harmless texts apart, which nobody is shown.
 */
export async function findType(file: string, declaredName: string): Promise<FileType> {
  const head = await readHead(file);
  const text = textOf(head);
  if (text !== null) return markupIn(text) ?? plainType(declaredName);
  const found = await fileTypeFromFile(file).catch(() => undefined);
  if (found === undefined) return UNKNOWN;
  return { mediaType: found.mime, extension: `.${found.ext}` };
}

const HEAD = 65_536;

async function readHead(file: string): Promise<Uint8Array> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The beginning as text; null for what is none. UTF-16, which browsers read as well, is. */
function textOf(head: Uint8Array): string | null {
  const encoding = UTF16.find(({ mark }) => mark.every((byte, at) => head[at] === byte))?.encoding;
  if (encoding === undefined && head.includes(0)) return null;
  try {
    // @NOTE A character may be cut in two at the end.
    return new TextDecoder(encoding ?? "utf-8", { fatal: true }).decode(head, { stream: true });
  } catch {
    return null;
  }
}

const UTF16 = [
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16be" },
] as const;

/** @NOTE A text that begins with no mark is none to any browser that is told not to guess. */
function markupIn(text: string): FileType | null {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (!start.startsWith("<")) return null;
  if (/<svg[\s>/]/i.test(start)) return { mediaType: "image/svg+xml", extension: ".svg" };
  const isXml = /^<\?xml/i.test(start) && !/<html[\s>]/i.test(start);
  return isXml
    ? { mediaType: "application/xml", extension: ".xml" }
    : { mediaType: "text/html", extension: ".html" };
}

const TEXTS: ReadonlyMap<string, string> = new Map([
  [".csv", "text/csv"],
  [".json", "application/json"],
  [".md", "text/markdown"],
  [".vtt", "text/vtt"],
]);

function plainType(declaredName: string): FileType {
  const extension = extensionOf(declaredName).toLowerCase();
  const mediaType = TEXTS.get(extension);
  return mediaType === undefined
    ? { mediaType: "text/plain", extension: ".txt" }
    : { mediaType, extension };
}

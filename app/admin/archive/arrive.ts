import type { ImportLine } from "@/lib/doors/archive/import-door.ts";

/** How far it is. */
export type Arriving =
  | { readonly state: "none" }
  | {
      readonly state: "under-way";
      readonly label: string;
      readonly bytes: number;
      readonly total: number;
    }
  | {
      readonly state: "done";
      readonly slug: string;
      readonly name: string;
      readonly invited: readonly string[];
      readonly madeAdmin: boolean;
    };

type Asked = {
  readonly org: string;
  readonly upload: string;
  readonly slug: string;
  readonly name: string;
};

const LABELS = { checking: "Checking the archive", "bringing-in": "Bringing it in" } as const;
const BROKEN =
  "The connection broke off. Either all of it is here by now, or nothing: look at your organizations.";

/** Brings an archive in that was sent, and tells of it. @returns what went wrong; null: nothing did. */
export async function arrive(
  asked: Asked,
  tell: (arriving: Arriving) => void,
): Promise<string | null> {
  tell({ state: "under-way", label: LABELS.checking, bytes: 0, total: 1 });
  const problem = await listen(asked, tell).catch(() => BROKEN);
  if (problem !== null) tell({ state: "none" });
  return problem;
}

async function listen(asked: Asked, tell: (arriving: Arriving) => void): Promise<string | null> {
  const response = await fetch("/admin/archive/arrive", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(asked),
  });
  if (!response.ok || response.body === null) return why(response);
  for await (const line of linesOf(response.body)) {
    if ("problem" in line) return line.problem;
    if ("arrived" in line) {
      const { slug, name, invited, madeAdmin } = line.arrived;
      tell({ state: "done", slug, name, invited, madeAdmin: madeAdmin !== null });
      return null;
    }
    const { stage, bytes, total } = line.progress;
    tell({ state: "under-way", label: LABELS[stage], bytes, total });
  }
  return BROKEN;
}

async function why(response: Response): Promise<string> {
  const told = (await response.json().catch(() => null)) as {
    errors?: { detail?: string }[];
  } | null;
  return told?.errors?.[0]?.detail ?? BROKEN;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ImportLine> {
  const reader = body.pipeThrough(new TextDecoderStream() as never).getReader() as {
    read: () => Promise<{ done: boolean; value?: string }>;
  };
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + (part.value ?? "")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as ImportLine;
  }
}

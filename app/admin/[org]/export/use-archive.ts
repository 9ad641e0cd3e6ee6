import { useRef, useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { confirmProvenAction } from "@/app/admin/account/actions.ts";

/** How far the archive is. */
export type Taking =
  | { readonly state: "none" | "collecting" }
  | { readonly state: "receiving"; readonly bytes: number }
  | {
      readonly state: "done";
      readonly name: string;
      readonly bytes: number;
      readonly digest: string;
    }
  | { readonly state: "failed"; readonly reason: string };

const BROKEN = "The connection broke off. Nothing was saved; try again.";

/** Takes an archive into the page and has it saved once it is whole: half of one is never saved. */
export function useArchive(address: string) {
  const [taking, setTaking] = useState<Taking>({ state: "none" });
  const stopped = useRef<AbortController>(null);
  async function take(): Promise<void> {
    const controller = new AbortController();
    stopped.current = controller;
    setTaking({ state: "collecting" });
    try {
      const allowed = await proven(() => confirmProvenAction());
      if (!allowed.ok) return setTaking({ state: "failed", reason: allowed.error.detail });
      setTaking(await received(address, controller.signal, setTaking));
    } catch {
      setTaking(
        controller.signal.aborted ? { state: "none" } : { state: "failed", reason: BROKEN },
      );
    }
  }
  async function takeByBrowser(): Promise<void> {
    const allowed = await proven(() => confirmProvenAction()).catch(() => null);
    if (allowed?.ok === true) return window.location.assign(address);
    setTaking({ state: "failed", reason: allowed?.error.detail ?? BROKEN });
  }
  return { taking, take, takeByBrowser, stop: () => stopped.current?.abort() };
}

async function received(
  address: string,
  signal: AbortSignal,
  tell: (taking: Taking) => void,
): Promise<Taking> {
  const response = await fetch(address, { signal });
  if (!response.ok || response.body === null)
    return { state: "failed", reason: await why(response) };
  const parts: BlobPart[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    bytes += part.value.length;
    tell({ state: "receiving", bytes });
  }
  const name = nameIn(response.headers.get("Content-Disposition"));
  save(new Blob(parts, { type: "application/gzip" }), name);
  return { state: "done", name, bytes, digest: response.headers.get("X-Archive-Digest") ?? "" };
}

async function why(response: Response): Promise<string> {
  const told = (await response.json().catch(() => null)) as {
    errors?: { detail?: string }[];
  } | null;
  return told?.errors?.[0]?.detail ?? BROKEN;
}

const nameIn = (disposition: string | null): string =>
  /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? "archive.tar.gz";

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

import type { ActionResult } from "@/lib/doors/form/form-action.ts";

/** Asks the person to prove that it is them; false when they would rather not. */
type Asker = () => Promise<boolean>;

/** @NOTE One for the page: whoever asks stands deep in a form, and the dialog once in the frame. */
let asker: Asker | null = null;

/** Lets a dialog answer for this page; returns how it leaves. */
export function answerProofs(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = null;
  };
}

/**
 * Asks the server for something dangerous. Where it wants to know first that it is still the same
 * person, they are asked for their password, and then the same is asked again.
 */
export async function proven<Value>(
  ask: () => Promise<ActionResult<Value>>,
): Promise<ActionResult<Value>> {
  const result = await ask();
  if (result.ok || result.error.code !== "proof-required" || asker === null) return result;
  return (await asker()) ? ask() : result;
}

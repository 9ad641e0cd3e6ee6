"use client";

import { useEffect, useImperativeHandle, useRef, type Ref } from "react";
import type { AltchaWidgetElement } from "altcha/types/generic";
import "altcha/types/react";

/** Makes the proof of work that a try at the password costs: a fresh one each time, in base64. */
export type ProofMaker = { readonly make: () => Promise<string> };

/** Long enough to be noticed, however fast the machine is (S-48). */
const LEAST_MS = 1_200;

const configuration = JSON.stringify({
  challenge: "/api/guest/challenge",
  humanInteractionSignature: false,
  minDuration: LEAST_MS,
});

/**
 * The ALTCHA widget, without its own face: the form tells its steps itself. Script and worker come
 * from this origin; nothing is asked of anybody else.
 */
export function ProofWidget({ ref }: { ref: Ref<ProofMaker> }) {
  const widget = useRef<AltchaWidgetElement>(null);
  const ready = useRef<Promise<void>>(null);
  useEffect(() => {
    ready.current ??= loadWidget();
  }, []);
  useImperativeHandle(ref, () => ({
    make: async () => {
      await ready.current;
      widget.current?.reset();
      const result = await widget.current?.verify();
      if (!result) throw new Error("No proof was made.");
      return result.payload;
    },
  }));
  return (
    <div hidden>
      <altcha-widget
        ref={widget}
        name="proof"
        display="invisible"
        configuration={configuration}
        suppressHydrationWarning
      />
    </div>
  );
}

/**
 * @NOTE The build without inline styles and workers: the policy of the page allows neither. The
 * worker's file is taken as it is; bundled, it would start to listen after the work was sent.
 */
async function loadWidget(): Promise<void> {
  await import("altcha/external");
  const worker = new URL("altcha/workers/pbkdf2", import.meta.url).href;
  globalThis.$altcha.algorithms.set("PBKDF2/SHA-256", () => new Worker(worker));
}

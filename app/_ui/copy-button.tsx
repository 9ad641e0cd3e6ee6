"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";

type CopyButtonProps = {
  value: string;
  /** What is copied: «Copy link». */
  label?: string | undefined;
  /** Shows the label as text; otherwise only an icon with a tooltip. */
  text?: boolean | undefined;
};

/** Copies a text and says so, also to screen readers. */
export function CopyButton({ value, label = "Copy", text }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "done" | "failed">("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    const next = await write(value);
    setState(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState("idle"), 2000);
  };
  const shown = { idle: label, done: "Copied", failed: "Copying failed" }[state];
  const icon = state === "done" ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />;
  return (
    <>
      {text ? (
        <Button size="sm" icon={icon} onClick={() => void copy()}>
          {shown}
        </Button>
      ) : (
        <IconButton size="sm" label={shown} icon={icon} onClick={() => void copy()} />
      )}
      <span role="status" className="sr-only">
        {state === "idle" ? "" : shown}
      </span>
    </>
  );
}

/** The clipboard is refused without a secure context or the person's permission. */
async function write(value: string): Promise<"done" | "failed"> {
  try {
    await navigator.clipboard.writeText(value);
    return "done";
  } catch {
    return "failed";
  }
}

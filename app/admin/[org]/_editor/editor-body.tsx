"use client";

import { PanelRightClose, PanelRightOpen } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { useMounted } from "@/app/_ui/use-mounted.ts";

type EditorBodyProps = {
  /** Shows what is written; left out: there is nothing to see it in. */
  readonly renderPreview?: (() => ReactNode) | undefined;
  readonly children: ReactNode;
};

/** The fields of an entry, and beside them, where one wants it, what the website makes of them. */
export function EditorBody({ renderPreview, children }: EditorBodyProps) {
  const isMounted = useMounted();
  const [chosen, setChosen] = useState<boolean | null>(null);
  if (renderPreview === undefined) return children;
  const isOpen = chosen ?? (isMounted && wasOpen());
  const toggle = () => {
    setChosen(!isOpen);
    keepOpen(!isOpen);
  };
  return (
    <>
      <div className="mb-3 flex justify-end">
        <Button
          size="sm"
          variant="ghost"
          aria-pressed={isOpen}
          icon={isOpen ? <PanelRightClose /> : <PanelRightOpen />}
          onClick={toggle}
        >
          {isOpen ? "Hide the preview" : "Show the preview"}
        </Button>
      </div>
      <div
        data-preview={isOpen ? "open" : "closed"}
        className="grid min-w-0 items-start gap-5 data-[preview=open]:xl:grid-cols-2"
      >
        <div className="min-w-0">{children}</div>
        {isOpen && renderPreview()}
      </div>
    </>
  );
}

const KEY = "gatehouse.preview";

function wasOpen(): boolean {
  try {
    return localStorage.getItem(KEY) === "open";
  } catch {
    return false;
  }
}

function keepOpen(isOpen: boolean): void {
  try {
    localStorage.setItem(KEY, isOpen ? "open" : "closed");
  } catch {
    // Without storage it is closed the next time.
  }
}

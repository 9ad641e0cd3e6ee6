"use client";

import { UploadCloud } from "lucide-react";
import { useEffect } from "react";
import type { ReactNode } from "react";
import type { DroppedFile } from "@/app/_screens/uploads/dropped-files.ts";
import { useFileDrop } from "@/app/_screens/uploads/use-file-drop.ts";
import { useLatest } from "@/app/_ui/use-latest.ts";

type DropScreenProps = {
  /** Where what is dropped goes: «Holidays». */
  readonly into: string;
  /** Null: nothing may be added. */
  readonly onFiles: ((files: readonly DroppedFile[]) => void) | null;
  readonly children: ReactNode;
};

/** A screen onto which files and folders may be dropped, and images pasted. */
export function DropScreen({ into, onFiles, children }: DropScreenProps) {
  const { isOver, zone } = useFileDrop((files) => onFiles?.(files));
  const take = useLatest(onFiles);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || take.current === null) return;
      event.preventDefault();
      take.current(files.map((file) => ({ file: named(file), folders: [] })));
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, [take]);
  if (onFiles === null) return children;
  return (
    <div {...zone} className="relative min-h-[70dvh]">
      {children}
      {isOver && (
        <div className="pointer-events-none absolute -inset-2 z-40 grid place-items-center rounded-xl border-2 border-dashed border-accent bg-accent-soft/85">
          <p className="flex items-center gap-2 rounded-lg bg-raised px-4 py-3 text-base font-medium text-ink shadow-pop">
            <UploadCloud className="size-5 text-accent-text" aria-hidden="true" />
            Drop to add to «{into}»
          </p>
        </div>
      )}
    </div>
  );
}

/** @NOTE Browsers call every pasted image `image.png`. */
const named = (file: File): File => {
  const moment = new Date(file.lastModified).toISOString().slice(0, 19).replaceAll(":", "-");
  if (file.name !== "image.png") return file;
  return new File([file], `Pasted ${moment}.png`, {
    type: file.type,
    lastModified: file.lastModified,
  });
};

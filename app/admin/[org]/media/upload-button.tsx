"use client";

import { ImageUp } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { useShortcut } from "@/app/_ui/shortcuts/use-shortcut.ts";
import { useMounted } from "@/app/_ui/use-mounted.ts";

type UploadButtonProps = { readonly onFiles: (files: readonly File[]) => void };

/** Chooses files to add. */
export function UploadButton({ onFiles }: UploadButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const listens = useMounted();
  const choose = () => input.current?.click();
  useShortcut("create", choose);
  return (
    <>
      <Button
        id="upload"
        variant="primary"
        icon={<ImageUp aria-hidden="true" />}
        aria-keyshortcuts="n"
        disabled={!listens}
        onClick={choose}
      >
        Upload files
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to upload"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = "";
        }}
      />
    </>
  );
}

"use client";

import { useRef } from "react";
import type { MediaItem } from "@/app/_screens/media/media-item.ts";
import { CheckBox } from "@/app/_ui/check-box.tsx";
import type { Chosen } from "./use-chosen.ts";

type FileBoxProps = { readonly item: MediaItem; readonly chosen: Chosen };

/** Chooses one file; with Shift, all from the last one on. */
export function FileBox({ item: { id, filename }, chosen }: FileBoxProps) {
  const withShift = useRef(false);
  return (
    <CheckBox
      label={`Choose ${filename}`}
      checked={chosen.has(id)}
      onClick={(event) => {
        withShift.current = event.shiftKey;
      }}
      onChange={({ target }) =>
        chosen.toggle(id, { isChosen: target.checked, withShift: withShift.current })
      }
    />
  );
}

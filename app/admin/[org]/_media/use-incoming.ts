"use client";

import { useCallback, useMemo, useState } from "react";
import type { Incoming, MediaLibrary } from "@/app/_screens/media/media-context.tsx";
import type { MediaItem } from "@/app/_screens/media/media-item.ts";
import type { DroppedFile } from "@/app/_screens/uploads/dropped-files.ts";
import { useUploads, type Uploads } from "@/app/_screens/uploads/use-upload.ts";
import { FolderMaker } from "./folder-maker.ts";

/**
 * Uploads into the library that go on while one looks at other screens.
 * @NOTE What screens are told changes with each file, not with each part of one.
 */
export function useIncoming(
  org: string,
  library: MediaLibrary,
): { readonly uploads: Uploads; readonly incoming: Incoming } {
  const uploads = useUploads({ org, purpose: "asset" });
  const [kept, setKept] = useState<readonly MediaItem[]>([]);
  const { add: queue } = uploads;
  const { keep } = library;
  const add = useCallback(
    (files: readonly DroppedFile[], folder: string | null) => {
      if (keep === null) return;
      const folders = new FolderMaker(org, folder);
      for (const { file, folders: path } of files) {
        queue([file], async ({ id }) => {
          const into = await folders.at(path);
          if (!into.ok) return into.problem;
          const done = await keep(id, into.folder);
          if (!done.ok) return done.problem;
          setKept((now) => [done.item, ...now]);
          return null;
        });
      }
    },
    [org, keep, queue],
  );
  const incoming = useMemo(() => ({ kept, add }), [kept, add]);
  return { uploads, incoming };
}

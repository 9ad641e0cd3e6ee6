"use client";

import { useEffect, useMemo } from "react";
import type { ReactNode } from "react";
import { MediaContextProvider } from "@/app/_screens/media/media-context.tsx";
import { useChanges } from "./use-changes.ts";
import { UploadsDock } from "./uploads-dock.tsx";
import { useIncoming } from "./use-incoming.ts";
import { useLibrary } from "./use-library.ts";

type MediaProviderProps = {
  readonly org: string;
  readonly can: { readonly read: boolean; readonly create: boolean };
  readonly children: ReactNode;
};

/** Files of the organization for all screens below: those to choose from, and those on their way in. */
export function MediaProvider({ org, can, children }: MediaProviderProps) {
  const library = useLibrary(org, can.create);
  const { uploads, incoming } = useIncoming(org, library);
  const changes = useChanges();
  const { isBusy } = uploads;
  useEffect(() => {
    if (!isBusy) return undefined;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", hold);
    return () => window.removeEventListener("beforeunload", hold);
  }, [isBusy]);
  const media = useMemo(
    () => ({
      org,
      library: can.read ? library : null,
      incoming: can.create ? incoming : null,
      changes,
    }),
    [org, library, incoming, changes, can.read, can.create],
  );
  return (
    <MediaContextProvider value={media}>
      {children}
      <UploadsDock uploads={uploads} />
    </MediaContextProvider>
  );
}

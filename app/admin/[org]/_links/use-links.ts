"use client";

import { useCallback, useEffect, useState } from "react";
import type { Link } from "@/lib/links/list-links.ts";
import { listLinksAction } from "./actions.ts";

/** The links to one entry: null while they are asked for, a text where that failed. */
export type Links = readonly Link[] | string | null;

/** The links to an entry that whoever looks may see, read anew at each call of `reload`. */
export function useLinks(org: string, { collection, id }: { collection: string; id: string }) {
  const [links, setLinks] = useState<Links>(null);
  const reload = useCallback(async () => {
    setLinks(await askForLinks(org, { collection, id }));
  }, [org, collection, id]);
  useEffect(() => {
    void askForLinks(org, { collection, id }).then(setLinks);
  }, [org, collection, id]);
  return { links, reload };
}

async function askForLinks(org: string, entry: { collection: string; id: string }): Promise<Links> {
  const result = await listLinksAction(org, { entry });
  return result.ok ? result.value.links : result.error.detail;
}
